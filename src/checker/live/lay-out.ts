import { plainDecimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { ProjectRecord } from '#core/ledger/department-year.ts';
import { printFact, type RecordFact } from '#core/ledger/facts.ts';
import type { NarrativePiece, NarrativeSection } from '#core/ledger/narrative.ts';
import { chineseOrdinal } from '#core/report-messages.ts';
import type { Span } from '#core/span.ts';
import { sectionOf, type Piece, type Sheet } from '#checker/live/sheet.ts';
import type { Indicator, Project, Section, SectionKind, SelfEvaluationForm } from '#checker/structure/structure.ts';

export type LaidOut = { readonly project: Project; readonly form: SelfEvaluationForm | null; readonly indicators: readonly Indicator[] };

/** Labels of the funds. None of them holds a word that explains a difference, such as 调整 or 下达: those are left to what people write. */
const labels: readonly (readonly [Measure, string])[] = [
  ['budget', '年初预算'], ['adjusted-budget', '全年预算'], ['planned', '计划支出'], ['issued', '指标'], ['received', '到位资金'], ['spent', '实际支出'], ['balance', '结余'],
];

/** Writes a project on the sheet: basis, funds with parts, what people wrote, and behind it the form with the indicators. */
export function layOut(sheet: Sheet, record: ProjectRecord, facts: readonly RecordFact[], ordinal: number): LaidOut {
  const { id, name } = record.project;
  const key = (rest: string): string => `${id}/${rest}`;
  const heading = sheet.line(ordinal, 'other', [`（${chineseOrdinal(ordinal)}）`, { text: name, record: key('name') }]);
  const nameSpan = heading.pieces[1] ?? heading;
  const sections: Section[] = [];
  const write = (kind: SectionKind, pieces: readonly Piece[]): Span => {
    const span = sheet.line(ordinal, kind, pieces);
    sections.push(sectionOf(kind, '', span));
    return span;
  };
  for (const { id: document, number, title, disclosure } of record.documents) {
    const named = `${title === null ? '' : `《${title}》`}${number === null ? '' : title === null ? number : `（${number}${disclosure === '不予公开' ? '，不予公开' : ''}）`}`;
    write('basis', ['依据', { text: `${named}${number === null && disclosure === '不予公开' ? '（不予公开）' : ''}`, record: key(`document/${document}`) }, '设立本项目。']);
  }
  writeFunds(record, facts, write, key);
  const spans = new Map<NarrativeSection, Span>();
  for (const [section, kind] of [['summary', 'funds'], ['achievement', 'achievement'], ['problems', 'problems'], ['improvements', 'improvements']] as const) {
    const pieces = record.narratives[section];
    if (pieces === undefined || pieces.length === 0) continue;
    const lines = linesOf(pieces, facts, id, key(`narrative/${section}`));
    const written = lines.map((line) => write(kind, line));
    const [first] = written;
    const last = written.at(-1);
    if (first !== undefined && last !== undefined && last.end > first.start) spans.set(section, { start: first.start, end: last.end });
  }
  const end = sheet.length;
  const project: Project = {
    start: heading.start, end, ordinal, name, heading: nameSpan, sections, documentNumbers: record.documents.flatMap(({ number }) => (number === null ? [] : [number])),
    problems: spans.get('problems') ?? null, improvements: spans.get('improvements') ?? null, score: null, grade: null,
  };
  return { project, ...writeForm(sheet, record, facts, ordinal, key) };
}

type Write = (kind: SectionKind, pieces: readonly Piece[]) => Span;
type Key = (rest: string) => string;

function writeFunds(record: ProjectRecord, facts: readonly RecordFact[], write: Write, key: Key): void {
  const piece = (fact: RecordFact): Piece => ({ text: printFact(fact.quantity, fact.quantity.kind === 'percent' ? '%' : '万元', null), record: fact.origin.record, fact });
  const own = facts.filter(({ subject, origin }) => subject === '' && !origin.record.includes('/part/'));
  const line: Piece[] = [];
  for (const [measure, label] of labels) {
    const fact = own.find((each) => each.measure === measure);
    if (fact !== undefined) line.push(`${line.length === 0 ? '' : '，'}${label}`, piece(fact));
  }
  const rate = own.find(({ measure }) => measure === 'execution-rate');
  if (rate !== undefined) line.push('，预算执行率', piece(rate));
  if (line.length > 0) write('funds', [...line, '。']);
  // Where no payment of the project is recorded yet, nothing is known of its parts.
  const hasSpending = own.some(({ measure }) => measure === 'spent');
  for (const part of record.parts) {
    const figures = facts.filter(({ origin }) => origin.record.includes(`/part/${part.id}/`));
    if (figures.length === 0) continue;
    const pieces = labels.flatMap(([measure, label]): Piece[] => {
      const fact = figures.find((each) => each.measure === measure);
      return fact === undefined ? [] : [`，${label}`, piece(fact)];
    });
    write('funds', [{ text: part.name, record: key(`part/${part.id}`) }, ...pieces, '。']);
    const budgeted = figures.some(({ measure, quantity: { value } }) => (measure === 'adjusted-budget' || measure === 'received') && value !== null && value.coefficient > 0n);
    // 经费未使用 is what a paper says; a note of the part is its reason.
    if (budgeted && hasSpending && !figures.some(({ measure }) => measure === 'spent')) write('funds', [{ text: `${part.name}经费未使用`, record: key(`part/${part.id}`) }, ...(part.note === null ? [] : [`，原因：${part.note}`]), '。']);
  }
  for (const { kind, reason, id } of record.budgets.map((version) => ({ ...version, reason: 'reason' in version && typeof version.reason === 'string' ? version.reason : null }))) {
    if (kind === 'adjustment' && reason !== null) write('funds', ['预算调整：', { text: reason, record: key(`budget/${id}`) }, '。']);
  }
  for (const [kind, words] of [['received', '资金到账时间为'], ['paid', '资金拨付时间为']] as const) {
    const acts = record.entries.filter((entry) => entry.kind === kind && !entry.voided);
    const [first] = acts;
    const month = `${record.project.year}-12`;
    // Money that came or went earlier in part is none of late money.
    if (first !== undefined && acts.every((entry) => entry.occurredOn?.startsWith(month) === true && (entry.datePrecision === 'day' || entry.datePrecision === 'month'))) {
      write('funds', [words, { text: `${record.project.year}年12月`, record: key(`entry/${first.id}`) }, '。']);
    }
  }
}

/** The paragraphs of a narrative, its live figures printed. A fact that is not recorded is shown as nothing. */
function linesOf(pieces: readonly NarrativePiece[], facts: readonly RecordFact[], id: string, record: string): readonly Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'fact') {
      const fact = facts.find(({ origin }) => origin.record === `${id}/${piece.fact}`);
      if (fact !== undefined) lines.at(-1)?.push({ text: printFact(fact.quantity, piece.unit, piece.decimals), record: fact.origin.record });
      continue;
    }
    piece.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, record, typed: true });
    });
  }
  return lines.filter((line) => line.length > 0);
}

