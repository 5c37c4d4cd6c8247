import type { ReportedFigure, ReportedIndicator } from '#core/check-report.ts';
import { parseDecimal, plainDecimal } from '#core/decimal.ts';
import { comparators, type Comparator } from '#core/indicators/indicator.ts';
import type { PlacedPart, ProjectContext } from '#core/import/project-context.ts';
import { rowOf } from '#core/import/project-context.ts';
import { nameKey, numbered } from '#core/import/names.ts';
import type { IndicatorValue, ProposalRow } from '#core/import/proposal.ts';
import { why } from '#core/import/why.ts';

type Span = { readonly start: number; readonly end: number };

/** Indicators with their results; then every other figure of the text that counts or prices something, named after its sentence, for a person to place. */
export function indicatorRows(context: ProjectContext, parts: readonly PlacedPart[]): ProposalRow[] {
  const { project, text, judgement, report } = context;
  const keyed = numbered();
  const rows = project.indicators.map((indicator) => {
    const printed = text.slice(indicator.start, indicator.end);
    const value = indicatorOf(indicator, printed);
    const judged = value.value === null && value.valueText === null ? { certainty: 'uncertain' as const, why: why.resultMissing(indicator.name) } : judgement.ofCount(indicator, printed);
    return rowOf(context, 'indicator', keyed(`indicator/${nameKey(indicator.name)}`), indicator.name, value, { ...judged, why: judged.why ?? (value.targetText === noTarget ? why.targetMissing : null), printed, span: indicator });
  });
  for (const { part, key } of parts.filter(({ role }) => role === 'result')) {
    const fact = part.spent ?? part.budget;
    if (fact === null) continue;
    const figure = report.figures.find(({ start }) => start === fact.start);
    const value = inferred(part.name, plainOf(figure?.value ?? null, fact.text), unitOf(fact.text), fact.text);
    rows.push(rowOf(context, 'indicator', keyed(`indicator/${key}`), part.name, value, { certainty: 'uncertain', why: why.largerThanProject(fact.text), printed: fact.text, span: fact }));
  }
  for (const figure of looseFigures(context)) {
    const name = sentenceName(text, figure);
    if (name === '') continue;
    const unit = figure.kind === 'percent' ? '%' : figure.kind === 'money' ? unitOf(figure.text) : figure.unit ?? null;
    const value = inferred(name, figure.kind === 'count' ? figure.value ?? null : figure.kind === 'percent' ? figure.percent ?? null : plainOf(null, figure.text), unit, figure.text);
    rows.push(rowOf(context, 'indicator', keyed(`indicator/${nameKey(name)}`), name, value, { certainty: 'uncertain', why: why.countNamedBySentence(figure.text), printed: figure.text, span: figure }));
  }
  return rows;
}

const noTarget = '原文未列目标值';

function indicatorOf(indicator: ReportedIndicator, printed: string): IndicatorValue {
  const classes = classesOf(indicator.name);
  const number = indicator.value === null ? null : parseDecimal(indicator.value);
  const target = indicator.target === null ? null : parseDecimal(indicator.target);
  const given = comparators.find((each) => each === indicator.comparator);
  const comparator: Comparator = given ?? (indicator.target !== null && target === null ? '定性' : '≥');
  const inexact = /[余多约近超过突破以上下不足]/.test(printed.replace(indicator.name, ''));
  return {
    kind: 'indicator', name: indicator.name, level1: indicator.level1 ?? classes[0], level2: indicator.level2 ?? (indicator.level1 === null || indicator.level1 === classes[0] ? classes[1] : null), isInferred: indicator.level1 === null || indicator.target === null,
    comparator, target: target === null ? null : plainDecimal(target), targetText: target !== null ? null : indicator.target ?? noTarget, unit: indicator.unit,
    weight: indicator.weight, value: number === null ? null : plainDecimal(number), valueText: number === null ? indicator.value : inexact ? printed : null, reason: indicator.reason,
  };
}

/** An indicator that the paper does not call one. */
function inferred(name: string, value: string | null, unit: string | null, printed: string): IndicatorValue {
  const [level1, level2] = unit !== null && /元\//.test(unit) ? ['成本', '经济成本'] : classesOf(name);
  return { kind: 'indicator', name, level1, level2, isInferred: true, comparator: '≥', target: null, targetText: noTarget, unit, weight: null, value, valueText: /[余多]/.test(printed) ? printed : null, reason: null };
}

/** First and second level by the words that names of indicators end in. */
function classesOf(name: string): readonly [string, string] {
  if (/满意度/.test(name)) return ['满意度', '服务对象满意度'];
  if (/及时|按期|按时|时间/.test(name)) return ['产出', '时效'];
  return /率$|合格|达标/.test(name) ? ['产出', '质量'] : ['产出', '数量'];
}

/** Figures of the text that no fund, part, rate or indicator has taken. */
function looseFigures({ project, report }: ProjectContext): readonly ReportedFigure[] {
  const taken: Span[] = [
    ...project.indicators, ...Object.values(project.funds).filter((fact) => fact !== null), ...project.parts.flatMap(({ budget, spent, share }) => [budget, spent, share]).filter((fact) => fact !== null),
  ];
  return report.figures.filter(({ kind, start, end, malformed, until }) => (kind === 'count' || kind === 'money' || kind === 'percent') && malformed !== true && until === undefined
    && start >= project.start && end <= project.end && !taken.some((span) => span.start < end && start < span.end));
}

/** What a figure counts, in the words of its clause. */
function sentenceName(text: string, { start, end }: Span): string {
  const before = /[^，,。；;：:、\n（(]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  const after = /^[^，,。；;：:、\n（()）]*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  return `${before}${after}`.replace(/\s+/g, '').replace(/^(?:其中|共|已|并|同时|及|和|的)+/, '').slice(0, 60);
}

/** The unit as printed: 万元, 万元/项. */
function unitOf(printed: string): string | null {
  const unit = printed.normalize('NFKC').replace(/^[^\d]*[\d,.]+\s*/, '').replace(/[余多]/g, '').trim();
  return unit === '' ? null : unit === '万' || unit === '亿' ? `${unit}元` : unit;
}

/** The number as printed. */
function plainOf(value: string | null, printed: string): string | null {
  const read = parseDecimal(/\d[\d,]*(?:\.\d+)?/.exec(printed.normalize('NFKC'))?.[0].replaceAll(',', '') ?? '');
  return read === null ? value : plainDecimal(read);
}
