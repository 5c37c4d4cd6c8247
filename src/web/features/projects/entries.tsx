import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { FundEntryAnswer } from '#contract/funds.ts';
import { compareDecimals, decimal } from '#core/decimal.ts';
import { fundEntryKinds } from '#core/ledger/funds.ts';
import { Field } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { exactWanText } from '#web/ui/amount-text.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Amount } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { EmptyState, ErrorState } from '#web/ui/page-states.tsx';
import { useDay } from '#web/ui/time.tsx';

type Answer = { readonly items: readonly FundEntryAnswer[]; readonly nextCursor: string | null };

/** Every act of the funds ledger; what was booked is voided, never changed. */
export function Entries({ context, mayWrite, onBook }: { readonly context: ProjectContext; readonly mayWrite: boolean; readonly onBook: () => void }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  const day = useDay();
  const [kind, setKind] = useState<string | null>(null);
  const [withVoided, setWithVoided] = useState(false);
  const [voiding, setVoiding] = useState<FundEntryAnswer | null>(null);
  const path = `${context.path}/entries`;
  const query = { kind, voided: withVoided ? null : 'false', limit: 100 };
  const answer = useInfiniteQuery({
    queryKey: [path, query], initialPageParam: '', getNextPageParam: ({ nextCursor }: Answer) => nextCursor ?? undefined,
    queryFn: ({ pageParam, signal }) => api.get<Answer>(path, { ...query, cursor: pageParam }, signal),
  });
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const partName = (partId: string | null): string => (partId === null ? '—' : context.project.parts.find(({ id }) => id === partId)?.name ?? '—');
  const columns: readonly DataColumn<FundEntryAnswer>[] = [
    { key: 'day', title: t('day'), width: 124, isMain: true, sort: (left, right) => (left.occurredOn ?? '').localeCompare(right.occurredOn ?? ''), render: ({ occurredOn, datePrecision }) => (occurredOn === null ? '—' : datePrecision === 'day' ? day(occurredOn) : datePrecision === 'month' ? occurredOn.slice(0, 7) : occurredOn.slice(0, 4)) },
    { key: 'kind', title: t('entry'), width: 130, isMain: true, render: (entry) => <>{word(`kind.${entry.kind}`)} {entry.voided && <Tag color="default" title={t('voidedFor', { reason: entry.voidedReason ?? '' })}>{t('voided')}</Tag>}{entry.isInferred && <Tag>{t('inferred')}</Tag>}</> },
    { key: 'amount', title: t('amountWan'), width: 120, align: 'right', isMain: true, sort: (left, right) => compareDecimals(decimal(left.amountYuan), decimal(right.amountYuan)), render: ({ amountYuan, voided }) => (voided ? <s><Amount yuan={amountYuan} /></s> : <Amount yuan={amountYuan} />) },
    { key: 'source', title: t('source'), width: 110, render: ({ source }) => word(`source.${source}`, source) },
    { key: 'payee', title: t('payee'), width: 160, render: ({ payee, payeeKind }) => <>{payee ?? '—'}{payeeKind !== null && <small className="rate-basis">{word(`payee.${payeeKind}`)}</small>}</> },
    { key: 'part', title: t('part'), width: 130, isExtra: context.project.parts.length === 0, render: ({ partId }) => partName(partId) },
    { key: 'document', title: t('documentNumber'), width: 130, isExtra: true, render: ({ documentNumber }) => documentNumber ?? '—' },
    { key: 'voucher', title: t('voucher'), width: 110, render: ({ voucher }) => voucher ?? '—' },
    { key: 'note', title: t('note'), width: 180, render: ({ note, voided, voidedReason }) => <>{note ?? (voided ? '' : '—')}{voided && <small className="rate-basis">{t('voidedFor', { reason: voidedReason ?? '' })}</small>}</> },
    ...(mayWrite ? [{ key: 'void', title: t('void'), width: 70, isMain: true, header: <span className="for-readers">{t('void')}</span>, render: (entry: FundEntryAnswer) => (entry.voided ? null : <Button size="small" type="link" danger onClick={() => setVoiding(entry)}>{t('void')}</Button>) }] : []),
  ];
  return (
    <Panel title={t('entries')} note={t('entriesWhat')}>
      {answer.isError && answer.data === undefined ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : (
        <DataTable name="entries" label={t('entries')} rows={rows} keyOf={({ id }) => id} columns={columns} isLoading={answer.isPending} onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null}
          empty={<EmptyState title={t('noEntries')} what={t('noEntriesWhat')} action={mayWrite && <Button onClick={onBook}>{t('book', { kind: t('kind.received') })}</Button>} />}
          filters={(
            <>
              <Select className="project-filter" allowClear placeholder={t('allKinds')} aria-label={t('entry')} value={kind} onChange={(next?: string) => setKind(next ?? null)} options={fundEntryKinds.map((each) => ({ value: String(each), label: word(`kind.${each}`) }))} />
              <Checkbox checked={withVoided} onChange={({ target }) => setWithVoided(target.checked)}>{t('showVoided')}</Checkbox>
            </>
          )} />
      )}
      {voiding !== null && <VoidDialog context={context} entry={voiding} onClose={() => setVoiding(null)} />}
    </Panel>
  );
}

function VoidDialog({ context: { path, refreshes }, entry, onClose }: { readonly context: ProjectContext; readonly entry: FundEntryAnswer; readonly onClose: () => void }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  const day = useDay();
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const change = useChange<object>({ change: (input) => api.post(`${path}/entries/${entry.id}/void`, input, { version: entry.version }), refreshes, done: t('voidDone'), onDone: onClose });
  const send = (): void => {
    setTried(true);
    if (reason.trim() !== '') change.mutate({ reason: reason.trim() });
  };
  return (
    <Modal open title={t('voidTitle')} okText={t('void')} okButtonProps={{ danger: true }} onOk={send} onCancel={onClose} confirmLoading={change.isPending}>
      <p>{t('voidWhat', { kind: word(`kind.${entry.kind}`), wan: exactWanText(entry.amountYuan), day: entry.occurredOn === null ? '—' : day(entry.occurredOn) })}</p>
      <Form layout="vertical">
        <Field id="void-reason" label={t('reason')} required error={hasTried && reason.trim() === '' ? t('reasonMissing') : undefined}><Input id="void-reason" autoFocus maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} onPressEnter={send} /></Field>
      </Form>
    </Modal>
  );
}
