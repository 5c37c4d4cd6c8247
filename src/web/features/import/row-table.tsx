import { Button, Input, Modal, Select, Segmented, Space, Table, Tag } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { useMemo, useState } from 'react';
import type { ImportRowAnswer } from '#contract/import.ts';
import { ChangeDialog } from '#web/features/import/change-dialog.tsx';
import { RowValueView } from '#web/features/import/row-value.tsx';
import { groupsOf, isChangeable, isComplete, type RowGroup } from '#web/features/import/rows.ts';
import { Sentence } from '#web/features/import/sentence.tsx';
import { useDecide, type Decide } from '#web/features/import/use-decide.tsx';
import { importTexts } from '#web/platform/messages/import.ts';
import { usePlace } from '#web/platform/place.tsx';
import { hrefTo, useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { EmptyState } from '#web/ui/page-states.tsx';

const certainties = ['certain', 'uncertain', 'malformed', 'wording'] as const;
const certaintyColours = { certain: 'green', uncertain: 'gold', malformed: 'red', wording: 'blue' } as const;
const shows = ['waiting', 'decided', 'refused', 'applied', 'all'] as const;
type Show = (typeof shows)[number];
const showTexts = { waiting: 'filterWaiting', decided: 'filterDecided', refused: 'filterRefused', applied: 'filterApplied', all: 'filterAll' } as const satisfies Record<Show, keyof typeof importTexts>;
/** What a row may become, in the order of the ledger. */
export const targets = ['project', 'document', 'part', 'budget', 'planned', 'issued', 'received', 'passed-on', 'paid', 'entry', 'indicator', 'result', 'narrative', 'stated-rate', 'finding', 'bad-row'] as const;
type TargetText = `target.${(typeof targets)[number]}`;

/** Name of what a row becomes. */
export function targetText(target: string): TargetText {
  return `target.${targets.find((each) => each === target) ?? 'entry'}`;
}

/** A line of the table: the head of a project, or a row of it. */
type Line = { readonly key: string; readonly group: RowGroup; readonly row: ImportRowAnswer | null; readonly children?: readonly Line[] };

function isShown({ decision, appliedId, target }: ImportRowAnswer, show: Show): boolean {
  switch (show) {
    case 'waiting': return decision === 'pending' && target !== 'bad-row' && appliedId === null;
    case 'decided': return decision === 'accepted' || decision === 'changed';
    case 'refused': return decision === 'refused';
    case 'applied': return appliedId !== null;
    case 'all': return true;
  }
}

/** A proposal row by row, grouped by project, each with what it was read from, how certain it is, and what becomes of it. */
export function RowTable({ rows, importId }: { readonly rows: readonly ImportRowAnswer[]; readonly importId: string }) {
  const t = useTexts(importTexts);
  const say = useSay();
  const { departmentPath } = usePlace();
  const [search, setSearch] = useSearch();
  const decide = useDecide(`${departmentPath}/imports/${importId}`);
  const [changing, setChanging] = useState<ImportRowAnswer | null>(null);
  const [refusing, setRefusing] = useState<ImportRowAnswer | null>(null);
  const show = shows.find((each) => each === search.get('show')) ?? 'waiting';
  const certainty = certainties.find((each) => each === search.get('certainty'));
  const target = targets.find((each) => each === search.get('target'));
  const ordinal = search.get('project');
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const counts = useMemo(() => new Map(shows.map((each) => [each, rows.filter((row) => isShown(row, each)).length])), [rows]);
  const lines = useMemo<readonly Line[]>(() => groups.filter((group) => ordinal === null || String(group.ordinal) === ordinal).flatMap((group) => {
    const fitting = group.rows.filter((row) => isShown(row, show) && (certainty === undefined || row.certainty === certainty) && (target === undefined || row.target === target));
    if (fitting.length === 0) return [];
    return [{ key: `group ${group.ordinal}`, group, row: null, children: fitting.map((row) => ({ key: row.id, group, row })) }];
  }), [groups, show, certainty, target, ordinal]);
  const nameOf = ({ ordinal: number, name }: RowGroup): string => (number === 0 ? t('wholePaper') : t('projectOf', { ordinal: number, name: name ?? '' }));
  const ofGroup = (line: Line, width: number) => (line.row === null ? { colSpan: width } : {});
  const columns: ColumnType<Line>[] = [
    {
      key: 'kind', title: t('kind'), width: 150, onCell: (line) => ofGroup(line, 5),
      render: (_value, { row, group }) => (row === null
        ? <span className="import-group">{nameOf(group)} <span className="panel-note">{t('rowsOf', { count: lines.find((line) => line.group === group)?.children?.length ?? 0 })}</span></span>
        : <div className="import-what"><strong>{t(targetText(row.target))}</strong>{row.target !== 'finding' && row.target !== 'project' && <span className="panel-note">{row.label}</span>}</div>),
    },
    { key: 'sentence', title: t('sentence'), onCell: (line) => ofGroup(line, 0), render: (_value, { row }) => row !== null && <Sentence row={row} /> },
    { key: 'value', title: t('value'), width: 220, onCell: (line) => ofGroup(line, 0), render: (_value, { row }) => row !== null && <RowValueView row={row} /> },
    {
      key: 'certainty', title: t('certainty'), width: 200, onCell: (line) => ofGroup(line, 0),
      render: (_value, { row }) => row !== null && <div className="import-why"><Tag color={certaintyColours[row.certainty]}>{t(`certainty.${row.certainty}`)}</Tag>{row.why !== null && <span className="panel-note">{say(row.why)}</span>}</div>,
    },
    { key: 'decision', title: t('decision'), width: 186, onCell: (line) => ofGroup(line, 0), render: (_value, { row, group }) => row !== null && <Decision row={row} projectId={group.projectId} decide={decide} onChange={setChanging} onRefuse={setRefusing} /> },
  ];
  return (
    <>
      <div className="table-tools">
        <Segmented value={show} aria-label={t('filterDecision')} onChange={(next) => setSearch({ show: next === 'waiting' ? null : next })}
          options={shows.map((value) => ({ value, label: `${t(showTexts[value])} ${counts.get(value) ?? 0}` }))} />
        <Select className="import-filter" aria-label={t('filterCertainty')} allowClear placeholder={t('everyCertainty')} value={certainty ?? null} onChange={(next) => setSearch({ certainty: next })}
          options={certainties.map((value) => ({ value, label: t(`certainty.${value}`) }))} />
        <Select className="import-filter" aria-label={t('filterTarget')} allowClear placeholder={t('everyTarget')} value={target ?? null} onChange={(next) => setSearch({ target: next })}
          options={targets.filter((value) => rows.some((row) => row.target === value)).map((value) => ({ value, label: t(targetText(value)) }))} />
        <Select className="import-filter-project" aria-label={t('filterProject')} allowClear placeholder={t('everyProject')} value={ordinal} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
          onChange={(next: string | undefined) => setSearch({ project: next })} options={groups.map((group) => ({ value: String(group.ordinal), label: nameOf(group) }))} />
      </div>
      <Table<Line> size="small" className="import-rows" key={`${show} ${certainty ?? ''} ${target ?? ''} ${ordinal ?? ''}`} columns={columns} dataSource={[...lines]} aria-label={t('tab.rows')} sticky
        expandable={{ expandedRowKeys: lines.map(({ key }) => key), showExpandColumn: false, expandIcon: () => null, indentSize: 0 }} rowClassName={({ row }) => (row === null ? 'import-group-row' : '')}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ x: 980 }}
        locale={{ emptyText: show === 'waiting' && certainty === undefined && target === undefined && ordinal === null ? <EmptyState title={t('allDecided')} what={t('allDecidedWhat')} /> : <EmptyState title={t('noRows')} /> }} />
      {changing !== null && <ChangeDialog row={rows.find(({ id }) => id === changing.id) ?? changing} importId={importId} decide={decide} onClose={() => setChanging(null)} />}
      {refusing !== null && <RefuseDialog row={rows.find(({ id }) => id === refusing.id) ?? refusing} decide={decide} onClose={() => setRefusing(null)} />}
      {decide.dialog}
    </>
  );
}

