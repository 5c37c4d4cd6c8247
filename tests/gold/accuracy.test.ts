import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '#checker/engine/registry.ts';
import { measureAccuracy } from './accuracy.ts';
import { hasCorpus } from './shared-corpus.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/accuracy.md'), 'utf8');

/** The lines of a section that hold figures: what they are of, and the figures in them. */
function figuresIn(text: string, section: string): Map<string, number[]> {
  const body = text.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  return new Map(body.split('\n').filter((line) => /\d/.test(line) && /^[|-]/.test(line)).map((line) => [line.replace(/\d[\d.]*/g, '#'), (line.match(/\d[\d.]*/g) ?? []).map(Number)]));
}

describe.skipIf(!hasCorpus)('docs/accuracy.md', () => {
  if (!hasCorpus) return;
  const measured = measureAccuracy(false);

  test.each(['数字识别', '事实、发现与误报'])('what it says of %s still holds', (section) => {
    expect(figuresIn(measured, section), 'npm run accuracy writes the page anew').toEqual(figuresIn(page, section));
    expect(figuresIn(page, section).size).toBeGreaterThan(2);
  });

  test('names every rule', () => {
    expect(rules.map(({ id }) => id).filter((id) => !page.includes(`（${id}）`))).toEqual([]);
  });

  test('says how many planted errors are noticed', () => {
    const [, planted = '', noticed = ''] = /共 (\d+) 处，觉察 (\d+) 处/.exec(page) ?? [];
    expect(Number(planted)).toBeGreaterThan(1_500);
    expect(Number(noticed) / Number(planted)).toBeGreaterThanOrEqual(0.93);
  });
});
