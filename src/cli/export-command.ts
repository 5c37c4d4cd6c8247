import { writeFile } from 'node:fs/promises';
import { departmentYearExport, type ExportFormat } from '#contract/export.ts';
import { Refusal } from '#core/refusal.ts';
import type { Typed } from '#cli/command.ts';
import { commandMessages } from '#cli/command-messages.ts';
import { withDatabase } from '#cli/data-place.ts';
import { buildExport } from '#documents/export/build-export.ts';
import { writeExport } from '#documents/export/write-export.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { findDepartment } from '#server/features/organisation/index.ts';
import { readLedger } from '#server/features/projects/index.ts';

export type ExportRequest = { readonly department: string; readonly year: number; readonly format: ExportFormat; readonly out: string | null };

/** Writes out a department's year, to a file or to standard output. */
export async function runExport(typed: Typed, { department, year, format, out }: ExportRequest): Promise<number> {
  const ledger = await withDatabase(typed, async ({ orm, transaction }) => {
    const found = await transaction((tx) => findDepartment(tx, department));
    if (found === null) throw new Refusal('bad-request', { zh: `没有部门“${department}”。`, en: `There is no department “${department}”.` });
    const read = await readLedger(orm, found.id, year);
    if (read === null) throw new Refusal('bad-request', { zh: `“${found.name}”没有 ${year} 年度。`, en: `“${found.name}” has no year ${year}.` });
    return read;
  });
  const data = departmentYearExport.parse(buildExport(ledger, loadNormBook()));
  const { bytes } = await writeExport(data, format);
  if (out === null) process.stdout.write(bytes);
  else {
    try {
      await writeFile(out, bytes);
    } catch (thrown) {
      const why = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
      throw new Refusal('bad-request', { zh: commandMessages('zh').cannotWrite(out, why), en: commandMessages('en').cannotWrite(out, why) });
    }
  }
  return 0;
}
