import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hengji, newFolder, root, wrongPaper } from './run-hengji.ts';

const folder = newFolder();
const paper = join(folder, 'wrong.txt');
const reached = join(folder, 'reached');
writeFileSync(paper, wrongPaper);
const env = { NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'offline.mjs')).href}`, HENGJI_REACHED: reached };

describe('nothing leaves the machine', () => {
  test('the guard catches what reaches out', async () => {
    const node = join(root, 'node_modules/.bin/node');
    for (const code of ['await fetch("http://127.0.0.1:9/")', 'import("node:http").then((http) => http.get("http://127.0.0.1:9/"))', 'import("node:net").then(({ connect }) => connect(9))']) {
      const ran = await hengji(['-e', code], { command: node, env });
      expect(ran.stderr).toContain('reached for the network');
    }
    expect(readFileSync(reached, 'utf8').trim().split('\n')).toHaveLength(3);
    writeFileSync(reached, '');
  });

  test.each(['text', 'json', 'ndjson', 'html', 'docx', 'xlsx'])('check --format %s', async (format) => {
    const sample = join(root, 'examples', 'sample.docx');
    const ran = await hengji(['check', paper, ...(existsSync(sample) ? [sample] : []), '--format', format, '--out', `${folder}/${format}/`], { env });
    expect([ran.status, ran.stderr]).toEqual([1, '']);
    expect(readFileSync(reached, 'utf8')).toBe('');
  });

  test('no source on the way of a check names a network', () => {
    const sources = ['core', 'reading', 'checker', 'documents', 'contract', 'cli'].flatMap((room) => globSync(`src/${room}/**/*.{ts,js}`, { cwd: root }))
      .filter((path) => !path.endsWith('.test.ts'));
    expect(sources.length).toBeGreaterThan(50);
    const network = /['"](?:node:)?(?:net|tls|dns|dns\/promises|http|https|http2|dgram|cluster|inspector)['"]|\bfetch\s*\(|\bWebSocket\b|\bEventSource\b|\bXMLHttpRequest\b|\bsendBeacon\b/;
    expect(sources.filter((path) => network.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });
});
