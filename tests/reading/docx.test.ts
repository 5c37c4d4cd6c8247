import { describe, expect, test } from 'vitest';
import type { Document } from '#core/document.ts';
import { paragraphAt, piecesIn, xmlOffset, type DocxMap } from '#core/docx-map.ts';
import { readDocx } from '#reading/docx/read-docx.ts';
import { makeDocx, p, r, tc, tr } from './make-docx.ts';

const read = (body: string, parts = {}): { document: Document; map: DocxMap } => readDocx('paper.docx', makeDocx({ body, ...parts }));
const textOf = (body: string, parts = {}): string => read(body, parts).document.text;
const blocksOf = ({ text, blocks }: Document): unknown[] => blocks.map(({ kind, start, end, level, table }) => [kind, text.slice(start, end), level ?? (table === undefined ? null : [table.row, table.column, table.rowSpan, table.columnSpan])]);

describe('text', () => {
  test('tabs, breaks, hyphens, symbols and entities', () => {
    expect(textOf('<w:p><w:r><w:t>预算&amp;决算&#x4E07;</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>12月</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>')).toBe('预算&决算万\t1-12月☑');
  });

  test('a line break parts blocks, but not a figure', () => {
    const { document } = read(`<w:p>${r('一、概况')}<w:r><w:br/></w:r>${r('预算12')}<w:r><w:br/></w:r>${r('.5万元，已支付。')}</w:p>`);
    expect(blocksOf(document)).toEqual([['paragraph', '一、概况', null], ['paragraph', '预算12\n.5万元，已支付。', null]]);
  });

  test('tracked changes are read as accepted', () => {
    expect(textOf(`<w:p>${r('支出')}<w:del><w:r><w:delText>80</w:delText></w:r></w:del><w:ins>${r('90')}</w:ins><w:moveFrom>${r('旧')}</w:moveFrom><w:moveTo>${r('新')}</w:moveTo>${r('万元')}</w:p>`)).toBe('支出90新万元');
  });

  test('a paragraph whose mark was deleted runs on', () => {
    expect(textOf(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('支出90')}</w:p>${p('万元。')}${p('完')}`)).toBe('支出90万元。\n完');
  });

  test('a deleted row is gone', () => {
    expect(textOf(`<w:tbl>${tr(tc('甲'), tc('1'))}<w:tr><w:trPr><w:del/></w:trPr>${tc('乙')}${tc('2')}</w:tr></w:tbl>`)).toBe('甲\t1');
  });

  test('fields show their results, a table of contents nothing, hidden text and comments nothing', () => {
    const field = (code: string, result: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(textOf(`<w:p>${field('TOC \\o', r('一、概况……1'))}</w:p><w:p>${r('合计')}${field('=SUM(ABOVE)', r('30'))}${r('万元')}${r('密', '<w:vanish/>')}<w:commentRangeStart w:id="0"/>${r('。')}<w:commentReference w:id="0"/></w:p>`)).toBe('合计30万元。');
  });

  test('hyperlinks, content controls and formulas are text', () => {
    expect(textOf(`<w:p><w:hyperlink>${r('见附件')}</w:hyperlink><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${r('一')}</w:sdtContent></w:sdt><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>`)).toBe('见附件一a=b');
  });

  test('an alternative is read once, text boxes behind their paragraph', () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const { document, map } = read(`<w:p>${r('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('框内')}</mc:Choice><mc:Fallback><w:pict>${box('框内')}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${p('后文')}`);
    expect(blocksOf(document)).toEqual([['paragraph', '正文', null], ['text-box', '框内', null], ['paragraph', '后文', null]]);
    const host = paragraphAt(map, document.text.indexOf('框内'))?.hostRun;
    expect(host == null ? null : map.parts[0]?.xml.slice(map.runs[host]?.element.start).startsWith('<w:r><mc:AlternateContent>')).toBe(true);
  });

  test('footnotes stand behind the paragraph that refers to them', () => {
    const { document, map } = read(`<w:p>${r('支出90万元')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('。')}</w:p>${p('后文')}`, { footnotes: `<w:footnote w:type="separator" w:id="0">${p('x')}</w:footnote><w:footnote w:id="2">${p('含上年结转。')}</w:footnote>` });
    expect(blocksOf(document)).toEqual([['paragraph', '支出90万元。', null], ['footnote', '含上年结转。', null], ['paragraph', '后文', null]]);
    expect(paragraphAt(map, document.text.indexOf('含上年'))).toMatchObject({ part: 'word/footnotes.xml', hostRun: 2 });
  });

  test('another prefix, or none, is read as well', () => {
    const xml = makeDocx({ body: '', extra: { 'word/document.xml': new TextEncoder().encode('<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><outlineLvl q:val="0"/></pPr><r><t>概况</t></r></p></body></document>') } });
    const { document, map } = readDocx('x.docx', xml);
    expect(blocksOf(document)).toEqual([['paragraph', '概况', 1]]);
    expect(map.parts[0]?.prefix).toBe('');
  });
});

describe('numbering and levels', () => {
  const level = (at: number, format: string, text: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%3.%4')}${level(4, 'bullet', '')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
  const n = (text: string, depth: number, list = 1): string => p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);

  test('automatic numbers are part of the text', () => {
    expect(textOf([n('概况', 0), n('项目', 1), n('目标', 2), n('2023年预算', 2), n('支出', 3), n('点', 4), n('培训', 1), n('目标', 2), n('问题', 0), n('又', 1), n('另', 2, 2), n('不', 0, 0)].join(''), { numbering })).toBe(
      ['一、概况', '（一）项目', '1.目标', '2. 2023年预算', '2.1支出', '点', '（二）培训', '1.目标', '二、问题', '（一）又', '5.另', '不'].join('\n'));
  });

  test('styles give numbers and levels', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="2"/></w:style>`;
    const { document } = read(p('项目', '<w:pStyle w:val="a"/>') + p('正文', '<w:outlineLvl w:val="9"/>'), { numbering, styles });
    expect(blocksOf(document)).toEqual([['paragraph', '（一）项目', 2], ['paragraph', '正文', null]]);
  });
});

describe('tables', () => {
  test('merged cells are spans', () => {
    const { document } = read(`<w:tbl>${tr(tc('项目', '<w:vMerge w:val="restart"/>'), tc('资金', '<w:gridSpan w:val="2"/>'))}${tr(tc('', '<w:vMerge/>'), tc('预算'), tc('支出'))}<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('30')}${tc('')}</w:tr></w:tbl>${p('后文')}`);
    expect(document.text).toBe('项目\t资金\n\t预算\t支出\n\t30\t\n后文');
    expect(blocksOf(document)).toEqual([
      ['cell', '项目', [0, 0, 2, 1]], ['cell', '资金', [0, 1, 1, 2]], ['cell', '预算', [1, 1, 1, 1]], ['cell', '支出', [1, 2, 1, 1]], ['cell', '30', [2, 1, 1, 1]], ['paragraph', '后文', null],
    ]);
    expect(document.blocks.map(({ place }) => place?.cell ?? place?.paragraph)).toEqual(['表1!A1', '表1!B1', '表1!B2', '表1!C2', '表1!B3', 1]);
  });

  test('a broken label is one block, several statements are several', () => {
    const cell = (...lines: string[]): string => `<w:tc>${lines.map((line) => p(line)).join('')}</w:tc>`;
    const { document } = read(`<w:tbl>${tr(cell('年初', '预算数'), cell('一是进度慢。', '二是人手少。'))}${tr(cell('30'), cell('无'))}</w:tbl>`);
    expect(blocksOf(document).map((block) => (block as unknown[])[1])).toEqual(['年初\n预算数', '一是进度慢。', '二是人手少。', '30', '无']);
  });

  test('nested tables follow their cell; a frame of one cell is no table', () => {
    const inner = `<w:tbl>${tr(tc('甲'), tc('1'))}</w:tbl>`;
    const { document } = read(`<w:tbl>${tr(tc('外'), `<w:tc>${p('附表')}${inner}</w:tc>`)}</w:tbl><w:tbl>${tr(tc('框中文字'))}</w:tbl>`);
    expect(document.blocks.map(({ kind, table }) => [kind, table?.table ?? null])).toEqual([['cell', 0], ['cell', 0], ['cell', 1], ['cell', 1], ['paragraph', null]]);
  });
});

describe('map', () => {
  const { document, map } = read(`<w:p><w:pPr><w:ind/></w:pPr>${r('预算')}<w:r><w:rPr><w:b/></w:rPr><w:t>12</w:t><w:tab/><w:t>&lt;500万元</w:t></w:r></w:p>${p('完')}`);
  const xml = map.parts[0]?.xml ?? '';

  test('every piece shows the characters it came from', () => {
    expect(map.pieces.map((piece) => [document.text.slice(piece.text.start, piece.text.end), xml.slice(piece.xml.start, piece.xml.end)])).toEqual([
      ['预算', '预算'], ['12', '12'], ['\t', '<w:tab/>'], ['<', '&lt;'], ['500万元', '500万元'], ['完', '完'],
    ]);
  });

  test('offsets inside a piece lead to their character', () => {
    const [piece] = piecesIn(map, { start: document.text.indexOf('00万'), end: document.text.indexOf('00万') + 2 });
    expect(piece === undefined ? '' : xml.slice(xmlOffset(piece, piece.text.start + 1))).toMatch(/^00万元<\/w:t>/);
  });

  test('runs know their properties, paragraphs where their content begins', () => {
    const run = map.runs[map.pieces[1]?.run ?? -1];
    expect(run === undefined ? '' : xml.slice(run.element.start, run.element.end)).toMatch(/^<w:r><w:rPr>.*<\/w:r>$/);
    expect(run?.properties == null ? '' : xml.slice(run.properties.start, run.properties.end)).toBe('<w:rPr><w:b/></w:rPr>');
    const paragraph = map.paragraphs[run?.paragraph ?? -1];
    expect(xml.slice(paragraph?.contentStart).startsWith('<w:r>')).toBe(true);
    expect(map.pieces[1]?.element === null ? '' : xml.slice(map.pieces[1]?.element?.start, map.pieces[1]?.element?.end)).toBe('<w:t>12</w:t>');
  });
});
