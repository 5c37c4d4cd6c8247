import type { Bilingual } from '#core/finding.ts';

export function paidYetNot(paid: string, unpaid: string): Bilingual {
  return {
    zh: `一处写“${paid}”，同一项目另一处写“${unpaid}”，资金付没付清说法不一，执行率和时效指标都受影响；请核对拨付情况后统一。`,
    en: `One place says “${paid}”, another of the same project “${unpaid}”; whether the money was paid decides the execution rate and the indicators of time. Please check and make both agree.`,
  };
}
