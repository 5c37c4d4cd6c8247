import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/required-elements/rule.ts';

const project = (basis: string, results: string): string => `（一）道路养护经费\n${basis}\n1.绩效目标实现情况\n${results}\n2.存在的问题\n无`;
const complete = '本项目年度预算100万元，实际支出95万元，预算执行率95%。';
const messageOf = (text: string): string | undefined => checkText(text, { rules: [rule] }).findings[0]?.message.zh;

test('one finding for all projects, with what each lacks', () => {
  const text = `（一）道路养护经费\n依据任务书及其他相关文件设立本项目。\n1.绩效目标实现情况\n${complete}\n（二）绿化经费\n依据《绿化条例》设立本项目。\n1.绩效目标实现情况\n${complete}\n（三）路灯经费\n1.绩效目标实现情况\n该项目各项指标均完成。`;
  expect(quoteFindings(rule, text)).toEqual([['道路养护经费', '路灯经费']]);
  expect(messageOf(text)).toContain('（一）缺立项依据；（三）缺立项依据、预算数、支出数。');
});

test.each([
  '依据《县道养护管理办法》设立本项目。', '根据市府办字〔2022〕12号文件设立本项目。', '依据县政府与省农科院战略合作协议书设立本项目。',
  '2019年12月签订《共建协议书》，设立本项目。',
])('a basis: %s', (basis) => {
  expect(quoteFindings(rule, project(basis, complete))).toEqual([]);
});

test.each(['依据任务书及其他相关文件设立本项目。', '依据招商引资工作安排设立本项目。', '根据上级有关文件精神设立本项目。', '此为省里下达的专项资金。'])('no basis: %s', (basis) => {
  expect(messageOf(project(basis, complete))).toContain('（一）缺立项依据。');
});

test('a document that is named under problems is no basis', () => {
  expect(messageOf(`（一）道路养护经费\n1.绩效目标实现情况\n${complete}\n2.存在的问题\n根据《养护流程》的规定无法及时拨付。`)).toContain('缺立项依据');
});

test('an amount in words is no spending; a malformed one is; no rate is asked for without a budget', () => {
  const basis = '依据《县道养护管理办法》设立本项目。';
  expect(messageOf(project(basis, '本项目年度预算100万元，资金已全部使用完，预算执行率100%。'))).toContain('（一）缺支出数。');
  expect(quoteFindings(rule, project(basis, '本项目年度预算12,500万元，实际支出11,25791万元，预算执行率90.06%。'))).toEqual([]);
  expect(quoteFindings(rule, project(basis, '本项目年度预算0万元，实际支出0万元。'))).toEqual([]);
  expect(messageOf(project(basis, '实际支出95万元。'))).toContain('（一）缺预算数。');
});
