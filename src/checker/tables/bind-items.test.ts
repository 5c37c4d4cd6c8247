import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';

const paper = (inTable: string): string => [
  '三、一般公共预算财政拨款支出决算情况',
  '2024年度一般公共预算财政拨款支出1,450.57万元，其中教育支出1,263.15万元、社会保障和就业支出187.42万元。具体见下表：',
  '单位：万元', '科目\t年初预算数\t决算数', `教育支出\t1,290.00\t${inTable}`, '社会保障和就业支出\t190.20\t187.42',
].join('\n');

const repeats = (text: string): string[] => checkText(text).claims.filter((claim) => claim.kind === 'repeat').map((claim) => claim.verdict);

test('two digits swapped between text and table', () => {
  expect(repeats(paper('1,236.15'))).toEqual(['inconsistent', 'exact']);
});

test('the same in both, and an amount of another fund', () => {
  expect(repeats(paper('1,263.15'))).toEqual(['exact', 'exact']);
  expect(repeats(paper('1,480.77'))).toEqual(['exact']);
});
