import type { Undecidable, Verdict, ClaimKind } from '#core/claim.ts';
import type { CheckReport, Coverage, ReportedFigure } from '#core/check-report.ts';
import type { Place } from '#core/document.ts';
import type { Severity } from '#core/finding.ts';

export type Language = 'zh' | 'en';

/** The words around findings, in print, page, comments and workbook. What a finding itself says belongs to its rule. */
export type ReportMessages = {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly severityCount: (severity: Severity, count: number) => string;
  readonly untitled: string;
  readonly yearOf: (year: number) => string;
  readonly characters: (count: number) => string;
  readonly wholeReport: string;
  readonly wording: string;
  readonly project: (ordinal: number, heading: string) => string;
  readonly alsoIn: (ordinals: readonly number[]) => string;
  readonly coverage: (coverage: Coverage) => string;
  readonly undecided: (reasons: readonly (readonly [Undecidable | null, number])[]) => string;
  readonly noFindings: string;
  readonly hidden: (count: number) => string;
  readonly defects: (rules: readonly string[]) => string;
  readonly recomputed: (stated: string | null, expected: string | null, difference: string | null) => string;
  readonly consequence: string;
  readonly perhaps: string;
  readonly moreHypotheses: (count: number) => string;
  readonly morePlaces: (count: number) => string;
  readonly line: (line: number) => string;
  readonly place: (place: Place) => string;
  readonly colon: string;
  readonly comma: string;
  readonly claim: Readonly<Record<ClaimKind, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly reason: Readonly<Record<Undecidable, string>>;
  readonly figure: Readonly<Record<ReportedFigure['kind'], string>>;
  readonly role: Readonly<Record<'stated' | 'operand' | 'basis', string>>;
  readonly column: Readonly<Record<
    | 'severity' | 'project' | 'rule' | 'place' | 'quote' | 'stated' | 'expected' | 'difference' | 'message' | 'consequence' | 'hypotheses'
    | 'kind' | 'text' | 'value' | 'unit' | 'approximator' | 'malformed' | 'low' | 'high' | 'verdict' | 'basis' | 'reason' | 'number', string>>;
  readonly sheet: Readonly<Record<'findings' | 'figures' | 'claims', string>>;
  readonly yes: string;
};

const chineseDigits = '零一二三四五六七八九';