/** A count that people wrote with a unit of their own is named as a count, so that the unit can be held against what it counts. */
const countNoun = /(?:数|率|度|额|量|积|次|费|标准)$/;

function writeForm(sheet: Sheet, record: ProjectRecord, facts: readonly RecordFact[], ordinal: number, key: Key): Omit<LaidOut, 'project'> {
  if (record.indicators.length === 0) return { form: null, indicators: [] };
  const head = sheet.line(ordinal, 'other', ['绩效指标、分值、偏差原因分析及改进措施']);
  const indicators = record.indicators.map(({ indicator, result }): Indicator => {
    const own = key(`indicator/${indicator.id}`);
    const fact: Fact | undefined = facts.find(({ origin }) => origin.record === own);
    const noun = typeof result?.valueText === 'string' && fact?.quantity.kind === 'count' && !countNoun.test(indicator.name) ? `${indicator.name}数` : indicator.name;
    const value = result?.valueText ?? (fact?.quantity.printed === undefined || fact.quantity.printed === null ? result?.band ?? null : `${plainDecimal(fact.quantity.printed)}${indicator.unit ?? ''}`);
    const target = indicator.target === null ? null : `${plainDecimal(indicator.target)}${indicator.unit ?? ''}`;
    const missed = result?.band === '未达成' || result?.band === '部分达成';
    const written = sheet.line(ordinal, 'achievement', [
      { text: noun, record: own }, '为', value === null ? '—' : { text: value, record: own, ...(fact === undefined ? {} : { fact }) }, '，目标',
      target === null ? '—' : { text: target, record: own }, '，分值', indicator.weight === null ? '—' : { text: plainDecimal(indicator.weight), record: own },
      ...(missed ? ['，未达到目标'] : []), ...(result?.reason === null || result?.reason === undefined ? [] : [`，原因：${result.reason}`]), '。',
    ]);
    const at = (index: number): Span | null => written.pieces[index] ?? null;
    return {
      start: written.start, end: written.end, project: ordinal, name: indicator.name, level1: indicator.level1.replace(/(?:指标|类)$/, ''), level2: indicator.level2?.replace(/指标$/, '') ?? null,
      comparator: indicator.comparator === '定性' ? null : indicator.comparator, target: indicator.target === null ? indicator.targetText : plainDecimal(indicator.target),
      value: fact?.quantity.printed === undefined || fact.quantity.printed === null ? result?.band ?? null : plainDecimal(fact.quantity.printed), unit: indicator.unit,
      weight: indicator.weight === null ? null : plainDecimal(indicator.weight), points: null, reason: result?.reason ?? null,
      spans: { target: target === null ? null : at(4), value: value === null ? null : at(2), weight: indicator.weight === null ? null : at(6), points: null },
    };
  });
  const end = sheet.length;
  const empty = { start: end, end };
  const form: SelfEvaluationForm = {
    start: head.start, end, project: ordinal, table: ordinal, projectName: null, department: null, unit: null, amountUnit: '万元',
    funds: [{ ...empty, kind: 'total', label: empty, initialBudget: null, budget: null, spent: null, points: null, rate: null, score: null, reason: null }],
    expected: null, achieved: null, indicators, totalWeight: null, score: null, grade: null, problems: null, improvements: null,
  };
  return { form, indicators };
}
