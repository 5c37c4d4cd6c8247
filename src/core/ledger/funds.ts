/**
 * Acts of the funds ledger. `planned` 计划支出 (by month) · `issued` 指标下达 · `received` 到位 · `paid` 支付 · `returned` 退回 ·
 * `carried-in` 上年结转 · `carried-out` 结转下年 · `reclaimed` 财政收回 · `cancelled` 指标注销 · `passed-on` 代拨、转拨 ·
 * `used` 实际使用: what an institute, a county or a unit did with the money paid to it; a figure of its own beside `paid`.
 */
export const fundEntryKinds = ['planned', 'issued', 'received', 'paid', 'returned', 'carried-in', 'carried-out', 'reclaimed', 'cancelled', 'passed-on', 'used'] as const;
export type FundEntryKind = (typeof fundEntryKinds)[number];

/** Source of the money. */
export const fundSources = ['本级', '上级转移支付', '其他'] as const;
export type FundSource = (typeof fundSources)[number];

/** How exactly the day of an act is known. */
export const datePrecisions = ['day', 'month', 'year', 'none'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** Who a payment went to. */
export const payeeKinds = ['own', 'institute', 'county', 'unit', 'enterprise', 'person'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/** A part, a tranche or a sub-budget keeps figures of its own. */
export const partKinds = ['part', 'tranche', 'sub-budget'] as const;
export type PartKind = (typeof partKinds)[number];

/** One act of the ledger. Amounts are in fen and never negative: money that goes back is an act of another kind, a wrong entry is voided and booked anew. */
export type FundEntry = {
  readonly id: string;
  readonly projectId: string;
  readonly kind: FundEntryKind;
  readonly amountFen: bigint;
  /** ISO day, or the last day of the month or year that is known; null where none is. */
  readonly occurredOn: string | null;
  readonly datePrecision: DatePrecision;
  readonly source: FundSource;
  readonly payee: string | null;
  readonly payeeKind: PayeeKind | null;
  readonly partId: string | null;
  readonly voided: boolean;
};

/** A version of the year's budget: 年初预算数 first, 调整 after it. `amountFen` is the whole amount from this version on, of its source and part. */
export type BudgetVersion = {
  readonly id: string;
  readonly projectId: string;
  readonly sequence: number;
  readonly kind: 'initial' | 'adjustment';
  readonly source: FundSource;
  readonly partId: string | null;
  readonly amountFen: bigint;
  readonly effectiveOn: string | null;
  readonly documentNumber: string | null;
};

/** Totals of a project, a part, a department in fen, as of a day. Null where the ledger has no such record, which is not zero. */
export type FundsSummary = {
  readonly initial: bigint | null;
  readonly adjusted: bigint | null;
  readonly planned: bigint | null;
  readonly issued: bigint | null;
  readonly received: bigint | null;
  /** 支付 less 退回. */
  readonly spent: bigint | null;
  readonly carriedIn: bigint | null;
  readonly carriedOut: bigint | null;
  readonly reclaimed: bigint | null;
  readonly cancelled: bigint | null;
  readonly passedOn: bigint | null;
  readonly used: bigint | null;
};

/**
 * The totals of entries and budget versions up to and including a day; without a day, of all. Voided entries count nothing,
 * entries without a date count always.
 *
 * The budget of the whole is the sum over sources of the last version that is of no part; where there is none, the sum over
 * parts of theirs.
 */
export function summariseFunds(versions: readonly BudgetVersion[], entries: readonly FundEntry[], asOf: string | null = null): FundsSummary {
  const counted = entries.filter((entry) => !entry.voided && (asOf === null || entry.occurredOn === null || entry.occurredOn <= asOf));
  const total = (kind: FundEntryKind): bigint | null => {
    const own = counted.filter((entry) => entry.kind === kind);
    return own.length === 0 ? null : own.reduce((sum, entry) => sum + entry.amountFen, 0n);
  };
  const known = versions.filter((version) => asOf === null || version.effectiveOn === null || version.effectiveOn <= asOf);
  const paid = total('paid');
  const returned = total('returned');
  return {
    initial: budgetTotal(known, 'first'),
    adjusted: budgetTotal(known, 'last'),
    planned: total('planned'),
    issued: total('issued'),
    received: total('received'),
    spent: paid === null && returned === null ? null : (paid ?? 0n) - (returned ?? 0n),
    carriedIn: total('carried-in'),
    carriedOut: total('carried-out'),
    reclaimed: total('reclaimed'),
    cancelled: total('cancelled'),
    passedOn: total('passed-on'),
    used: total('used'),
  };
}

/** `first` takes initial versions alone: a source that comes in by an adjustment had no opening budget. */
function budgetTotal(versions: readonly BudgetVersion[], which: 'first' | 'last'): bigint | null {
  const ofWhole = versions.filter((version) => version.partId === null);
  const relevant = ofWhole.length > 0 ? ofWhole : versions;
  const chosen = new Map<string, BudgetVersion>();
  for (const version of relevant) {
    if (which === 'first' && version.kind !== 'initial') continue;
    const key = `${version.source}/${version.partId ?? ''}`;
    const before = chosen.get(key);
    if (before === undefined || (which === 'last') === version.sequence > before.sequence) chosen.set(key, version);
  }
  if (chosen.size === 0) return null;
  return [...chosen.values()].reduce((sum, version) => sum + version.amountFen, 0n);
}