type DecisionProperties = {
  readonly row: ImportRowAnswer; readonly projectId: string | null; readonly decide: Decide; readonly onChange: (row: ImportRowAnswer) => void; readonly onRefuse: (row: ImportRowAnswer) => void;
};

function Decision({ row, projectId, decide, onChange, onRefuse }: DecisionProperties) {
  const t = useTexts(importTexts);
  const named = (action: string): string => t('rowAction', { action, label: `${t(targetText(row.target))} ${row.printed ?? row.label}` });
  if (row.appliedId !== null) {
    return <Space size={4} wrap><Tag color="green">{t('inLedger')}</Tag>{projectId !== null && <a href={hrefTo(`/projects/${projectId}`)} aria-label={named(t('openProject'))}>{t('openProject')}</a>}<Note row={row} /></Space>;
  }
  if (row.target === 'bad-row') return null;
  if (row.decision !== 'pending') {
    return (
      <Space size={4} wrap>
        <Tag color={row.decision === 'refused' ? 'default' : 'blue'}>{t(`decision.${row.decision}`)}</Tag>
        <Button size="small" type="link" disabled={decide.isPending} onClick={() => decide.decide(row, { decision: 'pending' })} aria-label={named(t('withdraw'))}>{t('withdraw')}</Button>
        <Note row={row} />
      </Space>
    );
  }
  const isWhole = isComplete(row);
  return (
    <Space size={4} wrap>
      {isWhole && <Button size="small" type="primary" loading={decide.pendingRow === row.id} disabled={decide.isPending} onClick={() => decide.decide(row, { decision: 'accepted' })} aria-label={named(t('accept'))}>{t('accept')}</Button>}
      {isChangeable(row) && <Button size="small" {...(isWhole ? {} : { type: 'primary' as const })} disabled={decide.isPending} onClick={() => onChange(row)} aria-label={named(t(isWhole ? 'change' : 'settle'))}>{t(isWhole ? 'change' : 'settle')}</Button>}
      <Button size="small" disabled={decide.isPending} onClick={() => onRefuse(row)} aria-label={named(t('refuse'))}>{t('refuse')}</Button>
    </Space>
  );
}

function Note({ row: { voucher, note } }: { readonly row: ImportRowAnswer }) {
  const t = useTexts(importTexts);
  if (voucher === null && note === null) return null;
  return <span className="panel-note">{voucher !== null && t('voucherIs', { voucher })} {note}</span>;
}

function RefuseDialog({ row, decide, onClose }: { readonly row: ImportRowAnswer; readonly decide: Decide; readonly onClose: () => void }) {
  const t = useTexts(importTexts);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && note.trim() === '';
  return (
    <Modal open title={t('dialogRefuse', { label: row.label })} okText={t('refuse')} okButtonProps={{ danger: true }} cancelText={t('cancel')} confirmLoading={decide.isPending} onCancel={onClose}
      onOk={() => {
        setTried(true);
        if (note.trim() !== '') decide.decide(row, { decision: 'refused', note: note.trim() }, onClose);
      }}>
      <label htmlFor="refuse-note">{t('reason')}</label>
      <Input id="refuse-note" value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} aria-describedby="refuse-help" {...(isMissing ? { status: 'error' as const, 'aria-invalid': true } : {})} />
      <p id="refuse-help" className="import-missing">{isMissing && t('reasonNeeded')}</p>
    </Modal>
  );
}
