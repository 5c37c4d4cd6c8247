import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparators, qualitativeBands } from '#core/indicators/indicator.ts';
import { fundSources } from '#core/ledger/funds.ts';
import { disclosures, projectKinds } from '#core/ledger/project.ts';
import { roles } from '#core/organisation/roles.ts';

/** The caretaker: what the walls of the house (project references) do not hold by themselves. */
const root = join(import.meta.dirname, '..');

/** All files of the repository, tracked or about to be. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0').filter((path) => path !== '' && existsSync(join(root, path)));

const sources = files.filter((path) => /\.(?:ts|tsx|mjs)$/.test(path));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const texts = new Map(sources.map((path) => [path, read(path)]));
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const roomOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
const productOf = (...rooms: string[]): string[] =>
  sources.filter((path) => !isTest(path) && rooms.includes(roomOf(path) ?? ''));

const arrows: Record<string, readonly string[]> = {
  core: [],
  reading: ['core'],
  checker: ['core'],
  documents: ['core', 'contract'],
  contract: ['core'],
  server: ['core', 'reading', 'checker', 'documents', 'contract'],
  web: ['core', 'contract'],
  cli: ['core', 'reading', 'checker', 'documents', 'contract', 'server'],
};

/** Packages and node: modules a room may use; `node:*` stands for all of Node. */
const packages: Record<string, readonly string[]> = {
  core: [],
  checker: [],
  contract: ['zod'],
  reading: ['node:*', 'fflate', 'htmlparser2', 'pdfjs-dist', '@protobi/exceljs'],
  documents: ['node:*', 'docx', 'fflate', '@protobi/exceljs', 'htmlparser2'],
  server: [
    'node:*', 'fastify', '@fastify/helmet', '@fastify/multipart', '@fastify/static', '@fastify/compress', '@fastify/cookie', '@fastify/rate-limit',
    '@fastify/swagger', '@fastify/under-pressure', 'fastify-type-provider-zod', 'zod', 'pg', 'pg-copy-streams', 'drizzle-orm', 'pg-boss', 'openid-client', 'prom-client',
  ],
  web: ['react', 'react-dom', 'antd', '@ant-design/icons', '@ant-design/cssinjs', '@tanstack/react-query', 'echarts', 'vite'],
  cli: ['node:*'],
};

/** Every module named in import, export … from, import() and import type. */
function specifiersIn(text: string): string[] {
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ];
  return found.map((match) => match[1] ?? '');
}

/** Source without comments, so that explanations may name what code may not do. */
function codeOf(path: string): string {
  return (texts.get(path) ?? '').replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');
}

