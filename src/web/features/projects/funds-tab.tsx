import { DownOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Tag } from 'antd';
import { useState } from 'react';
import type { BudgetVersionAnswer, EntryWarning, FundsFigures, Rate } from '#contract/funds.ts';
import { fundEntryKinds, type FundEntryKind } from '#core/ledger/funds.ts';
import { BookDialog } from '#web/features/projects/book-dialog.tsx';
import { BudgetDialog } from '#web/features/projects/budget-dialog.tsx';
import { Budgets } from '#web/features/projects/budgets.tsx';
import { Entries } from '#web/features/projects/entries.tsx';
import { DayInput } from '#web/features/projects/fields.tsx';
import { MonthsCurve, type Month } from '#web/features/projects/months-curve.tsx';
import { Parts, type PartFigures } from '#web/features/projects/parts.tsx';
import { PlanDialog } from '#web/features/projects/plan-dialog.tsx';
import { useMayChange, type ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Amount, Bar, Percent } from '#web/ui/figures.tsx';
import { NormNote } from '#web/ui/norm-note.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import { useDay } from '#web/ui/time.tsx';

type Answer = { readonly asOf: string | null; readonly funds: FundsFigures; readonly rates: readonly Rate[]; readonly parts: readonly PartFigures[]; readonly months: readonly Month[] };
type Dialog = { readonly what: 'book'; readonly kind: FundEntryKind } | { readonly what: 'budget' | 'plan' } | null;

const main = ['initial', 'adjusted', 'issued', 'received', 'spent'] as const;
const others = ['planned', 'carriedIn', 'carriedOut', 'reclaimed', 'cancelled', 'passedOn', 'used'] as const;
const terms = { initial: 'initialBudget', adjusted: 'adjustedBudget', issued: 'issued', received: 'received', spent: 'spent', planned: 'planned', carriedIn: 'carriedOver', carriedOut: 'carriedOver', passedOn: 'passedOn', used: 'used' } as const;
const otherKinds = fundEntryKinds.filter((kind) => kind !== 'planned' && kind !== 'received' && kind !== 'paid');

/** The funds ledger of a project. */
export function FundsTab({ context }: { readonly context: ProjectContext }) {
  const t = useTexts(fundsTexts);
  const say = useSay();
  const word = useWordOf(fundsTexts);
  const day = useDay();
  const [search, setSearch] = useSearch();
  const asOf = search.get('asOf');
  const answer = useAnswer<Answer>(`${context.path}/funds`, { asOf });
  const budgets = useAnswer<{ readonly items: readonly BudgetVersionAnswer[] }>(`${context.path}/budgets`);
  const mayWrite = useMayChange(context)('funds.write', 'funds');
  const [dialog, setDialog] = useState<Dialog>(null);
  const [warnings, setWarnings] = useState<readonly EntryWarning[]>([]);
  const close = (): void => setDialog(null);
  const book = (kind: FundEntryKind): void => setDialog({ what: 'book', kind });
  return (
    <div className="stack">
      <div className="table-tools">
        <label htmlFor="funds-as-of">{t('asOf')}</label>
        <span className="day-input"><DayInput id="funds-as-of" value={asOf} onChange={(next) => setSearch({ asOf: next })} /></span>
        {asOf === null ? <span className="panel-note">{t('asOfAll')}</span> : <><span className="panel-note">{t('asOfNote', { day: day(asOf) })}</span><Button size="small" onClick={() => setSearch({ asOf: null })}>{t('asOfAll')}</Button></>}
        <span className="table-tools-spring" />
        {mayWrite && (
          <>
            <Button onClick={() => setDialog({ what: 'budget' })}>{t('budgetNew')}</Button>
            <Button onClick={() => setDialog({ what: 'plan' })}>{t('planMonths')}</Button>
            <Dropdown trigger={['click']} menu={{ items: otherKinds.map((kind) => ({ key: kind, label: word(`kind.${kind}`) })), onClick: ({ key }) => book(otherKinds.find((kind) => kind === key) ?? 'issued') }}>
              <Button>{t('bookOther')} <DownOutlined /></Button>
            </Dropdown>
            <Button onClick={() => book('received')}>{t('book', { kind: t('kind.received') })}</Button>
            <Button type="primary" onClick={() => book('paid')}>{t('book', { kind: t('kind.paid') })}</Button>
          </>
        )}
      </div>
      {warnings.length > 0 && (
        <Alert type="warning" showIcon closable={{ onClose: () => setWarnings([]) }} title={t('bookedWarnings')} description={<ul className="bulk-names">{warnings.map(({ code, messages }) => <li key={code}>{say(messages)}</li>)}</ul>} />
      )}
      <Await answer={answer}>{({ funds, rates, parts, months }) => (
        <>
          <dl className="funds-cards">
            {main.map((key) => <div key={key} className="panel"><dt><Term of={terms[key]} /></dt><dd data-figure={key}><Amount yuan={funds[key]} unit /></dd></div>)}
          </dl>
          {others.some((key) => funds[key] !== null) && (
            <dl className="panel funds-others">
              {others.filter((key) => funds[key] !== null).map((key) => <div key={key}><dt>{key in terms ? <Term of={terms[key as keyof typeof terms]}>{t(key)}</Term> : t(key)}</dt><dd><Amount yuan={funds[key]} unit /></dd></div>)}
            </dl>
          )}
          <div className="funds-two">
            <Panel title={<Term of="executionRate">{t('rates')}</Term>}><Rates rates={rates} /></Panel>
            <MonthsCurve months={months} />
          </div>
          <Parts context={context} parts={parts} mayWrite={mayWrite} />
        </>
      )}</Await>
      <Entries context={context} mayWrite={mayWrite} onBook={() => book('received')} />
      <Await answer={budgets}>{({ items }) => <Budgets context={context} budgets={items} />}</Await>
      {dialog?.what === 'book' && <BookDialog context={context} kind={dialog.kind} onClose={close} onBooked={setWarnings} />}
      {dialog?.what === 'budget' && budgets.data !== undefined && <BudgetDialog context={context} budgets={budgets.data.items} onClose={close} />}
      {dialog?.what === 'plan' && answer.data !== undefined && <PlanDialog context={context} months={answer.data.months} budget={answer.data.funds.adjusted} onClose={close} />}
    </div>
  );
}

function Rates({ rates }: { readonly rates: readonly Rate[] }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  if (rates.length === 0) return <p className="panel-note">{t('noRates')}</p>;
  return (
    <ul className="funds-rates">
      {rates.map(({ kind, basis, percent, legal, norm }) => (
        <li key={`${kind} ${basis}`} className={legal ? 'funds-rate funds-rate-legal' : 'funds-rate'}>
          <span>{word(`${kind}.${basis}`)} {legal && <Tag color="blue">{t('legal')}</Tag>}</span>
          <b><Percent percent={percent} /></b>
          <Bar percent={percent} />
          {norm !== null && <NormNote norm={norm} className="funds-rate-norm" />}
        </li>
      ))}
    </ul>
  );
}
