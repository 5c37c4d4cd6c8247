import type * as z from 'zod';
import type { month } from '#contract/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';

type Month = z.infer<typeof month>;
const shownKinds = ['planned', 'issued', 'received', 'paid'] as const;

export type MonthAmount = { readonly month: number; readonly kind: string; readonly amount: bigint };

/** A year month by month, single and summed up, from the totals by month. What has no month stands in month 0 and is in every sum; what was returned is less paid. */
export function monthsOf(amounts: readonly MonthAmount[]): readonly Month[] {
  const of = new Map(amounts.map(({ month, kind, amount }) => [`${month}/${kind}`, amount]));
  return curve((at, kind) => (of.get(`${at}/${kind}`) ?? 0n) - (kind === 'paid' ? of.get(`${at}/returned`) ?? 0n : 0n));
}

/** Months 0 to 12 from an amount of each month and kind; month 0 is left out where nothing stands in it. */
export function curve(amountOf: (month: number, kind: (typeof shownKinds)[number]) => bigint): readonly Month[] {
  const sums = { planned: 0n, issued: 0n, received: 0n, paid: 0n };
  const months = Array.from({ length: 13 }, (_, at): Month => {
    const single = { planned: amountOf(at, 'planned'), issued: amountOf(at, 'issued'), received: amountOf(at, 'received'), paid: amountOf(at, 'paid') };
    for (const kind of shownKinds) sums[kind] += single[kind];
    return {
      month: at, planned: yuanOfFen(single.planned), issued: yuanOfFen(single.issued), received: yuanOfFen(single.received), paid: yuanOfFen(single.paid),
      plannedSoFar: yuanOfFen(sums.planned), receivedSoFar: yuanOfFen(sums.received), paidSoFar: yuanOfFen(sums.paid),
    };
  });
  return months.filter(({ month, planned, issued, received, paid }) => month > 0 || [planned, issued, received, paid].some((amount) => amount !== '0'));
}
