import ExcelJS from '@protobi/exceljs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal.ts';
import { foldDocument } from '#core/folded-text.ts';
import { readDocument } from '#reading/read-document.ts';
import { paragraph, pdfFile, wordFile } from './made-files.ts';
import { makePdf } from './make-pdf.ts';
import { convertAll, hasLibreOffice } from './with-libreoffice.ts';

/** A document or a refusal within the time; anything else fails. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  try {
    const document = await readDocument(name, bytes);
    for (const { start, end } of document.blocks) expect(start <= end && end <= document.text.length).toBe(true);
    foldDocument(document);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Refusal);
  }
  expect(performance.now() - started).toBeLessThan(20_000);
}

const word = wordFile(['年度预算30万元，实际支出21.62万元。', '存在的问题', '无'].map(paragraph).join(''));
const page = pdfFile('BT /F1 12 Tf (30) Tj ET');
const web = strToU8('<html><meta charset="utf-8"><p>年度预算<b>30</b>万元</p><table><tr><td colspan="2">a</td></tr></table></html>');

const cut = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.integer({ min: 1, max: bytes.length }).map((length) => bytes.slice(0, length));
const flipped = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }).map((changes) => {
  const changed = bytes.slice();
  for (const [at, value] of changes) changed[at] = value;
  return changed;
});
const shuffled = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.tuple(fc.nat(bytes.length), fc.nat(bytes.length)).map(([left, right]) => new Uint8Array([...bytes.slice(Math.min(left, right)), ...bytes.slice(0, Math.min(left, right))]));

describe('whatever the bytes', () => {
  test('random bytes under any name', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('a.txt', 'a.docx', 'a.pdf', 'a.xlsx', 'a.html', 'a.doc', 'a.wps', 'a'), fc.uint8Array({ maxLength: 600 }), survives), { numRuns: 150 });
  }, 120_000);

  test.each([['a.docx', word], ['a.html', web]] as const)('%s cut, flipped, shuffled', async (name, bytes) => {
    await fc.assert(fc.asyncProperty(fc.oneof(cut(bytes), flipped(bytes), shuffled(bytes)), (spoiled) => survives(name, spoiled)), { numRuns: 120 });
  }, 120_000);

  test('a.pdf cut, flipped, shuffled', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(cut(page), flipped(page), shuffled(page)), (spoiled) => survives('a.pdf', spoiled)), { numRuns: 15 });
  }, 180_000);

  test('a.pdf with Chinese text cut, flipped, shuffled', async () => {
    const paper = makePdf([{ texts: [{ x: 72, y: 700, text: '本项目年度预算30万元' }, { x: 72, y: 672, text: '，实际支出21.62万元。' }], lines: [[72, 600, 300, 600], [72, 640, 300, 640]] }]);
    await fc.assert(fc.asyncProperty(fc.oneof(cut(paper), flipped(paper), shuffled(paper)), (spoiled) => survives('a.pdf', spoiled)), { numRuns: 40 });
  }, 180_000);

  test('a.xlsx cut, flipped, shuffled', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('自评表');
    sheet.getRow(1).values = ['项目', '预算数', '执行率'];
    sheet.getRow(2).values = ['平台运维', 1234.5, 0.891];
    sheet.mergeCells('A3:C3');
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    await fc.assert(fc.asyncProperty(fc.oneof(cut(bytes), flipped(bytes), shuffled(bytes)), (spoiled) => survives('a.xlsx', spoiled)), { numRuns: 120 });
  }, 120_000);

  test('parts of a docx and of a workbook flipped inside a whole archive', async () => {
    const body = strToU8('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>预算&amp;30</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:del><w:r><w:delText>1</w:delText></w:r></w:del></w:p></w:body></w:document>');
    const rows = strToU8('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>预算</t></is></c><c r="B1" s="0"><v>0.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>');
    const book = strToU8('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>');
    const relations = strToU8('<Relationships><Relationship Id="r1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>');
    await fc.assert(fc.asyncProperty(fc.oneof(cut(body), flipped(body), shuffled(body)), (part) => survives('a.docx', zipSync({ 'word/document.xml': part }))), { numRuns: 200 });
    await fc.assert(fc.asyncProperty(fc.oneof(cut(rows), flipped(rows), shuffled(rows)), (part) => survives('a.xlsx', zipSync({ 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet1.xml': part }))), { numRuns: 200 });
  }, 120_000);

  test.skipIf(!hasLibreOffice)('a.doc cut, flipped, shuffled in its streams', async () => {
    const bytes = convertAll(word, 'docx', ['doc']).get('doc') ?? new Uint8Array();
    // The directory stays whole, so that no spoiled file goes the long way through LibreOffice.
    const inStreams = (changed: Uint8Array): Uint8Array => Uint8Array.from([...bytes.subarray(0, 512), ...changed.subarray(512, changed.length)]);
    await fc.assert(fc.asyncProperty(flipped(bytes), (spoiled) => {
      const whole = inStreams(spoiled);
      const name = new TextDecoder('utf-16le').decode(whole);
      return name.includes('WordDocument') ? survives('a.doc', whole) : Promise.resolve();
    }), { numRuns: 150 });
  }, 180_000);
});
