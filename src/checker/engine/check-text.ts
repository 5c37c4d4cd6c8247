import { plainDocument } from '#core/plain-text.ts';
import { checkDocument, type CheckOptions, type CheckResult } from '#checker/engine/check-document.ts';

const noNorms = { documents: [], values: [] };

/** Checks a stretch of plain text, such as an example of a rule's page or a narrative of the ledger. */
export function checkText(text: string, options: Partial<CheckOptions> = {}): CheckResult {
  return checkDocument(plainDocument('text', text), { norms: noNorms, ...options });
}
