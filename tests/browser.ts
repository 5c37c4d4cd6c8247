import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

type Found = { readonly path: string; readonly environment: Readonly<Record<string, string>> };

/** Where a browser stands: CHROMIUM_PATH, the system's, else the one that npm brings; null when there is none. */
async function findBrowser(): Promise<Found | null> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return { path: given, environment: {} };
  const own = usual.find((path) => existsSync(path));
  return own === undefined ? unpackBrowser() : { path: own, environment: {} };
}

/** The browser of npm, with the system libraries that it brings along where the machine lacks them. */
async function unpackBrowser(): Promise<Found | null> {
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const path = await packed.executablePath();
    if (!execFileSync('ldd', [path], { encoding: 'utf8' }).includes('not found')) return { path, environment: {} };
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
    return { path, environment: { LD_LIBRARY_PATH: join(await inflate(join(bin, 'al2023.tar.br')), 'lib') } };
  } catch {
    return null;
  }
}

/** Starts a browser without a window, for every test that needs one. Throws, saying what to do, when none is found. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (found === null) throw new Error('no browser: install chromium (apt-get install chromium), or set CHROMIUM_PATH');
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath: found.path,
    // Without a locale of UTF-8 it cannot name a downloaded file in Chinese.
    env: { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...found.environment },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb', '--lang=zh-CN'],
  });
}
