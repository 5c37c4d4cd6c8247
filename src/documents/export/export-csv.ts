import type { DepartmentYearExport } from '#contract/export.ts';
import { projectColumns } from '#documents/export/export-columns.ts';

/** The projects as comma separated values (RFC 4180) with a byte order mark, so that spreadsheets read them as UTF-8. */
export function exportCsv({ projects }: DepartmentYearExport): string {
  const rows = [projectColumns.map(({ header }) => header), ...projects.map((project) => projectColumns.map(({ of }) => of(project) ?? ''))];
  return `\ufeff${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where it must be. What a spreadsheet would take for a formula is shown as text. */
export function csvField(text: string): string {
  const shown = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
