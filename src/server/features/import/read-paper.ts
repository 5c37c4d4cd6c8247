import { createHash } from 'node:crypto';
import { proposeRecords } from '#core/import/template-record.ts';
import { propose } from '#core/import/propose.ts';
import { sentenceAround } from '#core/import/sentence-around.ts';
import type { Proposal } from '#core/import/proposal.ts';
import type { NormBook } from '#core/norm-book.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { readTemplate } from '#reading/templates/read-template.ts';
import { readDocument } from '#reading/read-document.ts';

/** What was read of a file: its proposal, the hash of its bytes, and how much of it is for the eye. */
export type ReadPaper = { readonly proposal: Proposal; readonly contentHash: string; readonly projects: number; readonly findings: number; readonly template: { readonly bad: number } | null };

export function contentHashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads a filled template, or reads and checks a paper, and says what it proposes. Throws a Refusal for what cannot be read. */
export async function readPaper(name: string, bytes: Uint8Array, norms: NormBook): Promise<ReadPaper> {
  const template = readTemplate(bytes);
  if (template !== null) {
    const proposal = proposeRecords(template.kind, template.rows);
    const projects = new Set(proposal.rows.map(({ projectOrdinal }) => projectOrdinal).filter((ordinal) => ordinal > 0)).size;
    return { proposal, contentHash: contentHashOf(bytes), projects, findings: 0, template: { bad: template.rows.filter(({ errors }) => errors.length > 0).length } };
  }
  const document = await readDocument(name, bytes);
  const result = checkDocument(document, { norms });
  const report = writeCheckReport(document, result, 'zh');
  const proposal = propose(report, writeCheckReport(document, result, 'en'), document.text);
  const rows = proposal.rows.map((row) => (row.span === null ? row : { ...row, span: { ...row.span, around: sentenceAround(document.text, row.span) } }));
  return { proposal: { ...proposal, rows }, contentHash: contentHashOf(bytes), projects: report.projects.length, findings: report.findings.length, template: null };
}
