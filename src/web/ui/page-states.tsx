import { Button, Empty, Result, Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ServerProblem } from '#web/platform/client.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useExplain } from '#web/platform/use-explain.ts';

/** While a page is on its way. */
export function PageSkeleton() {
  const t = useTexts(uiTexts);
  return <div className="page-skeleton" role="status" aria-label={t('loading')}><Skeleton active title paragraph={{ rows: 8 }} /></div>;
}

/** Why something is not there and how to try again; what is not permitted or not found says so. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useTexts(uiTexts);
  const explain = useExplain();
  if (error instanceof ServerProblem && error.status === 403) return <NoPermission />;
  if (error instanceof ServerProblem && error.status === 404) return <NotFound what={explain(error)} />;
  return <Result status="warning" title={t('failed')} subTitle={explain(error)} extra={<Button type="primary" onClick={onRetry}>{t('retry')}</Button>} />;
}

export function NoPermission() {
  const t = useTexts(uiTexts);
  return <Result status="403" title={t('notPermitted')} subTitle={t('notPermittedWhat')} extra={<Button onClick={() => window.history.back()}>{t('back')}</Button>} />;
}

export function NotFound({ what }: { readonly what?: string }) {
  const t = useTexts(uiTexts);
  return <Result status="404" title={t('notFound')} subTitle={what ?? t('notFoundWhat')} extra={<Button onClick={() => window.history.back()}>{t('back')}</Button>} />;
}

/** Nothing yet, with what to do next. */
export function EmptyState({ title, what, action }: { readonly title: string; readonly what?: string; readonly action?: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><div>{title}</div>{what !== undefined && <div className="panel-note">{what}</div>}</>}>{action}</Empty>;
}

type AwaitProperties<T> = { readonly answer: UseQueryResult<T>; readonly loading?: ReactNode; readonly children: (value: T) => ReactNode };

/** An answer in whatever state it is: on its way, failed, or there. What was there stays while it is asked again. */
export function Await<T>({ answer, loading, children }: AwaitProperties<T>) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error !== null) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  return loading ?? <PageSkeleton />;
}
