import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findLibreOffice } from '#reading/doc/convert-with-office.ts';

const office = await findLibreOffice();

/** Tests on files that LibreOffice makes skip where it is not installed, and say so. */
export const hasLibreOffice = office !== null;

if (!hasLibreOffice) console.warn('SKIPPED: LibreOffice is not installed; tests on the files it makes (doc, docx, pdf, html, wps) do not run.');

/** Lets LibreOffice make other formats of one file; by the ending of each. `options` stand before the rest of the command. */
export function convertAll(bytes: Uint8Array, ending: string, targets: readonly string[], options: readonly string[] = []): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'hengji-formats-'));
  try {
    const input = join(folder, `paper.${ending}`);
    writeFileSync(input, bytes);
    const made = new Map<string, Uint8Array>();
    for (const target of targets) {
      const command = [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', ...options, '--convert-to', target, '--outdir', join(folder, 'out'), input];
      execFileSync(office ?? 'soffice', command, { stdio: 'ignore', timeout: 120_000 });
      const kind = target.replace(/:.*$/, '');
      made.set(kind, new Uint8Array(readFileSync(join(folder, 'out', `paper.${kind}`))));
    }
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
