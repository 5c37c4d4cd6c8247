import { expect, test } from 'vitest';
import { placeDifferences } from '#core/import/paper-place.ts';

const codes = (department: string | null, year: number | null): readonly string[] => placeDifferences({ department, year }, { department: '示例市科技局', year: 2023 }).map(({ code }) => code);

test.each([
  ['示例市科技局', 2023, []], ['科技局', 2023, []], ['示例省示例市科技局', 2023, []], ['示例市 科技局', 2023, []], [null, null, []],
  ['示例市农业农村局', 2023, ['other-department']], ['示例市科技局', 2024, ['other-year']], ['局', 2022, ['other-department', 'other-year']],
])('a paper of %s and %s', (department, year, expected) => { expect(codes(department, year)).toEqual(expected); });

test('the sentences name both', () => {
  expect(placeDifferences({ department: '示例市农业农村局', year: 2024 }, { department: '示例市科技局', year: 2023 }).map(({ messages }) => messages.zh)).toEqual([
    '报告写的部门是“示例市农业农村局”，导入的是“示例市科技局”的台账。请确认没有选错部门。', '报告写的是 2024 年度，导入的是 2023 年度的台账。请确认没有选错年度。',
  ]);
});
