import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser stands: CHROMIUM_PATH, the system's, else the one that npm brings; null when there is none. */
async function findBrowser(): Promise<{ path: string; args: readonly string[] } | null> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return { path: given, args: [] };
  const own = usual.find((path) => existsSync(path));
  if (own !== undefined) return { path: own, args: [] };
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return { path: await packed.executablePath(), args: packed.args };
  } catch {
    return null;
  }
}

/** Starts a browser without a window, for every test that needs one. Throws, saying what to do, when none is found. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (found === null) throw new Error('no browser: install chromium (apt-get install chromium), or set CHROMIUM_PATH');
  return chromium.launch({
    executablePath: found.path,
    // Without a locale of UTF-8 it cannot name a downloaded file in Chinese.
    env: { ...environment(), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    args: [...found.args, '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb', '--lang=zh-CN'],
  });
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
