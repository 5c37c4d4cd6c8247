import type { CheckReport } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import type { DocxMap } from '#core/docx-map.ts';
import type { Language } from '#core/report-messages.ts';

/** The formats that a checked paper can be taken away in, beside JSON and print. */
export type ReportFileFormat = 'html' | 'docx' | 'xlsx';

/** A docx as it was handed in, and where the document's text stands in it. */
export type OriginalDocx = { readonly bytes: Uint8Array; readonly map: DocxMap };

/**
 * A checked paper as a file: `html` a page with text and findings, `docx` the paper with Word comments at the places found,
 * `xlsx` a row per finding. Each writer is loaded when it is first asked for.
 *
 * @param original for `docx`: the user's own file, given back untouched but for the comments; null for papers of another
 * format, whose text is set anew
 */
export async function writeReportFile(
  format: ReportFileFormat, document: Document, report: CheckReport, language: Language, original: OriginalDocx | null,
): Promise<Uint8Array> {
  switch (format) {
    case 'html': {
      const { writeHtmlReport } = await import('#documents/html/write-html-report.ts');
      return new TextEncoder().encode(writeHtmlReport(document, report, language));
    }
    case 'docx': {
      if (original === null) return await (await import('#documents/docx/set-docx.ts')).setDocx(document, report, language);
      return (await import('#documents/docx/annotate-docx.ts')).annotateDocx(original.bytes, original.map, report, language);
    }
    case 'xlsx': {
      const { writeWorkbook } = await import('#documents/xlsx/write-workbook.ts');
      return await writeWorkbook(document, report, language);
    }
  }
}
