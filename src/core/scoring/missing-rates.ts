import type { Bilingual } from '#core/finding.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import type { RateBasis } from '#core/scoring/execution-rate.ts';

/** Why there is no execution rate on a base. A base of zero has none: nothing can be a share of it. */
export type MissingRate = { readonly basis: RateBasis; readonly reason: 'no-base' | 'zero-base' | 'no-spending'; readonly messages: Bilingual };

const bases = [
  ['budget', 'initial', '年初预算数', 'the opening budget'], ['adjusted-budget', 'adjusted', '全年预算数', 'the adjusted budget'], ['planned', 'planned', '计划支出', 'planned spending'],
  ['issued', 'issued', '下达指标', 'the quota issued'], ['received', 'received', '到位资金', 'the money received'],
] as const;

/** The bases without an execution rate, each with its reason; together with `executionRates` every base is accounted for. */
export function missingRates(funds: FundsSummary): readonly MissingRate[] {
  return bases.flatMap(([basis, key, zh, en]): MissingRate[] => {
    const base = funds[key];
    if (base === null) return [{ basis, reason: 'no-base', messages: { zh: `没有${zh}的记录，不能计算执行率。`, en: `Without a record of ${en} there is no execution rate on it.` } }];
    if (base <= 0n) return [{ basis, reason: 'zero-base', messages: { zh: `${zh}为零，没有执行率。`, en: `With ${en} at zero there is no execution rate on it.` } }];
    if (funds.spent === null) return [{ basis, reason: 'no-spending', messages: { zh: '没有支出记录，不能计算执行率。', en: 'Without a record of spending there is no execution rate.' } }];
    return [];
  });
}
