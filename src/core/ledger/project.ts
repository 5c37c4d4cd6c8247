/** Where a project's money comes from and who spends it: the department's own, a transfer from above, money handed on to another unit (转拨), paid on another's behalf (代拨). */
export const projectKinds = ['本级', '上级转移支付', '转拨', '代拨'] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** How the money is spent: the ways a department's programmes work. */
export const mechanisms = [
  'open-competition', 'working-funds', 'operating-subsidy', 'science-plan', 'transferred-funds', 'divided-budget', 'event', 'dispatched-specialists',
  'award', 'research-programme', 'technology-market', 'commissioned-service', 'talent-programme',
] as const;
export type Mechanism = (typeof mechanisms)[number];

/** Whether a figure or a paper may be published. */
export const disclosures = ['公开', '不予公开'] as const;
export type Disclosure = (typeof disclosures)[number];

/** A document that a project rests on. */
export type BasisDocument = {
  /** 文号 as written; null for a paper without one. */
  readonly number: string | null;
  readonly title: string | null;
  readonly disclosure: Disclosure;
};

/** How a row came to be what it is: recorded by the people in charge, read from a paper, or worked out where no record says so. */
export type Provenance = { readonly example: boolean; readonly inferred: boolean; readonly note: string | null };

/** A project of one budget year of a department: what the year's ledger is kept for. */
export type LedgerProject = {
  readonly departmentId: string;
  readonly id: string;
  readonly year: number;
  /** Place in the department's list of the year, from 1. */
  readonly ordinal: number;
  /** 项目编码 and 单位编码. */
  readonly code: string | null;
  readonly unitCode: string | null;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly mechanism: Mechanism | null;
  readonly functionalCode: string | null;
  readonly economicCode: string | null;
  /** ISO days. */
  readonly periodFrom: string | null;
  readonly periodUntil: string | null;
  readonly divisionId: string | null;
  readonly ownerId: string | null;
  /** The same project in the year before. */
  readonly predecessorId: string | null;
  /** 项目资金总额 of all years in fen; never a base of the year's execution rate. */
  readonly totalAmountFen: bigint | null;
  readonly state: string;
};
