import type { Span } from '#core/span.ts';

/** A cell or clause such as `≥95%`, `不少于30个`, `按期完成`, taken apart. `text` is the whole where there is no number. */
export type IndicatorValue = { readonly comparator: string | null; readonly text: string; readonly unit: string | null; readonly span: Span };

const form = /^(≥|≤|>=|<=|=|>|<|不少于|不低于|不超过|不高于|不大于|不小于|大于等于|小于等于|大于|小于|等于|达到|完成)?(-?\d[\d,]*(?:\.\d+)?)(.{0,12})$/;
const comparators: Readonly<Record<string, string>> = {
  '≥': '≥', '>=': '≥', 不少于: '≥', 不低于: '≥', 不小于: '≥', 大于等于: '≥', '≤': '≤', '<=': '≤', 不超过: '≤', 不高于: '≤',
  不大于: '≤', 小于等于: '≤', '=': '=', 等于: '=', '>': '>', 大于: '>', '<': '<', 小于: '<',
};

/** Takes the content of a cell apart; null for an empty one. */
export function readIndicatorValue(text: string, cell: Span | null): IndicatorValue | null {
  if (cell === null || cell.end <= cell.start) return null;
  const content = text.slice(cell.start, cell.end);
  const match = form.exec(content);
  if (match === null) return { comparator: null, text: content, unit: null, span: cell };
  const [, sign = '', digits = '', rest = ''] = match;
  const atLeast = rest.endsWith('以上');
  const atMost = rest.endsWith('以下') || rest.endsWith('以内');
  const unit = atLeast || atMost ? rest.slice(0, -2) : rest;
  return {
    comparator: comparators[sign] ?? (atLeast ? '≥' : atMost ? '≤' : null),
    text: digits.replaceAll(',', ''),
    unit: unit === '' ? null : unit,
    span: cell,
  };
}
