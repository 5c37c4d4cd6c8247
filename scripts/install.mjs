// Installs what is missing. Plain JavaScript without dependencies, for Node >= 18: nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const modules = join(root, 'node_modules');

/** Brings node_modules in line with package-lock.json. `everything` includes what only tests need. Ends the process when it cannot. */
export function installWhatIsMissing({ everything }) {
  if (isInstalled(everything)) return;
  console.log('正在安装依赖，首次约需一分钟 · Installing dependencies, about a minute the first time …');
  const result = spawnSync('npm', ['ci', ...(everything ? [] : ['--omit=dev']), '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environmentOfHost(), shell: process.platform === 'win32',
  });
  if (result.status !== 0 || !isInstalled(everything)) {
    console.error('安装没有完成：请检查网络与 npm 设置后重试。 · The installation did not finish: check the network and the npm registry, then try again.');
    process.exit(1);
  }
}

/**
 * Whether all that package-lock.json names is there, by npm's own record of what it installed, which it writes last.
 * Optional packages of other platforms are never there, and packages for tests only when `everything` was asked for.
 */
function isInstalled(everything) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(modules, '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || (!everything && (entry.dev || entry.devOptional))) continue;
    if (present[place] === undefined ? !entry.optional : present[place].version !== entry.version) return false;
  }
  return projectNode() !== undefined;
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The Node that the project runs under: its own from npm, else the host's when that is new enough. */
export function projectNode() {
  const own = join(modules, '.bin', 'node');
  if (existsSync(own)) return realpathSync(own);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 2) ? process.execPath : undefined;
}

/** The environment without node_modules/.bin in PATH, since `npm ci` takes away the Node that stands there. */
function environmentOfHost() {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules)).join(delimiter);
  return { ...process.env, PATH: path };
}