/** 1 to 99 in Chinese numerals, as headings are numbered; larger numbers in digits. */
export function chineseOrdinal(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.trunc(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${chineseDigits[tens] ?? ''}十`;
  return head + (ones === 0 ? '' : chineseDigits[ones] ?? '');
}

const zh: ReportMessages = {
  severity: { error: '错误', warning: '警告', info: '提示' },
  severityCount: (severity, count) => `${zh.severity[severity]} ${count}`,
  untitled: '（未识别标题）',
  yearOf: (year) => `${year}年度`,
  characters: (count) => `${count} 字`,
  wholeReport: '全文',
  wording: '文字与格式',
  project: (ordinal, heading) => (ordinal === 0 ? '全文' : `（${chineseOrdinal(ordinal)}）${heading}`),
  alsoIn: (ordinals) => `另涉及：${ordinals.map((ordinal) => (ordinal === 0 ? '全文' : `（${chineseOrdinal(ordinal)}）`)).join('')}`,
  coverage: ({ figures, bound, judged, undecidable }) =>
    `共识别数字 ${figures} 处，其中 ${bound} 处存在可核对的关系，已核对 ${judged} 处；${undecidable === 0 ? '没有未能判断的关系。' : `${undecidable} 项关系未能判断。`}`,
  undecided: (reasons) => `未能判断：${reasons.map(([reason, count]) => `${reason === null ? '其他' : zh.reason[reason]} ${count} 项`).join('，')}。`,
  noFindings: '在上述范围内未发现问题。',
  hidden: (count) => `另有 ${count} 条低于所选级别，未列出。`,
  defects: (rules) => `下列规则运行出错，其结果未计入：${rules.join('、')}。请将此文件的情况告知维护人员。`,
  recomputed: (stated, expected, difference) => [
    stated === null ? null : `所写 ${stated}`, expected === null ? null : `应为 ${expected}`, difference === null ? null : `相差 ${difference}`,
  ].filter((part) => part !== null).join('，'),
  consequence: '影响',
  perhaps: '可能',
  moreHypotheses: (count) => `另有 ${count} 种可能`,
  morePlaces: (count) => `另有 ${count} 处`,
  line: (line) => `第 ${line} 行`,
  place: ({ page, cell, paragraph, record }) => [
    page === undefined ? null : `第 ${page} 页`,
    cell === undefined ? null : `单元格 ${cell}`,
    paragraph === undefined || cell !== undefined || page !== undefined ? null : `第 ${paragraph} 段`,
    record === undefined ? null : `记录 ${record}`,
  ].filter((part) => part !== null).join(' '),
  colon: '：',
  comma: '，',
  claim: {
    rate: '执行率', share: '占比', sum: '合计', product: '单价×数量', difference: '差额', growth: '增减率', repeat: '前后一致', score: '得分', year: '年度',
  },
  verdict: {
    exact: '相符', 'other-rounding': '舍入方式不同', 'only-by-rounding': '仅在金额取整时相符', 'other-basis': '口径不同', inconsistent: '不符', undecidable: '未能判断',
  },
  reason: {
    'operand-missing': '缺少有关数字', 'candidates-disagree': '有关数字不止一个且互不一致', 'unit-unknown': '单位不明', malformed: '数字书写有误', 'zero-base': '基数为零', approximate: '数字为约数',
  },
  figure: { money: '金额', percent: '百分比', points: '百分点', count: '数量', date: '日期', 'document-number': '文号', number: '数字' },
  role: { stated: '所写', operand: '依据', basis: '口径' },
  column: {
    severity: '级别', project: '项目', rule: '规则', place: '位置', quote: '原文', stated: '所写', expected: '应为', difference: '相差', message: '说明',
    consequence: '影响', hypotheses: '可能', kind: '类别', text: '原文', value: '数值', unit: '单位', approximator: '约数', malformed: '书写有误', low: '复算下限',
    high: '复算上限', verdict: '结论', basis: '口径', reason: '原因', number: '序号',
  },
  sheet: { findings: '问题', figures: '数字', claims: '核对关系' },
  yes: '是',
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const en: ReportMessages = {
  severity: { error: 'error', warning: 'warning', info: 'info' },
  severityCount: (severity, count) => (severity === 'info' ? `${count} info` : counted(count, severity)),
  untitled: '(no title recognised)',
  yearOf: (year) => `year ${year}`,
  characters: (count) => counted(count, 'character'),
  wholeReport: 'Report as a whole',
  wording: 'Wording and form',
  project: (ordinal, heading) => (ordinal === 0 ? 'Report as a whole' : `${ordinal}. ${heading}`),
  alsoIn: (ordinals) => `also concerns: ${ordinals.map((ordinal) => (ordinal === 0 ? 'the report as a whole' : `project ${ordinal}`)).join(', ')}`,
  coverage: ({ figures, bound, judged, undecidable }) =>
    `${counted(figures, 'figure')} found, ${bound} in a relation that can be checked, ${judged} checked; ${undecidable === 0 ? 'no relation was left undecided.' : `${counted(undecidable, 'relation')} could not be decided.`}`,
  undecided: (reasons) => `Not decided: ${reasons.map(([reason, count]) => `${reason === null ? 'other' : en.reason[reason]} ${count}`).join(', ')}.`,
  noFindings: 'Nothing was found wrong within this scope.',
  hidden: (count) => `${counted(count, 'finding')} below the chosen severity not shown.`,
  defects: (rules) => `These rules failed and their results are missing: ${rules.join(', ')}. Please tell the maintainers about this file.`,
  recomputed: (stated, expected, difference) => [
    stated === null ? null : `stated ${stated}`, expected === null ? null : `expected ${expected}`, difference === null ? null : `difference ${difference}`,
  ].filter((part) => part !== null).join(', '),
  consequence: 'Consequence',
  perhaps: 'Perhaps',
  moreHypotheses: (count) => `${count} more ${count === 1 ? 'possibility' : 'possibilities'}`,
  morePlaces: (count) => `${count} more ${count === 1 ? 'place' : 'places'}`,
  line: (line) => `line ${line}`,
  place: ({ page, cell, paragraph, record }) => [
    page === undefined ? null : `page ${page}`,
    cell === undefined ? null : `cell ${cell}`,
    paragraph === undefined || cell !== undefined || page !== undefined ? null : `paragraph ${paragraph}`,
    record === undefined ? null : `record ${record}`,
  ].filter((part) => part !== null).join(', '),
  colon: ': ',
  comma: ', ',
  claim: {
    rate: 'execution rate', share: 'share', sum: 'sum', product: 'unit price x number', difference: 'difference', growth: 'growth', repeat: 'stated twice', score: 'score', year: 'year',
  },
  verdict: {
    exact: 'agrees', 'other-rounding': 'other rounding', 'only-by-rounding': 'agrees only by rounding', 'other-basis': 'other basis', inconsistent: 'does not agree', undecidable: 'not decided',
  },
  reason: {
    'operand-missing': 'a figure is missing', 'candidates-disagree': 'several figures that disagree', 'unit-unknown': 'unit unknown', malformed: 'malformed figure', 'zero-base': 'base of zero', approximate: 'approximate figure',
  },
  figure: { money: 'amount', percent: 'percent', points: 'percentage points', count: 'count', date: 'date', 'document-number': 'document number', number: 'number' },
  role: { stated: 'stated', operand: 'operand', basis: 'basis' },
  column: {
    severity: 'Severity', project: 'Project', rule: 'Rule', place: 'Place', quote: 'Quote', stated: 'Stated', expected: 'Expected', difference: 'Difference', message: 'Message',
    consequence: 'Consequence', hypotheses: 'Perhaps', kind: 'Kind', text: 'Text', value: 'Value', unit: 'Unit', approximator: 'Approximator', malformed: 'Malformed', low: 'Recomputed low',
    high: 'Recomputed high', verdict: 'Verdict', basis: 'Basis', reason: 'Reason', number: 'No.',
  },
  sheet: { findings: 'Findings', figures: 'Figures', claims: 'Relations' },
  yes: 'yes',
};

/** The catalogue in a language. */
export function reportMessages(language: Language): ReportMessages {
  return language === 'en' ? en : zh;
}

/** Reasons why relations were not decided, the most frequent first. */
export function undecidedReasons(report: CheckReport): (readonly [Undecidable | null, number])[] {
  const counts = new Map<Undecidable | null, number>();
  for (const claim of report.claims) {
    if (claim.verdict !== 'undecidable') continue;
    const reason = isReason(claim.reason) ? claim.reason : null;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1]);
}

function isReason(reason: string | null): reason is Undecidable {
  return reason !== null && Object.hasOwn(zh.reason, reason);
}
