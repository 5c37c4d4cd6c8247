import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldDocument } from '#core/folded-text.ts';
import { Refusal } from '#core/refusal.ts';
import { readDocument } from '#reading/read-document.ts';
import { makeCompoundFile } from './make-compound-file.ts';
import { paragraph, pdfFile, wordFile } from './made-files.ts';

/** The code of the refusal; anything else that is thrown fails the test. */
async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const document = await readDocument(name, bytes);
    return `read: ${document.text.slice(0, 40)}`;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    expect(thrown.messages.zh).not.toContain('\n');
    expect(thrown.messages.zh.length).toBeGreaterThan(10);
    expect(thrown.messages.en).not.toBe(thrown.messages.zh);
    return thrown.code;
  }
}

describe('files that cannot be read', () => {
  test('empty, and with nothing but blanks', async () => {
    expect(await refusalOf('a.txt', new Uint8Array())).toBe('empty-file');
    expect(await refusalOf('a.txt', strToU8(' \n\t\u3000\n'))).toBe('blank-file');
    expect(await refusalOf('a.docx', wordFile(paragraph('')))).toBe('blank-file');
  });

  test('over 100 MB', async () => {
    expect(await refusalOf('a.txt', new Uint8Array(100 * 1024 * 1024 + 1))).toBe('file-too-large');
  });

  test('a zip archive that breaks off, and one that is no office file', async () => {
    expect(await refusalOf('a.docx', wordFile(paragraph('本项目年度预算30万元。')).slice(0, 400))).toBe('broken-archive');
    expect(await refusalOf('a.docx', zipSync({ 'readme.txt': strToU8('text') }))).toBe('unknown-format');
  });

  test('a zip bomb: declared sizes and lying ones', async () => {
    const huge = new Uint8Array(200 * 1024 * 1024);
    const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': huge }, { level: 1 });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await refusalOf('a.docx', bomb)).toBe('unpacks-too-large');
    // The sizes in the central directory say 1,000 bytes.
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 4 < lying.length; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 1_000, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 1_000, true);
    }
    expect(['unpacks-too-large', 'broken-archive', 'cannot-read']).toContain(await refusalOf('a.docx', lying));
  }, 60_000);

  test('Office files with a password', async () => {
    const big = new Uint8Array(5000);
    expect(await refusalOf('a.docx', makeCompoundFile({ EncryptionInfo: big, EncryptedPackage: big }))).toBe('encrypted');
    const old = big.slice();
    // Word 97, encrypted.
    old.set([0xec, 0xa5, 0xc1, 0x00], 0);
    old.set([0x00, 0x01], 10);
    expect(await refusalOf('a.doc', makeCompoundFile({ WordDocument: old, '0Table': big }))).toBe('encrypted');
    const locked = zipSync({ 'word/document.xml': strToU8('<w/>') });
    for (const at of [6, locked.length - 22 - 46 - 'word/document.xml'.length + 8]) locked[at] = (locked[at] ?? 0) | 1;
    expect(await refusalOf('a.docx', locked)).toBe('encrypted');
  });

  test('a presentation, an OFD file, a binary workbook: what to save it as', async () => {
    expect(await refusalOf('a.ppt', makeCompoundFile({ 'PowerPoint Document': new Uint8Array(5000) }))).toBe('unknown-format');
    for (const entry of ['ppt/presentation.xml', 'OFD.xml', 'xl/workbook.bin']) expect(await refusalOf('a', zipSync({ [entry]: strToU8('x') }))).toBe('unknown-format');
  });

  test('a compound file and a workbook that break off', async () => {
    expect(await refusalOf('a.doc', makeCompoundFile({ WordDocument: new Uint8Array(5000) }).slice(0, 900))).toBe('broken-archive');
    expect(await refusalOf('a.doc', makeCompoundFile({ WordDocument: new Uint8Array([0xec, 0xa5, 0xc1, 0, ...new Uint8Array(5000)]), '0Table': new Uint8Array(5000) }))).toBe('cannot-read');
    expect(await refusalOf('a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<workbook') }))).toBe('blank-file');
  });

  test('elements nested without end', async () => {
    expect(await refusalOf('a.docx', wordFile('<w:p>'.repeat(200_000)))).toBe('cannot-read');
    expect(await refusalOf('a.html', strToU8(`<html>${'<div>'.repeat(200_000)}`))).toBe('cannot-read');
    expect(await refusalOf('a.docx', wordFile('</w:q>'.repeat(500_000)))).toBe('blank-file');
  });

  test('a text of one line without end, of nothing but digits, or of empty lines', async () => {
    for (const text of ['预算'.repeat(1_000_000), '1 '.repeat(1_000_000), '1\n'.repeat(300_000), '\n'.repeat(2_000_000) + '无', '（'.repeat(500_000), ',1'.repeat(500_000), '"'.repeat(1_000_000)]) {
      const started = performance.now();
      // More pieces than a paper can have are refused; anything less is read.
      const document = await readDocument('a.txt', strToU8(text)).catch((thrown: unknown) => (thrown instanceof Refusal && thrown.code === 'file-too-large' ? null : Promise.reject(thrown)));
      if (document !== null) foldDocument(document);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  }, 60_000);

  test('a PDF with a password', async () => {
    const encrypt = '/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a> /U <d64f6f0dee3f7ba25f2fb1d4f4b7fd6b28bf4e5e4e758a4164004e56fffa0108> >> /ID [<00> <00>] ';
    expect(await refusalOf('a.pdf', pdfFile('BT ET', encrypt))).toBe('encrypted');
  });

  test('a PDF without text', async () => {
    expect(await refusalOf('a.pdf', pdfFile('0 0 100 100 re f'))).toBe('scanned-pdf');
  });

  test('a PDF that breaks off', async () => {
    expect(await refusalOf('a.pdf', pdfFile('BT ET').slice(0, 60))).toMatch(/cannot-read|scanned-pdf/);
  });

  test('a picture, and bytes of no kind', async () => {
    expect(await refusalOf('a.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toBe('image');
    expect(await refusalOf('a.dat', new Uint8Array(600).map((_, at) => (at * 197 + 13) % 256))).toMatch(/unknown-format|cannot-read/);
  });

  test('entities that grow, and entities from outside, are not followed', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>`;
    const bytes = zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
      '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
      'word/document.xml': strToU8(`<?xml version="1.0"?>${bomb}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>预算&b;&c;万元</w:t></w:r></w:p></w:body></w:document>`),
    });
    const read = await refusalOf('a.docx', bytes);
    expect(read).not.toContain('aaaaaaaaaaaaaaaaaaaa');
  });
});

describe('the command in a batch', () => {
  const root = resolve(import.meta.dirname, '../..');
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hengji-bad-'));
    writeFileSync(join(folder, 'good.txt'), '本项目年度预算200万元，实际支出150万元，预算执行率85%。');
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'broken.docx'), wordFile(paragraph('预算')).slice(0, 300));
    writeFileSync(join(folder, 'scan.pdf'), pdfFile('0 0 100 100 re f'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('one line for each file that cannot be read, the others are checked, status 2', () => {
    const run = spawnSync(join(root, 'bin/hengji'), ['check', 'empty.txt', 'good.txt', 'broken.docx', 'scan.pdf', '--format', 'ndjson'], { cwd: folder, encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr.trim().split('\n').map((line) => line.slice(0, line.indexOf('：')))).toEqual(['empty.txt', 'broken.docx', 'scan.pdf']);
    const reports = run.stdout.trim().split('\n').map((line) => JSON.parse(line) as { source: { name: string }; findings: { rule: string }[] });
    expect(reports.map(({ source }) => source.name)).toEqual(['good.txt']);
    expect(reports[0]?.findings.map(({ rule }) => rule)).toContain('rate-recomputes');
  });
});
