import type { RowKind } from '#checker/tables/table.ts';

const numberings: readonly (readonly [RegExp, number])[] = [
  [/^[一二三四五六七八九十]{1,3}[、.]/, 1], [/^（[一二三四五六七八九十]{1,3}）/, 2], [/^\d{1,2}[.、．](?!\d)/, 3], [/^[（(]\d{1,2}[）)]/, 4], [/^[①-⑳]/, 5],
];

const total = /^(?:合计|总计|总额|共计|总合计|合计数|总分|(?:项目|部门|单位|资金|支出|收入|费用|金额)?(?:总计|合计)|收入支出总计|收入总计|支出总计)(?:（[^）]*）)?$/;
const result = /^本年(?:度)?(?:收入|支出)合计$|^本年(?:度)?(?:收入|支出)小计$/;
const subtotal = /小计(?:（[^）]*）)?$/;
const ofWhich = /^其中[：:，,]?/;
const codes = /^(?:\d{3}|\d{5}|\d{7})$/;

export type RowLabel = { readonly label: string; readonly kind: RowKind; readonly depth: number | null; readonly isCoded: boolean };

/** What a label says: its name without numbering, its kind, and its level where it is numbered or coded. */
export function readRowLabel(text: string, codeCell: string): RowLabel {
  let label = text;
  let depth: number | null = null;
  for (const [pattern, level] of numberings) {
    const match = pattern.exec(label);
    if (match === null) continue;
    depth = level;
    label = label.slice(match[0].length);
    break;
  }
  const isOfWhich = ofWhich.test(label);
  if (isOfWhich) label = label.replace(ofWhich, '');
  const isCoded = codes.test(codeCell);
  const kind: RowKind = result.test(label) ? 'result' : total.test(label) ? 'total' : subtotal.test(label) ? 'subtotal' : isOfWhich ? 'of-which' : 'item';
  return { label, kind, depth: isCoded ? codeCell.length : depth, isCoded };
}

/** A line below the figures: 注：本表反映…. */
export function isNote(text: string): boolean {
  return /^(?:注|备注|说明|填表|制表|审核|单位负责人)[\d]?[：:]/.test(text) || text.length > 60;
}
