import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Segmented, Space, Tag } from 'antd';
import { useState } from 'react';
import type { FindingAnswer, LiveCheckAnswer } from '#contract/findings.ts';
import { Field } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useChange } from '#web/platform/queries.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Panel } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import { useTime } from '#web/ui/time.tsx';

type Answer = { readonly items: readonly FindingAnswer[]; readonly nextCursor: string | null };
const states = ['open', 'settled', 'dismissed', 'gone'] as const;
type Decision = { readonly finding: FindingAnswer; readonly state: 'settled' | 'dismissed' };

/** What the rules found about this project, and what became of it. */
export function FindingsTab({ context: { project, path, refreshes } }: { readonly context: ProjectContext }) {
  const t = useTexts(projectTexts);
  const ui = useTexts(uiTexts);
  const may = useMay();
  const { departmentPath, yearPath } = usePlace();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const [decision, setDecision] = useState<Decision | null>(null);
  const answer = useInfiniteQuery({
    queryKey: [`${path}/findings`, { state }], initialPageParam: '', getNextPageParam: ({ nextCursor }: Answer) => nextCursor ?? undefined,
    queryFn: ({ pageParam, signal }) => api.get<Answer>(`${path}/findings`, { state, limit: 50, cursor: pageParam }, signal),
  });
  const [checked, setChecked] = useState<LiveCheckAnswer | null>(null);
  const check = useChange<null, LiveCheckAnswer>({ change: () => api.post(`${path}/checks`), refreshes, onDone: setChecked });
  const reopen = useChange<FindingAnswer>({ change: ({ id, version }) => api.patch(`${departmentPath}/findings/${id}`, { state: 'open', reason: null }, version), refreshes: [...refreshes, yearPath], done: t('decided') });
  const maySettle = may('finding.settle', project);
  const items = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={<Term of="findings" />} actions={may('check.run', project) && <Button loading={check.isPending} onClick={() => check.mutate(null)}>{t('checkAgain')}</Button>}>
      <div className="table-tools">
        <Segmented value={state} onChange={setState} aria-label={t('findingState')} options={states.map((value) => ({ value, label: t(`finding.${value}`) }))} />
        {checked !== null && <span role="status" className="panel-note">{t('checkDone', { added: checked.added, gone: checked.gone })}</span>}
      </div>
      {answer.isError && answer.data === undefined ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : items.length === 0 ? <EmptyState title={t('noFindings')} what={t('noFindingsWhat')} /> : (
        <ul className="findings">
          {items.map((finding) => (
            <li key={finding.id} className={`finding finding-${finding.severity}`}>
              <Finding finding={finding} />
              {maySettle && finding.state === 'open' && (
                <Space>
                  <Button size="small" onClick={() => setDecision({ finding, state: 'settled' })}>{t('settle')}</Button>
                  <Button size="small" onClick={() => setDecision({ finding, state: 'dismissed' })}>{t('dismiss')}</Button>
                </Space>
              )}
              {maySettle && (finding.state === 'settled' || finding.state === 'dismissed') && <Button size="small" type="link" onClick={() => reopen.mutate(finding)}>{t('reopenFinding')}</Button>}
            </li>
          ))}
        </ul>
      )}
      {answer.hasNextPage && <Button onClick={() => void answer.fetchNextPage()}>{ui('more')}</Button>}
      {decision !== null && <DecisionDialog decision={decision} refreshes={[...refreshes, yearPath]} onClose={() => setDecision(null)} />}
    </Panel>
  );
}

function Finding({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTexts(projectTexts);
  const word = useWordOf(projectTexts);
  const say = useSay();
  const time = useTime();
  const { severity, origin, message, stated, expected, difference, records, consequence, hypotheses, reason, settledBy, settledAt } = finding;
  const figures = ([['stated', stated], ['expected', expected], ['difference', difference]] as const).filter(([, value]) => value !== null);
  return (
    <>
      <p className="finding-message"><span className={`count count-${severity}`}>{word(`severity.${severity}`)}</span> {say(message)} <Tag>{word(`origin.${origin}`)}</Tag></p>
      {figures.length > 0 && <p className="finding-figures">{figures.map(([key, value]) => <span key={key}>{t(key)} <b className="amount">{value}</b></span>)}</p>}
      {records.length > 0 && <p className="panel-note">{t('records')}：{records.map(({ shown }) => shown).join('；')}</p>}
      {consequence !== null && <p className="panel-note">{say(consequence)}</p>}
      {hypotheses.length > 0 && <p className="panel-note">{t('possible')}：{hypotheses.map(say).join('；')}</p>}
      {settledAt !== null && <p className="panel-note">{t('decidedBy', { name: settledBy ?? '', time: time(settledAt), reason: reason ?? '' })}</p>}
    </>
  );
}

function DecisionDialog({ decision: { finding, state }, refreshes, onClose }: { readonly decision: Decision; readonly refreshes: readonly string[]; readonly onClose: () => void }) {
  const t = useTexts(projectTexts);
  const say = useSay();
  const { departmentPath } = usePlace();
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const change = useChange<object>({ change: (input) => api.patch(`${departmentPath}/findings/${finding.id}`, input, finding.version), refreshes, done: t('decided'), onDone: onClose });
  const send = (): void => {
    setTried(true);
    if (reason.trim() !== '') change.mutate({ state, reason: reason.trim() });
  };
  return (
    <Modal open title={t(state === 'settled' ? 'settleTitle' : 'dismissTitle')} okText={t(state === 'settled' ? 'settle' : 'dismiss')} onOk={send} onCancel={onClose} confirmLoading={change.isPending}>
      <p>{say(finding.message)}</p>
      <Form layout="vertical">
        <Field id="finding-reason" label={t('reason')} required extra={t('decisionWhat')} error={hasTried && reason.trim() === '' ? t('reasonMissing') : undefined}>
          <Input.TextArea id="finding-reason" autoFocus rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value.replace(/\n/g, ' '))} />
        </Field>
      </Form>
    </Modal>
  );
}
