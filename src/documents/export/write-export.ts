import type { DepartmentYearExport, ExportFormat } from '#contract/export.ts';
import { exportCsv } from '#documents/export/export-csv.ts';

/** A year in the form asked for, with its media type. */
export async function writeExport(data: DepartmentYearExport, format: ExportFormat): Promise<{ readonly bytes: Uint8Array; readonly type: string }> {
  switch (format) {
    case 'json': return { bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`), type: 'application/json; charset=utf-8' };
    case 'csv': return { bytes: Buffer.from(exportCsv(data)), type: 'text/csv; charset=utf-8' };
    case 'xlsx': {
      const { exportXlsx } = await import('#documents/export/export-xlsx.ts');
      return { bytes: await exportXlsx(data), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
    }
  }
}
