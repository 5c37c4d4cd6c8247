import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm, Space, Table, Tag } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { lazy, Suspense, useState } from 'react';
import type { IndicatorAnswer, ScoreAnswer } from '#contract/indicators.ts';
import { equalDecimals, decimal } from '#core/decimal.ts';
import { useMayChange, type ProjectContext } from '#web/features/projects/project-context.ts';
import { ResultDialog } from '#web/features/projects/result-dialog.tsx';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { indicatorsTexts } from '#web/platform/messages/indicators.ts';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Grade, Unverified } from '#web/ui/figures.tsx';
import { NormNote } from '#web/ui/norm-note.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';

// The library of indicators comes with the dialog.
const IndicatorDialog = lazy(async () => ({ default: (await import('#web/features/projects/indicator-dialog.tsx')).IndicatorDialog }));

type Line = ScoreAnswer['lines'][number];
type Row = { readonly key: string; readonly name: string; readonly indicator: IndicatorAnswer | null; readonly line: Line | null; readonly children?: readonly Row[] };
type Dialog = { readonly what: 'edit' | 'result'; readonly indicator: IndicatorAnswer } | { readonly what: 'add' } | null;

/** The target as people write it. */
export function targetText({ comparator, target, targetUpper, targetText: words, unit }: IndicatorAnswer): string {
  if (target === null) return words ?? '—';
  const value = targetUpper === null ? `${comparator === '=' ? '' : comparator}${target}` : `${target}–${targetUpper}`;
  return `${value}${unit ?? ''}`;
}

function resultText({ result, unit }: IndicatorAnswer): string | null {
  if (result === null) return null;
  if (result.value !== null) return `${result.value}${unit ?? ''}`;
  return [result.band, result.valueText].filter((each) => each !== null).join(' ') || null;
}

/** Indicators by level, with target, result, and every point explained. */
export function IndicatorsTab({ context }: { readonly context: ProjectContext }) {
  const t = useTexts(indicatorsTexts);
  const word = useWordOf(indicatorsTexts);
  const indicators = useAnswer<{ readonly items: readonly IndicatorAnswer[] }>(`${context.path}/indicators`);
  const score = useAnswer<ScoreAnswer>(`${context.path}/score`);
  const mayChange = useMayChange(context);
  const [dialog, setDialog] = useState<Dialog>(null);
  const maySet = mayChange('indicator.write', 'targets');
  const mayRecord = mayChange('result.write', 'results');
  const remove = useChange<IndicatorAnswer>({ change: ({ id, version }) => api.delete(`${context.path}/indicators/${id}`, version), refreshes: context.refreshes, done: t('removed') });
  const explain = (line: Line) => (
    <>
      <div>{word(`rule.${line.rule}`, line.rule).replace('{ratio}', line.ratioPercent ?? '—').replace('{weight}', line.weight)} {line.reasonRequired && <Tag color={line.reasonGiven ? 'default' : 'gold'}>{t(line.reasonGiven ? 'reasonGiven' : 'reasonRequired')}</Tag>}</div>
      {line.norms.slice(0, 1).map((norm) => <NormNote key={norm.id} norm={norm} className="point-norm" />)}
    </>
  );
  const columns: ColumnType<Row>[] = [
    { key: 'name', title: t('indicator'), width: 200, render: (_value, { name, indicator }) => (indicator === null ? <b>{name}</b> : name) },
    { key: 'target', title: t('target'), width: 96, render: (_value, { indicator }) => (indicator === null ? null : targetText(indicator)) },
    { key: 'result', title: t('result'), width: 110, render: (_value, { indicator }) => (indicator === null ? null : resultText(indicator) ?? <span className="amount-none">{t('noResult')}</span>) },
    { key: 'deviation', title: t('deviation'), width: 76, align: 'right', render: (_value, { line, indicator }) => (line === null || indicator === null ? null : <span className="amount">{line.ratioPercent === null ? '—' : `${line.ratioPercent}%`}</span>) },
    { key: 'weight', title: t('weight'), width: 56, align: 'right', render: (_value, { line, indicator }) => <span className="amount">{indicator?.weight ?? line?.weight ?? ''}</span> },
    { key: 'points', title: t('points'), width: 56, align: 'right', render: (_value, { line }) => (line === null ? null : <b className="amount">{line.points ?? '—'}</b>) },
    { key: 'why', title: t('why'), width: 240, render: (_value, { line }) => (line === null ? null : explain(line)) },
    ...(maySet || mayRecord ? [{
      key: 'acts', title: t('acts'), width: 164, render: (_value: unknown, { indicator }: Row) => (indicator === null ? null : (
        <Space size={0} wrap>
          {mayRecord && <Button size="small" type="link" onClick={() => setDialog({ what: 'result', indicator })}>{t('record')}</Button>}
          {maySet && <Button size="small" type="link" onClick={() => setDialog({ what: 'edit', indicator })}>{t('edit')}</Button>}
          {maySet && <Popconfirm title={t('removeSure')} okText={t('remove')} onConfirm={() => remove.mutate(indicator)}><Button size="small" type="link" danger>{t('remove')}</Button></Popconfirm>}
        </Space>
      )),
    }] : []),
  ];
  return (
    <Await answer={indicators}>{({ items }) => {
      const rows = treeOf(items, score.data?.lines ?? [], t('execution'));
      return (
        <div className="stack">
          {score.data !== undefined && <Total score={score.data} hasIndicators={items.length > 0} />}
          <Panel title={<Term of="score">{t('indicator')}</Term>} actions={maySet && <Button icon={<PlusOutlined />} onClick={() => setDialog({ what: 'add' })}>{t('add')}</Button>}>
            {items.length === 0 ? <EmptyState title={t('none')} what={t('noneWhat')} action={maySet && <Button type="primary" onClick={() => setDialog({ what: 'add' })}>{t('add')}</Button>} />
              : <Table<Row> key={items.map(({ id }) => id).join()} size="small" rowKey="key" columns={columns} dataSource={[...rows]} pagination={false} expandable={{ defaultExpandAllRows: true }} scroll={{ x: 960 }} aria-label={t('indicator')} />}
          </Panel>
          {dialog?.what === 'result' && <ResultDialog context={context} indicator={dialog.indicator} onClose={() => setDialog(null)} />}
          {(dialog?.what === 'add' || dialog?.what === 'edit') && (
            <Suspense fallback={null}><IndicatorDialog context={context} indicator={dialog.what === 'edit' ? dialog.indicator : null} onClose={() => setDialog(null)} /></Suspense>
          )}
        </div>
      );
    }}</Await>
  );
}

