import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument, type CheckResult } from '#checker/engine/check-document.ts';
import { readDocument } from '#reading/read-document.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { hengji } from '../command/run-hengji.ts';
import { plantedSlips, samplePaper, sampleText, slipIds, type PlantedSlip } from './sample-paper.ts';

const norms = loadNormBook();
const docx = new Uint8Array(readFileSync(join(import.meta.dirname, '../../examples/sample.docx')));
const slips = plantedSlips();

/** Findings of a slip's rules with a span on its anchor. */
function reportsOf(result: CheckResult, slip: PlantedSlip): string[] {
  const { text } = result.folded;
  const anchor = foldDocument(plainDocument('anchor', slip.anchor)).text;
  const project = result.structure.projects.find(({ ordinal }) => ordinal === slip.project);
  const start = text.indexOf(anchor, slip.id === 'table' ? 0 : project?.start ?? 0);
  if (start < 0) throw new Error(`${slip.id}: ${anchor} does not stand in the paper`);
  const end = start + anchor.length;
  return result.findings.filter((finding) => slip.rules.includes(finding.rule) && finding.spans.some((span) => span.start < end && start < span.end))
    .map((finding) => finding.rule);
}

/** What a finding says, for the list a failing test prints. */
const described = (result: CheckResult, severity: string): string[] =>
  result.findings.filter((finding) => finding.severity === severity).map((finding) => `${finding.rule}: ${finding.message.zh}`);

describe('the sample paper', () => {
  test('lists each slip that its source marks', () => {
    expect(slipIds().sort()).toEqual(slips.map(({ id }) => id).sort());
  });

  test('is a Word file made from its source', () => {
    const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
    const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]);
    const blocks = samplePaper('slips').flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text]));
    expect(texts.filter((text) => text !== '')).toEqual(expect.arrayContaining(blocks.filter((text) => text !== '')));
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
  });

  test('comes out of its script byte for byte', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sample-')), 'sample.docx');
    execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/make-sample.ts'), 'slips', file], { env: { ...process.env, TZ: 'America/New_York' } });
    expect(readFileSync(file).equals(docx)).toBe(true);
    rmSync(join(file, '..'), { recursive: true });
  });

  test('says that it is made up', () => {
    expect(sampleText('slips')).toContain('示例数据');
  });
});

describe.each([
  ['as text', async () => plainDocument('sample.txt', sampleText('slips'))],
  ['as a Word file', async () => await readDocument('sample.docx', docx)],
] as const)('the sample paper %s', (_, read) => {
  test.each(slips.map((slip) => [slip.id, slip] as const))('%s is found', async (_id, slip) => {
    const result = checkDocument(await read(), { norms });
    expect(reportsOf(result, slip), `${slip.note}\n${result.findings.map((finding) => `${finding.rule}: ${finding.message.zh}`).join('\n')}`).not.toEqual([]);
  });

  test('has its ten projects, and no rule fails', async () => {
    const result = checkDocument(await read(), { norms });
    expect(result.structure.projects.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(result.defects).toEqual([]);
  });
});

describe('the sample paper put right', () => {
  test('gives no error and no warning', () => {
    const result = checkDocument(plainDocument('sample.txt', sampleText('clean')), { norms });
    expect(described(result, 'error')).toEqual([]);
    expect(described(result, 'warning')).toEqual([]);
    expect(result.defects).toEqual([]);
  });
});

describe('the read-me files', () => {
  test.each(['README.md', 'README.zh-CN.md'])('%s shows what the command prints', async (name) => {
    // Coverage and counts move with the rules; what is shown of them is left to the reader's own run.
    const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
    const excerpt = /```sh\nbin\/hengji check examples\/sample\.docx\n```\n\n```text\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const { stdout } = await hengji(['check', 'examples/sample.docx']);
    const printed = stdout.split('\n');
    const lines = excerpt.split('\n').filter((line) => line !== '' && line !== '…');
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter((line) => !printed.includes(line))).toEqual([]);
  });
});
