import type { Claim } from '#core/claim.ts';

/** Whether recomputing gives the stated figure, by whatever rounding. */
export function agrees(claim: Claim): boolean {
  return claim.verdict === 'exact' || claim.verdict === 'other-rounding' || claim.verdict === 'only-by-rounding';
}

/**
 * Claims that the heads of a table state. Where none of three rows and more holds, the columns are something else than
 * their heads were taken for, and nothing is claimed.
 */
export function unlessNoneHolds(claims: readonly Claim[]): readonly Claim[] {
  return claims.length >= 3 && !claims.some(agrees) ? [] : claims;
}

/** Claims on a relation that is only likely: kept where at least half of them hold. */
export function whereMostHold(claims: readonly Claim[]): readonly Claim[] {
  const holding = claims.filter(agrees).length;
  return holding > 0 && holding * 2 >= claims.length ? claims : [];
}
