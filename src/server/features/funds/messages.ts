import type { Bilingual } from '#core/finding.ts';

export const messages = {
  aboveArrivals: { zh: '累计支付 {paid} 元，超过累计到位 {limit} 元。请核对到位是否已登记。', en: 'Payments of {paid} yuan exceed the arrivals of {limit} yuan. See whether an arrival is not booked.' },
  aboveIssued: { zh: '累计支付 {paid} 元，超过下达指标 {limit} 元。请核对指标是否已登记。', en: 'Payments of {paid} yuan exceed the {limit} yuan issued. See whether an allocation is not booked.' },
  aboveBudget: { zh: '累计支付 {paid} 元，超过全年预算 {limit} 元。请核对预算调整或上年结转。', en: 'Payments of {paid} yuan exceed the budget of {limit} yuan. See whether an adjustment or a carry-over is missing.' },
  outsideYear: { zh: '日期 {day} 不在 {year} 年度内，不计入本年支出以外的年度；请核对日期。', en: 'The day {day} lies outside the year {year}. Please check it.' },
  entryNotFound: { zh: '没有这笔登记。', en: 'There is no such entry.' },
  alreadyVoided: { zh: '这笔登记已经作废。', en: 'This entry is voided already.' },
  initialExists: { zh: '这个来源的年初预算已登记。变动请登记为调整。', en: 'The opening budget of this source is recorded already. Record a change as an adjustment.' },
  adjustmentNeedsDocument: { zh: '预算调整须有文号或说明理由。', en: 'An adjustment needs its document or a reason.' },
  partNotFound: { zh: '没有这个分项。', en: 'There is no such part.' },
} as const satisfies Record<string, Bilingual>;
