import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

describe('package-lock.json', () => {
  test('npm ci accepts it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hengji-lock-'));
    try {
      for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(root, name), join(folder, name));
      // The host's npm under the host's Node: those a fresh clone meets.
      const path = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules')).join(delimiter);
      const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path },
      });
      expect({ status, stderr: stderr.slice(0, 2000) }).toEqual({ status: 0, stderr: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('names the public address of every package and no other', () => {
    const { packages }: { packages: Record<string, { readonly resolved?: string }> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const wrong = Object.entries(packages).filter(([place, { resolved }]) => place !== '' && !/^https:\/\/registry\.npmjs\.org\/[^?#]+\.tgz$/.test(resolved ?? ''));
    expect(wrong.map(([place]) => place)).toEqual([]);
  });
});
