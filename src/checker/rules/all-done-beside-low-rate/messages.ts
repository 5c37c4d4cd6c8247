import type { Bilingual } from '#core/finding.ts';

export function paymentsDone(claim: string, rate: string): Bilingual {
  return {
    zh: `写“${claim}”，预算执行率却为${rate}，仍有资金未支出。两处说法不一致；请核对资金是否拨付完毕，或把“完成”限定到已拨付的部分。`,
    en: `“${claim}” stands beside an execution rate of ${rate}: part of the money was not spent. Please check whether all payments were made, or limit the claim to those that were.`,
  };
}

export function goalsDone(claim: string, rate: string): Bilingual {
  return {
    zh: `写“${claim}”，预算执行率却为${rate}，且未说明原因。要么目标定得偏低或预算偏大，要么并未全部完成；请核对并说明资金未用完的原因。`,
    en: `“${claim}” stands beside an execution rate of ${rate} that is not explained. Either the targets were low or the budget large, or not all was done; please check, and say why money was left.`,
  };
}
