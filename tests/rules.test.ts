import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { rules } from '#checker/engine/registry.ts';
import { defaultPreset } from '#checker/presets/default.ts';

/** Holds over all rules: folder, registry, preset and page belong together, and the examples of a page do what it says. */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'src/checker/rules');
const ids = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory()).sort();
const registered = rules.map(({ id }) => id);
const parts = ['rule.ts', 'messages.ts', 'README.md', 'rule.test.ts'];
const headings = ['查什么', '为什么', '依据', '错例', '正例', '何时不用', 'In English'];
const read = (id: string, name: string): string => {
  const path = join(folder, id, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

/** The body of each `##` section of a page, by heading, in order. */
function sectionsOf(page: string): Map<string, string> {
  const sections = page.split(/^## /m).slice(1).map((section): [string, string] => {
    const end = section.indexOf('\n');
    return [section.slice(0, end).trim(), section.slice(end + 1).trim()];
  });
  return new Map(sections);
}

const examplesIn = (section: string): string[] => [...section.matchAll(/^```text\n([\s\S]*?)\n```$/gm)].map((match) => match[1] ?? '');
const hasHan = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

describe('the list of rules', () => {
  test('every folder is registered, and every registered rule has its folder', () => {
    expect([...registered].sort()).toEqual(ids);
  });

  test('ids and titles are given once', () => {
    expect(new Set(registered).size).toBe(registered.length);
    expect(new Set(rules.map(({ title }) => title.zh)).size).toBe(rules.length);
    expect(new Set(rules.map(({ title }) => title.en)).size).toBe(rules.length);
  });

  test('the preset knows every rule and nothing else', () => {
    const known = new Set(registered);
    expect(registered.filter((id) => defaultPreset[id] === undefined), 'rules without a severity').toEqual([]);
    const stale = Object.keys(defaultPreset).filter((entry) => {
      const [id = '', name] = entry.split('/');
      return !known.has(id) || (name !== undefined && !read(id, 'rule.ts').includes(`'${name}'`));
    });
    expect(stale, 'entries of no rule, or of no case of it').toEqual([]);
  });

  test('docs/rules.md is what npm run rules-page writes', () => {
    const written = execFileSync(process.execPath, [join(root, 'scripts/write-rules-page.mjs'), '--print'], { encoding: 'utf8' });
    expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(written);
  });
});

describe.each(rules)('$id', (rule) => {
  const page = read(rule.id, 'README.md');
  const sections = sectionsOf(page);
  const findingsIn = (text: string) => {
    const { findings, defects, folded } = checkText(text, { rules: [rule] });
    expect(defects).toEqual([]);
    return { findings, length: folded.text.length };
  };

  test('has all its parts, and a page of the common form', () => {
    expect(parts.filter((part) => read(rule.id, part) === '')).toEqual([]);
    expect(page.split('\n')[0]).toBe(`# ${rule.id} ${rule.title.zh}`);
    expect([...sections.keys()]).toEqual(headings);
    expect([...sections].filter(([, body]) => body === '').map(([heading]) => heading)).toEqual([]);
    expect(hasHan(rule.title.zh)).toBe(true);
    expect(rule.title.en.length > 3 && !hasHan(rule.title.en)).toBe(true);
  });

  test('finds something in every bad example of its page, in both languages', () => {
    const examples = examplesIn(sections.get('错例') ?? '');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const { findings, length } = findingsIn(example);
      expect(findings.length, example).toBeGreaterThan(0);
      for (const finding of findings) {
        const texts = [finding.message, ...(finding.consequence === null ? [] : [finding.consequence]), ...finding.hypotheses.map(({ text }) => text)];
        for (const { zh, en } of texts) {
          expect(zh.trim() !== '' && en.trim() !== '' && zh !== en, zh).toBe(true);
          expect(hasHan(zh), zh).toBe(true);
        }
        expect(finding.projects.length, 'projects').toBeGreaterThan(0);
        expect(finding.spans.length, 'places').toBeGreaterThan(0);
        expect(finding.spans.filter(({ start, end }) => !(start >= 0 && start < end && end <= length)), 'places outside the text').toEqual([]);
      }
    }
  });

  test('finds nothing in the good examples of its page', () => {
    const examples = examplesIn(sections.get('正例') ?? '');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(findingsIn(example).findings.map(({ message }) => message.zh), example).toEqual([]);
  });
});
