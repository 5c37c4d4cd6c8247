import { expect, test } from 'vitest';
import { loadNormBook } from '#reading/norm-book.ts';
import { readPaper } from '#server/features/import/read-paper.ts';

const paper = `2023年度示例市科技局部门预算绩效评价报告

示例市财政局：
（一）技能培训经费
1.绩效目标实现情况
本项目年度预算1,290万元，实际支出1,161万元，预算执行率90%。
`;
const norms = loadNormBook();

async function whyOfRate(text: string): Promise<string> {
  const { proposal } = await readPaper('paper.txt', new TextEncoder().encode(text), norms);
  return proposal.rows.find(({ target }) => target === 'stated-rate')?.why?.zh ?? '';
}

test('a stated rate that cannot be recomputed names the figure that is malformed, above or below the line', async () => {
  // 1,161 of 1,290 are 90 %: nothing to say.
  expect(await whyOfRate(paper)).toBe('');
  expect(await whyOfRate(paper.replace('1,290万元', '12,90万元'))).toBe('报告写90%，其分母“12,90万元”写法有误，无法复算。请先核对年度预算，再确认或拒绝。');
  expect(await whyOfRate(paper.replace('1,161万元', '11,61万元'))).toBe('报告写90%，其分子“11,61万元”写法有误，无法复算。请先填写实际支出。');
});
