import type { Claim } from '#core/claim.ts';
import type { Fact } from '#core/fact.ts';
import type { Finding } from '#core/finding.ts';
import { sourceSpan } from '#core/folded-text.ts';
import type { NormBook } from '#core/norm-book.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument, type CheckResult } from '#checker/engine/check-document.ts';

/** One digit of one figure changed: where, from what to what, and what noticed it. */
export type Planted = { readonly offset: number; readonly digit: string; readonly kind: Claim['kind']; readonly project: number; readonly figure: string; readonly noticedBy: readonly string[] };

/**
 * Plants every one-digit error in every operand of every claim that holds, and says which of them are noticed: the verdict
 * of a claim turns, or a finding of another kind appears. A changed quotation alone does not count.
 */
export function plantErrors(text: string, norms: NormBook): Planted[] {
  const untouched = check(text, norms);
  const baseline = signatures(untouched);
  const seen = new Map<string, readonly string[]>();
  const planted: Planted[] = [];
  for (const claim of untouched.claims.filter((candidate) => candidate.verdict === 'exact' && candidate.comparison === null)) {
    for (const fact of new Set<Fact>([claim.stated, ...claim.operands])) {
      if (fact.origin.kind !== 'text') continue;
      const { start, end } = sourceSpan(untouched.folded, fact.origin.span);
      const figure = text.slice(start, end);
      for (let offset = start; offset < end; offset += 1) {
        const printed = text.charAt(offset);
        if (!/\d/.test(printed)) continue;
        for (const digit of '0123456789') {
          if (digit === printed) continue;
          const key = `${offset}${digit}`;
          let noticedBy = seen.get(key);
          if (noticedBy === undefined) {
            noticedBy = differences(baseline, signatures(check(text.slice(0, offset) + digit + text.slice(offset + 1), norms)));
            seen.set(key, noticedBy);
          }
          planted.push({ offset, digit, kind: claim.kind, project: claim.project, figure, noticedBy });
        }
      }
    }
  }
  return planted;
}

function check(text: string, norms: NormBook): CheckResult {
  return checkDocument(plainDocument('planted.txt', text), { norms });
}

/** How often each verdict and each kind of finding occurs, without quotations and values. */
function signatures(result: CheckResult): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (signature: string): void => {
    counts.set(signature, (counts.get(signature) ?? 0) + 1);
  };
  for (const claim of result.claims) count(`verdict ${claim.kind} ${claim.project} ${claim.verdict}`);
  for (const finding of result.findings) count(`finding ${nameOf(finding)}`);
  return counts;
}

const nameOf = (finding: Finding): string => `${finding.rule} ${finding.severity} ${finding.projects.join(',')}`;

function differences(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  const changed: string[] = [];
  for (const [signature, count] of after) if (count > (before.get(signature) ?? 0)) changed.push(signature);
  for (const [signature, count] of before) if (count > (after.get(signature) ?? 0) && changed.length === 0) changed.push(`gone ${signature}`);
  return changed;
}
