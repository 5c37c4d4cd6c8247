import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '#core/check-report.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { readDocument } from '#reading/read-document.ts';
import { compareFacts } from '../gold/report-oracle.ts';
import { hasCorpus, realReport, realReportNotes } from '../gold/shared-corpus.ts';
import { convertText, paragraph, wordFile } from './made-files.ts';
import { hasLibreOffice } from './with-libreoffice.ts';

const norms = loadNormBook();
const textOf = async (name: string, bytes: Uint8Array): Promise<string> => (await readDocument(name, bytes)).text;

describe('text', () => {
  const words = '本项目年度预算30万元，实际支出21.62万元，“赋能”行动——预算执行率72.07%。\r\n第二段。';
  const read = words.replace('\r\n', '\n');

  test('UTF-8 with and without mark, UTF-16 both ways with and without mark, GB18030', async () => {
    const little = new Uint8Array(new Uint16Array([...words].flatMap((character) => [...character].map((unit) => unit.charCodeAt(0)))).buffer);
    const big = little.slice();
    for (let at = 0; at < big.length; at += 2) [big[at], big[at + 1]] = [little[at + 1] ?? 0, little[at] ?? 0];
    const marked = (mark: readonly number[], bytes: Uint8Array): Uint8Array => new Uint8Array([...mark, ...bytes]);
    expect(await textOf('a.txt', strToU8(words))).toBe(read);
    expect(await textOf('a.txt', marked([0xef, 0xbb, 0xbf], strToU8(words)))).toBe(read);
    for (const bytes of [little, marked([0xff, 0xfe], little), big, marked([0xfe, 0xff], big)]) expect(await textOf('a.txt', bytes)).toBe(read);
    // 预算执行率 in GB18030
    expect(await textOf('a.txt', new Uint8Array([0xd4, 0xa4, 0xcb, 0xe3, 0xd6, 0xb4, 0xd0, 0xd0, 0xc2, 0xca, 0x37, 0x32, 0x25]))).toBe('预算执行率72%');
  });
});

describe('Word files', () => {
  test('tables with merged cells, footnotes, text boxes once, changes as accepted, line breaks and hyperlinks', async () => {
    const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const body = [
      paragraph('一、资金情况'),
      '<w:p><w:r><w:t>年度预算</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>20</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t>万元</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
      `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell('项目', '<w:vMerge w:val="restart"/>')}${cell('金额（万元）', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('预算')}${cell('支出')}</w:tr></w:tbl>`,
      '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>',
      '<w:p><w:hyperlink r:id="x"><w:r><w:t>链接文字</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
    ].join('');
    const document = await readDocument('a.docx', wordFile(body, '<w:footnote w:id="2"><w:p><w:r><w:t>注：含结转</w:t></w:r></w:p></w:footnote>'));
    const blocks = document.blocks.map(({ kind, start, end, table }) => [kind, document.text.slice(start, end), table === undefined ? null : [table.row, table.column, table.rowSpan, table.columnSpan]]);
    expect(blocks).toContainEqual(['paragraph', '一、资金情况', null]);
    expect(blocks.map(([, text]) => text)).toContain('年度预算30万元');
    expect(blocks).toContainEqual(['cell', '项目', [0, 0, 2, 1]]);
    expect(blocks).toContainEqual(['cell', '金额（万元）', [0, 1, 1, 2]]);
    expect(blocks).toContainEqual(['cell', '支出', [1, 2, 1, 1]]);
    expect(blocks.filter(([, text]) => text === '框内文字').length).toBe(1);
    expect(blocks.map(([kind, text]) => [kind, text])).toContainEqual(['footnote', '注：含结转']);
    expect(document.text).toContain('链接文字');
    expect(document.text).not.toContain('PAGE');
  });
});

describe('web pages', () => {
  test('blocks, tables with spans, no scripts, the declared encoding', async () => {
    const page = '<html><head><meta charset="utf-8"><title>x</title><script>var a="预算999万元"</script></head><body><h1>报告</h1><p>年度预算<b>30</b>万元<br>第二行</p><table><tr><td rowspan="2">项目</td><td>预算</td></tr><tr><td>30</td></tr></table></body></html>';
    const document = await readDocument('a.html', strToU8(page));
    expect(document.format).toBe('html');
    expect(document.text).toContain('年度预算30万元');
    expect(document.text).not.toContain('999');
    expect(document.blocks.filter(({ kind }) => kind === 'cell').map(({ table }) => [table?.row, table?.column, table?.rowSpan])).toEqual([[0, 0, 2], [0, 1, 1], [1, 1, 1]]);
  });
});

describe.skipIf(!hasCorpus || !hasLibreOffice)('the real report in other formats (made with LibreOffice)', () => {
  const text = hasCorpus ? realReport() : '';
  let made = new Map<string, Uint8Array>();
  beforeAll(() => {
    made = convertText(text, ['docx', 'doc', 'pdf', 'html']);
  }, 240_000);

  async function check(name: string, bytes: Uint8Array): Promise<CheckReport> {
    const document = await readDocument(name, bytes);
    const report = writeCheckReport(document, checkDocument(document, { norms }), 'zh');
    for (const span of report.findings.flatMap(({ spans }) => spans)) expect(document.text.slice(span.start, span.end)).toBe(span.quote);
    return report;
  }

  test.each(['docx', 'doc', 'pdf', 'html'])('%s: the same facts and the same findings', async (format) => {
    const plain = await check('report.txt', strToU8(text));
    const report = await check(`report.${format}`, made.get(format) ?? new Uint8Array());
    expect(report.source.format).toBe(format);
    expect(compareFacts(report, realReportNotes()).filter(({ right }) => !right)).toEqual([]);
    const findings = ({ findings }: CheckReport): string[] => findings.filter(({ severity }) => severity !== 'info').map(({ rule, projects, severity }) => `${severity} ${rule} ${projects.join(',')}`).sort();
    expect(findings(report)).toEqual(findings(plain));
  }, 60_000);

  test('quotation marks and dashes of an old Word file stay as they are', async () => {
    const { text: read } = await readDocument('report.doc', made.get('doc') ?? new Uint8Array());
    for (const mark of ['“', '”', '—', '《', '》', '〔', '〕', '～']) expect([mark, read.split(mark).length]).toEqual([mark, text.split(mark).length]);
  });
});
