import type { Rule } from '#checker/rules/rule.ts';
import { checkText } from '#checker/engine/check-text.ts';
import type { CheckOptions } from '#checker/engine/check-document.ts';

/**
 * What one rule finds in a stretch of plain text: per finding the stretches it points at, as the reader sees them.
 * Throws when the rule threw. For the tests of rules and of their pages.
 */
export function quoteFindings(rule: Rule, text: string, options: Partial<CheckOptions> = {}): string[][] {
  const { folded, findings, defects } = checkText(text, { ...options, rules: [rule] });
  const [defect] = defects;
  if (defect !== undefined) throw new Error(`${defect.rule}: ${defect.message}`);
  return findings.map(({ spans }) => spans.map(({ start, end }) => folded.text.slice(start, end)));
}
