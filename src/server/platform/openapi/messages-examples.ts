/** Requests as they are sent, by the name of their schema; a test holds each against it. */
export const examples: Readonly<Record<string, unknown>> = {
  LogIn: { username: 'jixiao', password: 'Correct-Horse-42' },
  Grant: { role: '填报人', scope: 'division', bureauId: null, departmentId: '0190a7f0-0000-7000-8000-000000000001', divisionId: '0190a7f0-0000-7000-8000-000000000002' },
  NewDepartment: { name: '示例市科技局', code: '101', bureauId: null, place: '示例省/示例市' },
  NewBudgetYear: { year: 2023, targetsDue: '2022-12-31', selfEvaluationDue: '2024-02-28', reportDue: '2024-03-31' },
  NewProject: { name: '技能培训经费', kind: '本级', code: '2023-101-0001', documents: [{ number: '示科字〔2023〕8号', title: '关于开展技能培训工作的通知', disclosure: '公开' }] },
  ProjectChange: { name: '技能培训补助经费' },
  NewBudgetVersion: { kind: 'initial', amountYuan: '3000000', effectiveOn: '2023-01-01', documentNumber: '示财预〔2023〕1号' },
  NewFundEntry: { kind: 'paid', amountYuan: '28000.50', occurredOn: '2023-06-12', payee: '示例培训中心', voucher: '记-06-0031' },
  VoidEntry: { reason: '凭证号填错，另行登记' },
  NewIndicator: { level1: '产出指标', level2: '数量指标', name: '举办培训班期数', comparator: '≥', target: '6', unit: '期', weight: '10' },
  NewResult: { occasion: 'self-evaluation', value: '6', asOf: '2023-12-31', evidence: '培训台账' },
  NewTransition: { act: 'submit-target', reason: null },
  Problem: {
    type: 'urn:hengji:problem:if-match-missing', title: 'Precondition Required', status: 428, detail: '修改须说明依据的版本：请在 If-Match 中带上读取时得到的 ETag。', code: 'if-match-missing',
    messages: { zh: '修改须说明依据的版本：请在 If-Match 中带上读取时得到的 ETag。', en: 'A change must say which version it was made against: send the ETag that was read as If-Match.' },
  },
};
