import { compareDecimals, wholeNumber } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import type { FundsRow, SelfEvaluationForm } from '#checker/structure/structure.ts';
import { quantityOfCell, readCellNumber, type FigureIndex } from '#checker/tables/cell-number.ts';
import { captionUnit, moneyUnit } from '#checker/tables/table-units.ts';
import type { CellUnit, FormFigures, FundsFigures } from '#checker/tables/table.ts';

const points: CellUnit = { kind: 'count', unit: '分', exponent: 0 };
const percent: CellUnit = { kind: 'percent', unit: '%', exponent: 0 };
const fraction: CellUnit = { kind: 'percent', unit: '%', exponent: 2 };
const unknown: CellUnit = { kind: 'number', unit: null, exponent: 0 };

/** What the points of the execution rate are a figure of. */
export const executionSubject = '预算执行率';

/** The figures of a 自评表 as facts. Empty cells, dashes and words give none. */
export function readFormFigures(form: SelfEvaluationForm, folded: FoldedText, figures: FigureIndex): FormFigures {
  const { text } = folded;
  const words = text.slice(form.start, form.end);
  const named = form.amountUnit ?? captionUnit(words) ?? captionUnit(text.slice(Math.max(0, form.start - 80), form.start));
  const money = named === null ? unknown : moneyUnit(named);
  const fact = (span: Span | null, measure: Measure, unit: CellUnit, subject: string): Fact | null => {
    const number = span === null ? null : readCellNumber(text, span, figures);
    if (number === null) return null;
    const isFraction = unit === percent && number.own === null && number.printed !== null && number.printed.scale > 0 && compareDecimals(number.printed, wholeNumber(1)) <= 0;
    return {
      measure, quantity: quantityOfCell(number, isFraction ? fraction : unit), project: form.project, subject, asOf: null,
      origin: { kind: 'text', span: { start: number.start, end: number.end } },
    };
  };
  const budget: Measure = form.funds.some((row) => row.initialBudget !== null) || /全年预算|调整后?预算/.test(words) ? 'adjusted-budget' : 'budget';
  const funds = form.funds.map((row): FundsFigures => {
    const subject = subjectOfRow(row, text);
    return {
      kind: row.kind,
      initialBudget: fact(row.initialBudget, 'budget', money, subject),
      budget: fact(row.budget, budget, money, subject),
      spent: fact(row.spent, 'spent', money, subject),
      weight: fact(row.points, 'weight', points, executionSubject),
      rate: fact(row.rate, 'execution-rate', percent, subject),
      score: fact(row.score, 'score', points, executionSubject),
    };
  });
  const indicators = form.indicators.map((indicator) => ({
    indicator,
    value: fact(indicator.spans.value, 'indicator', unknown, indicator.name),
    weight: fact(indicator.spans.weight, 'weight', points, indicator.name),
    score: fact(indicator.spans.points, 'score', points, indicator.name),
  }));
  return { form, funds, indicators, totalWeight: fact(form.totalWeight, 'weight', points, ''), totalScore: fact(form.score, 'score', points, '') };
}

/** The total is of the project itself; 其中：当年财政拨款 is a part of it. */
function subjectOfRow(row: FundsRow, text: string): string {
  return row.kind === 'total' ? '' : text.slice(row.label.start, row.label.end).replace(/^其中[：:]?/, '').replace(/\n/g, '');
}

/** Every fact of a form, in the order of its rows. */
export function factsOfForm(figures: FormFigures): Fact[] {
  return [
    ...figures.funds.flatMap((row) => [row.initialBudget, row.budget, row.spent, row.weight, row.rate, row.score]),
    ...figures.indicators.flatMap((row) => [row.value, row.weight, row.score]),
    figures.totalWeight, figures.totalScore,
  ].filter((fact) => fact !== null);
}
