import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LARGEST_FILE, refusals } from '#reading/refusals.ts';

const LONGEST_MS = 90_000;

const usualPlaces = [
  '/usr/bin/soffice', '/usr/local/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice', '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** Where LibreOffice is on this machine; null where it is not. */
export async function findLibreOffice(): Promise<string | null> {
  const inPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').flatMap((folder) => [join(folder, 'soffice'), join(folder, 'libreoffice')]);
  for (const candidate of [...inPath, ...usualPlaces]) {
    if (await access(candidate).then(() => true, () => false)) return candidate;
  }
  return null;
}

/**
 * Converts an old or foreign office file with LibreOffice, in a folder and with a profile of its own that are gone
 * afterwards. Throws a `Refusal` where LibreOffice is missing, fails or takes too long.
 *
 * @param ending of the file, which LibreOffice goes by (`wps`, `xls`)
 */
export async function convertWithOffice(bytes: Uint8Array, ending: string, target: 'docx' | 'xlsx', longest = LONGEST_MS): Promise<Uint8Array> {
  const office = await findLibreOffice();
  if (office === null) throw refusals.needsLibreOffice(ending, target);
  const folder = await mkdtemp(join(tmpdir(), 'hengji-convert-'));
  try {
    await writeFile(join(folder, `input.${ending}`), bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    await run(office, [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--convert-to', target, '--outdir', join(folder, 'out'), join(folder, `input.${ending}`)], longest);
    const output = join(folder, 'out', `input.${target}`);
    const size = await stat(output).then((found) => found.size, () => 0);
    if (size === 0 || size > LARGEST_FILE) throw refusals.conversionFailed(ending, target);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** LibreOffice leaves its work to a child: the whole group is stopped when the time is over. */
function run(program: string, args: readonly string[], longest: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
    const stop = (): void => {
      try {
        if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // Already gone.
      }
    };
    const timer = setTimeout(() => {
      stop();
      reject(refusals.tooSlow());
    }, longest);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(refusals.cannotRead(error));
    });
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
