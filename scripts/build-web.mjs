// Builds the web page into dist/web when what it is made of has changed. Plain JavaScript for Node >= 18.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectNode, root } from './install.mjs';

const stampPath = join(root, 'dist', 'web', '.stamp');

/** Answers whether a page stands ready. */
export function buildWebWhenChanged() {
  const stamp = stampOfSources();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return true;
  console.log('正在生成网页 · Building the page …');
  const { status, stdout, stderr } = spawnSync(projectNode(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) {
    console.error(stdout + stderr);
    return false;
  }
  writeFileSync(stampPath, stamp);
  return true;
}

function stampOfSources() {
  const hash = createHash('sha256');
  const folders = ['core', 'contract', 'web'].map((room) => join('src', room));
  const files = folders.flatMap((folder) => filesUnder(folder)).filter((path) => !/\.test\.tsx?$/.test(path));
  files.sort((left, right) => (left < right ? -1 : 1));
  for (const path of [...files, 'vite.config.ts', 'package-lock.json']) {
    hash.update(path.replaceAll('\\', '/')).update('\0').update(readFileSync(join(root, path))).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = buildWebWhenChanged() ? 0 : 1;