function Total({ score: { total, decided, grade, gradeVerified, weights }, hasIndicators }: { readonly score: ScoreAnswer; readonly hasIndicators: boolean }) {
  const t = useTexts(indicatorsTexts);
  const addsUp = equalDecimals(decimal(weights.total), decimal(weights.needed));
  return (
    <>
      <div className="panel score-total"><span>{t('total')}</span> <b className="amount">{total ?? '—'}</b> <Grade grade={grade} />{gradeVerified === false && <Unverified />} {total === null && <span className="panel-note">{t('decided', { points: decided })}</span>}</div>
      {hasIndicators && !addsUp && <Alert type="warning" showIcon title={t('weights', { total: weights.total, needed: weights.needed })} />}
    </>
  );
}

/** The execution rate, then the indicators below their levels. */
function treeOf(indicators: readonly IndicatorAnswer[], lines: readonly Line[], execution: string): readonly Row[] {
  const ofExecution = lines.find(({ indicatorId }) => indicatorId === null);
  const first: Row[] = ofExecution === undefined ? [] : [{ key: 'execution', name: execution, indicator: null, line: ofExecution }];
  const leaf = (indicator: IndicatorAnswer): Row => ({ key: indicator.id, name: indicator.name, indicator, line: lines.find(({ indicatorId }) => indicatorId === indicator.id) ?? null });
  const levels = [...Map.groupBy(indicators, ({ level1 }) => level1)].map(([level1, of]): Row => ({
    key: `1 ${level1}`, name: level1, indicator: null, line: null,
    children: [...Map.groupBy(of, ({ level2 }) => level2)].flatMap(([level2, below]): Row[] => (level2 === null ? below.map(leaf) : [{ key: `2 ${level1} ${level2}`, name: level2, indicator: null, line: null, children: below.map(leaf) }])),
  }));
  return [...first, ...levels];
}
