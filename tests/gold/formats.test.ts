import { beforeAll, describe, expect, test } from 'vitest';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { readDocument } from '#reading/read-document.ts';
import { unifyLineEnds } from '#reading/txt/decode-text.ts';
import { encodeGb18030 } from '../reading/gb18030.ts';
import { makeDocx, p, tc, tr } from '../reading/make-docx.ts';
import { convertText } from '../reading/made-files.ts';
import { convertAll, hasLibreOffice } from '../reading/with-libreoffice.ts';
import { hasCorpus, realReport } from './shared-corpus.ts';
import { typings } from './typed-otherwise.ts';

const foldText = (text: string): string => foldDocument(plainDocument('report.txt', unifyLineEnds(text))).text;
const foldFile = async (name: string, bytes: Uint8Array): Promise<string> => foldDocument(await readDocument(name, bytes)).text;
/** Thousands marks are the one thing that typing may change. */
const unmarked = (text: string): string => text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');

describe.skipIf(!hasCorpus)('the real report, typed otherwise', () => {
  if (!hasCorpus) return;
  const text = realReport();
  const folded = unmarked(foldText(text));

  test.each(typings(text))('$name: the same folded text', (typing) => expect(unmarked(foldText(typing.text))).toBe(folded));

  test.each<[string, Uint8Array]>([
    ['GB18030', encodeGb18030(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
  ])('%s: the same text', async (_encoding, bytes) => {
    expect((await readDocument('report.txt', bytes)).text).toBe(unifyLineEnds(text));
  });
});

describe.skipIf(!hasCorpus || !hasLibreOffice)('the real report in other formats (made with LibreOffice)', () => {
  if (!hasCorpus || !hasLibreOffice) return;
  const text = realReport();
  let made = new Map<string, Uint8Array>();
  beforeAll(() => {
    made = convertText(text, ['docx', 'doc', 'pdf', 'html']);
  }, 240_000);

  test.each(['docx', 'doc', 'pdf', 'html'])('%s: the same folded text', async (format) => {
    expect(await foldFile(`report.${format}`, made.get(format) ?? new Uint8Array())).toBe(foldText(text));
  }, 60_000);
});

/** A paper with what converters stumble over: automatic numbers, merged cells, notes, indents, breaks over pages. */
function paper(): Uint8Array {
  const level = (at: number, format: string, text: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const n = (text: string, depth: number): string => p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`);
  const prose = (text: string): string => p(text, '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>');
  const long = '部分项目支出进度偏慢，截至2023年12月底仍有20.5万元资金尚未支付，主要原因是政府采购周期较长，供应商提交验收材料不及时，验收程序尚未履行完毕，导致资金无法在当年拨付到位。';
  const width = '<w:tcW w:w="2000" w:type="dxa"/>';
  const body = [
    n('基本情况', 0), prose('“平台”运维项目年度预算1,200.5万元——实际支出1,081.17万元，预算执行率90.06%。'), n('资金情况', 1),
    `<w:tbl><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${[
      tr(tc('项目', `${width}<w:vMerge w:val="restart"/>`), tc('资金（万元）', '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>')), tr(tc('', `${width}<w:vMerge/>`), tc('预算数', width), tc('支出数', width)),
      tr(tc('农产品抽检和追溯平台运行维护', width), tc('420.00', width), tc('373.80', width)),
    ].join('')}</w:tbl>`,
    n('存在的问题', 1), ...Array.from({ length: 12 }, () => prose(long)), n('下一步', 0), prose('无'),
  ].join('');
  return makeDocx({ body, numbering: `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>` });
}

describe.skipIf(!hasLibreOffice)('a paper of our own in other formats (made with LibreOffice)', () => {
  if (!hasLibreOffice) return;
  const docx = paper();
  let made = new Map<string, Uint8Array>();
  beforeAll(() => {
    made = convertAll(docx, 'docx', ['doc', 'pdf', 'odt']);
    made.set('wps', made.get('doc') ?? new Uint8Array());
  }, 240_000);

  test.each(['doc', 'pdf', 'wps', 'odt'])('%s: the same folded text', async (format) => {
    expect(await foldFile(`paper.${format}`, made.get(format) ?? new Uint8Array())).toBe(await foldFile('paper.docx', docx));
  }, 120_000);

  test.each(['doc', 'pdf'])('%s: the same cells', async (format) => {
    const cellsOf = async (name: string, bytes: Uint8Array): Promise<unknown> => {
      const { text, blocks } = await readDocument(name, bytes);
      return blocks.flatMap(({ table, start, end }) => (table === undefined ? [] : [[text.slice(start, end).replace(/\s/g, ''), table]]));
    };
    expect(await cellsOf(`paper.${format}`, made.get(format) ?? new Uint8Array())).toEqual(await cellsOf('paper.docx', docx));
  }, 120_000);
});
