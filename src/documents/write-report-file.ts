import type { CheckReport } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import type { Language } from '#core/report-messages.ts';

/** The formats that a checked paper can be taken away in, beside JSON and print. */
export type ReportFileFormat = 'html' | 'docx' | 'xlsx';

/**
 * A checked paper as a file: `html` a page with text and findings, `docx` the paper with Word comments at the places found,
 * `xlsx` a row per finding. Each writer is loaded when it is first asked for.
 *
 * @param original the bytes of the file that was checked; a docx is given back untouched but for the comments
 */
export async function writeReportFile(
  format: ReportFileFormat, document: Document, report: CheckReport, language: Language, original: Uint8Array,
): Promise<Uint8Array> {
  switch (format) {
    case 'html': {
      const { writeHtmlReport } = await import('#documents/html/write-html-report.ts');
      return new TextEncoder().encode(writeHtmlReport(document, report, language));
    }
    case 'docx':
    case 'xlsx':
      void original;
      throw new Error(`${format} cannot be written yet`);
  }
}
