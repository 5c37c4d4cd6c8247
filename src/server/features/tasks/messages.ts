import type { Bilingual } from '#core/finding.ts';

/** What the tasks say that are no step of the life cycle; those have the words of their step. */
export const messages = {
  reminder: { zh: '催办：{what}{note}', en: 'reminder: {what}{note}' },
  reportMonitoring: { zh: '填报绩效运行监控：{round}', en: 'report for monitoring: {round}' },
  answerWarning: { zh: '{light}灯预警，请说明原因、措施并选择继续执行、调剂或取消（{round}）', en: '{light} light: explain, take measures and choose to continue, reallocate or cancel ({round})' },
  reviewMonitoring: { zh: '审核监控填报：{round}', en: 'review the monitoring report: {round}' },
  answerRectification: { zh: '整改反馈：{issue}', en: 'answer the rectification: {issue}' },
  closeRectification: { zh: '核对整改并销号：{issue}', en: 'look at the rectification and close it: {issue}' },
  reviewSample: { zh: '抽查复核', en: 'spot check' },
  other: { zh: '待办：{kind}', en: 'to do: {kind}' },
  yellow: { zh: '黄', en: 'yellow' },
  red: { zh: '红', en: 'red' },
} as const satisfies Record<string, Bilingual>;