/** `path:line` of each match of a pattern in the code of the files. */
function placesOf(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) => codeOf(path).split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 80)}`] : [])));
}

/** The room that a specifier leads into, from a file; null for packages and for the same folder outside src. */
function targetRoom(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0] ?? null;
  if (specifier.startsWith('.')) return roomOf(join(path, '..', specifier));
  return null;
}

describe('rooms', () => {
  test('only the arrows of the plan lead from room to room', () => {
    const wrong = sources.filter((path) => !isTest(path)).flatMap((path) => {
      const room = roomOf(path);
      if (room === null) return [];
      const allowed = arrows[room];
      if (allowed === undefined) return [`${path}: no such room in the plan`];
      return specifiersIn(texts.get(path) ?? '')
        .filter((specifier) => {
          const target = targetRoom(path, specifier);
          return target !== null && target !== room && !allowed.includes(target);
        })
        .map((specifier) => `${path} -> ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  test('each room uses its own packages and no others', () => {
    const wrong = sources.filter((path) => !isTest(path)).flatMap((path) => {
      const allowed = packages[roomOf(path) ?? ''];
      if (allowed === undefined) return [];
      return specifiersIn(texts.get(path) ?? '')
        .filter((specifier) => !specifier.startsWith('#') && !specifier.startsWith('.'))
        .filter((specifier) => {
          const name = specifier.startsWith('node:') ? 'node:*' : specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
          return !allowed.includes(name) && !allowed.includes(specifier);
        })
        .map((specifier) => `${path} -> ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  test('product code imports no test', () => {
    const wrong = sources.filter((path) => roomOf(path) !== null && !isTest(path))
      .flatMap((path) => specifiersIn(texts.get(path) ?? '').filter((specifier) => /\.test\.|(?:^|\/)tests\//.test(specifier)).map((specifier) => `${path} -> ${specifier}`));
    expect(wrong).toEqual([]);
  });

  test('no rule imports another rule', () => {
    const wrong = productOf('checker').flatMap((path) => {
      const own = /^src\/checker\/rules\/([^/]+)\//.exec(path)?.[1];
      if (own === undefined) return [];
      return specifiersIn(texts.get(path) ?? '').flatMap((specifier) => {
        const target = specifier.startsWith('.') ? join(path, '..', specifier) : specifier.replace(/^#checker/, 'src/checker');
        const other = /^src\/checker\/rules\/([^/]+)\//.exec(target)?.[1];
        return other !== undefined && other !== own ? [`${path} -> ${specifier}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('a feature is entered through its index.ts alone', () => {
    const wrong = productOf('server', 'web', 'cli').flatMap((path) => {
      const own = /^src\/(server|web)\/features\/([^/]+)\//.exec(path);
      return specifiersIn(texts.get(path) ?? '').flatMap((specifier) => {
        const target = specifier.startsWith('.') ? join(path, '..', specifier) : specifier.replace(/^#/, 'src/');
        const other = /^src\/(server|web)\/features\/([^/]+)\/(.+)$/.exec(target);
        if (other === null || (own !== null && own[1] === other[1] && own[2] === other[2])) return [];
        return /^index\.tsx?$/.test(other[3] ?? '') ? [] : [`${path} -> ${specifier}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('specifiers carry the extension of the file they name', () => {
    const wrong = sources.filter((path) => path !== 'scripts/new-rule.mjs').flatMap((path) => specifiersIn(texts.get(path) ?? '')
      .filter((specifier) => specifier.startsWith('#') || specifier.startsWith('.'))
      .filter((specifier) => !(/^scripts\/(?:start|install|build-web|test)\.mjs$/.test(path) ? /\.mjs$/ : /\.(?:tsx?|json|css|svg|mjs)(?:\?[a-z]+)?$/).test(specifier))
      .map((specifier) => `${path} -> ${specifier}`));
    expect(wrong).toEqual([]);
  });
});

describe('pure rooms', () => {
  test('core and checker know neither clock nor chance', () => {
    expect(placesOf(/\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.random/, productOf('core', 'checker'))).toEqual([]);
  });

  /** Binary floats are kept out of money, rates and scores. What stands here counts days, lines or letters, and says so. */
  const floatsAllowed: readonly string[] = [
  ];

  test('core and checker reckon with decimals, never with binary floats', () => {
    const paths = productOf('core', 'checker').filter((path) => path !== 'src/core/decimal.ts' && !floatsAllowed.includes(path));
    expect(placesOf(/\bparseFloat\b|\.toFixed\(|\.toPrecision\(|\bNumber\(|\bMath\.round\(/, paths)).toEqual([]);
  });
});

describe('names and sizes', () => {
  test('no folder or file is called after nothing in particular', () => {
    const empty = /^(?:utils?|common|helpers?|shared|types|misc|lib)(?:\.|$)/i;
    expect(files.filter((path) => path.split('/').some((part) => empty.test(part)))).toEqual([]);
  });

  /** Files that were longer than 400 lines when the list was made. It may shrink. */
  const longFiles: readonly string[] = [];

  test('no source file outgrows 400 lines', () => {
    const long = sources.filter((path) => (texts.get(path) ?? '').split('\n').length > 401);
    expect(long.filter((path) => !longFiles.includes(path))).toEqual([]);
  });

  test('interface texts stand in the message catalogues', () => {
    const catalogue = /^src\/web\/platform\/messages\/|^src\/server\/(?:.+\/)?messages[^/]*\.ts$/;
    const paths = productOf('web', 'server').filter((path) => !catalogue.test(path));
    // Official words that are values of the field (a role, a source of money) stand in the code as they are.
    const values = new Set<string>([...roles, ...projectKinds, ...fundSources, ...disclosures, ...comparators, ...qualitativeBands]);
    const wrong = paths.flatMap((path) => codeOf(path).split('\n').flatMap((line, index) =>
      ((line.match(/[\u4e00-\u9fff]+/g) ?? []).every((words) => values.has(words)) ? [] : [`${path}:${index + 1}: ${line.trim().slice(0, 80)}`])));
    expect(wrong).toEqual([]);
  });
});

describe('the repository', () => {
  const isText = /\.(?:ts|tsx|mjs|js|json|jsonc|md|css|html|txt|yml|yaml|csv|svg)$|^(?:\.ci\/run|bin\/hengji|\.npmrc|\.gitignore|LICENSE)$/;
  const written = files.filter((path) => isText.test(path) && path !== 'package-lock.json' && path !== 'tests/house.test.ts');

  test('names no path of the machine it was written on', () => {
    const wrong = written.filter((path) => /(?:^|[\s"'`(=:])\/(?:work|tmp|root|home)\//m.test(read(path)));
    expect(wrong).toEqual([]);
  });

  const report = join(root, '../shared/corpus/ganzhou-2023/report.txt');

  test.skipIf(!existsSync(report))('names none of the persons of the real report', () => {
    const titles = readFileSync(report, 'utf8').matchAll(/(?:书记|[厅市省部局处]长|主任)([\u4e00-\u9fff]{2,3})(?=[任代、，。；（])/g);
    const names = [...new Set([...titles].map((match) => match[1] ?? ''))];
    expect(names.length).toBeGreaterThanOrEqual(4);
    const wrong = written.flatMap((path) => {
      const text = read(path);
      return names.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  /** Longer than the set phrases that every such paper uses. */
  const copied = 48;

  test.skipIf(!existsSync(report))('copies no sentence of the real report', () => {
    const plain = (text: string): string => text.replace(/\s/g, '');
    const original = plain(readFileSync(report, 'utf8'));
    const pieces = new Set(Array.from({ length: original.length - copied }, (_, at) => original.slice(at, at + copied)));
    const wrong = written.flatMap((path) => {
      const text = plain(read(path));
      for (let at = 0; at + copied <= text.length; at += 1) {
        if (text.charCodeAt(at) > 0x2e80 && pieces.has(text.slice(at, at + copied))) return [`${path}: ${text.slice(at, at + copied)}`];
      }
      return [];
    });
    expect(wrong).toEqual([]);
  });
});
