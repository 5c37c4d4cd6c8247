import type { Bilingual } from '#core/finding.ts';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What may be wrong with a cell of a template, and what to do about it. */
export const cellErrors = {
  missing: (header: string): Bilingual => say(`“${header}”必填`, `“${header}” must be given`),
  notAmount: (text: string): Bilingual => say(`“${shorten(text)}”不是金额；请填以元为单位的数字，最多两位小数，如 280000.50`, `“${shorten(text)}” is no amount; enter yuan with at most two decimals, like 280000.50`),
  negative: (text: string): Bilingual => say(`“${shorten(text)}”是负数；退回、收回请用相应事项登记为正数`, `“${shorten(text)}” is negative; enter what goes back as an act of its own, as a positive amount`),
  unitInAmount: (text: string): Bilingual => say(`“${shorten(text)}”带有单位；请换算为元后只填数字`, `“${shorten(text)}” has a unit; convert it to yuan and enter the number alone`),
  tooLarge: (text: string): Bilingual => say(`“${shorten(text)}”过大，请核对单位是否为元`, `“${shorten(text)}” is too large; is it in yuan?`),
  notNumber: (text: string): Bilingual => say(`“${shorten(text)}”不是数字`, `“${shorten(text)}” is no number`),
  notPoints: (text: string): Bilingual => say(`“${shorten(text)}”应为 0～100、最多两位小数的数字`, `“${shorten(text)}” should be a number from 0 to 100 with at most two decimals`),
  notOrdinal: (text: string): Bilingual => say(`“${shorten(text)}”应为正整数`, `“${shorten(text)}” should be a positive whole number`),
  notDate: (text: string): Bilingual => say(`“${shorten(text)}”不是日期；请填如 2023-07-14`, `“${shorten(text)}” is no date; enter one like 2023-07-14`),
  notChoice: (text: string, choices: readonly string[]): Bilingual => say(`“${shorten(text)}”不在可选项内：${choices.join('、')}`, `“${shorten(text)}” is none of: ${choices.join(', ')}`),
  notId: say('记录编号被改动；新行请留空', 'the key of the record was changed; leave it empty for new rows'),
  tooLong: (most: number): Bilingual => say(`超过 ${most} 个字`, `longer than ${most} characters`),
  notOneLine: say('不能换行或含有控制字符', 'line breaks and control characters are not allowed'),
  errorValue: (text: string): Bilingual => say(`单元格是错误值 ${shorten(text)}`, `the cell is an error: ${shorten(text)}`),
  formula: say('单元格是公式，按保存时的结果读取；请核对', 'the cell is a formula, read by its last saved result; please check'),
  formulaWithoutResult: say('单元格是公式而没有保存结果；请粘贴为数值', 'the cell is a formula without a saved result; paste its value'),
  repeated: (row: number): Bilingual => say(`与第 ${row} 行重复`, `the same as row ${row}`),
  adjustmentUndocumented: say('预算调整须有文号或备注', 'an adjustment needs a document number or a note'),
  targetMissing: say('定量指标须有目标值或目标说明', 'a quantitative indicator needs a target'),
  rangeReversed: say('目标上限小于目标值', 'the upper end of the target is below the lower'),
  resultMissing: say('请填完成值、完成说明、达成情况或分子分母', 'enter the result, its text, how far it was reached, or numerator and denominator'),
  zeroDenominator: say('分母不能为0', 'the denominator cannot be 0'),
  periodReversed: say('结束日期早于开始日期', 'the end is before the beginning'),
} as const;

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
