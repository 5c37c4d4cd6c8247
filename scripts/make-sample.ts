/**
 * Writes examples/sample.docx from examples/sample-paper.txt, in the layout of an official paper, with real Word headings
 * and a table. The same source always gives the same bytes. `node scripts/make-sample.ts [slips|clean] [FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlignmentType, Document, Footer, HeadingLevel, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType,
  type IParagraphOptions, type IRunOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { samplePaper, type SampleBlock } from '../tests/gold/sample-paper.ts';
import { plainDecimal } from '../src/core/decimal.ts';
import { valueAt } from '../src/core/norm-book.ts';
import { loadNormBook } from '../src/reading/norm-book.ts';

const norms = loadNormBook();

/** A figure of the official layout, as a number: only for setting type, where a float does no harm. */
function layout(id: string): number {
  const value = valueAt(norms, `layout-${id}`, '2025-04-18', '');
  if (value === null) throw new Error(`norms lack layout-${id}`);
  return Number(plainDecimal(value.value));
}

const twipsPerMillimetre = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * twipsPerMillimetre);
const halfPoints = (points: number): number => points * 2;
const pitch = layout('line-pitch') * 20;
const bodySize = halfPoints(layout('body-size'));
const indent = layout('first-line-indent') * layout('body-size') * 20;

const fangsong = '仿宋_GB2312';
/** Without the same face for Latin text, digits fall to another one. */
const face = (name: string): IRunOptions => ({ font: { ascii: name, hAnsi: name, eastAsia: name, cs: name } });
const spacing = { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

function paragraph(text: string, options: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph {
  return new Paragraph({ spacing, ...options, children: [new TextRun({ ...face(fangsong), size: bodySize, ...run, text })] });
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const headingFaces = { 1: '黑体', 2: '楷体_GB2312', 3: fangsong } as const;

function write(block: SampleBlock): Paragraph | Table {
  switch (block.kind) {
    case 'title':
      return paragraph(block.text, { alignment: AlignmentType.CENTER, heading: HeadingLevel.TITLE }, { ...face('方正小标宋简体'), size: halfPoints(layout('title-size')), color: '000000' });
    case 'remark':
      return paragraph(block.text, { alignment: AlignmentType.CENTER, spacing: { ...spacing, after: pitch } }, face('楷体_GB2312'));
    case 'recipient':
      return paragraph(block.text);
    case 'heading':
      return paragraph(block.text, { heading: headingLevels[block.level], indent: { firstLine: indent } }, { ...face(headingFaces[block.level]), bold: false, color: '000000' });
    case 'body':
      return paragraph(block.text, { indent: { firstLine: indent } });
    case 'annex-note':
      return paragraph(block.text, { indent: { firstLine: indent }, spacing: { ...spacing, before: pitch } });
    case 'signature':
      return paragraph(block.text, { alignment: AlignmentType.RIGHT, indent: { right: layout('date-right-indent-sealed') * layout('body-size') * 20 } });
    case 'annex':
      return paragraph(block.text, { pageBreakBefore: true }, face('黑体'));
    case 'annex-title':
      return paragraph(block.text, { alignment: AlignmentType.CENTER }, { ...face('方正小标宋简体'), size: halfPoints(layout('title-size')), color: '000000' });
    case 'table-unit':
      return paragraph(block.text, { alignment: AlignmentType.RIGHT }, { size: halfPoints(layout('page-number-size')) });
    case 'table':
      return writeTable(block.rows);
  }
}

const columnShares = [8, 44, 17, 17, 14];

function writeTable(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row, at) => new TableRow({
      tableHeader: at === 0,
      children: row.map((cell, column) => new TableCell({
        width: { size: columnShares[column] ?? 20, type: WidthType.PERCENTAGE },
        children: [paragraph(cell, { alignment: at === 0 ? AlignmentType.CENTER : column < 2 ? AlignmentType.LEFT : AlignmentType.RIGHT }, { size: halfPoints(12), ...(at === 0 ? face('黑体') : {}) })],
      })),
    })),
  });
}

const pageNumberRun = { ...face('宋体'), size: halfPoints(layout('page-number-size')) };

const document = (blocks: readonly SampleBlock[]): Document => new Document({
  title: '2024年度示例市农业农村局部门预算绩效评价报告（示例数据）',
  creator: '示例市农业农村局',
  lastModifiedBy: '示例市农业农村局',
  sections: [{
    properties: {
      page: {
        size: { width: twips(layout('page-width')), height: twips(layout('page-height')) },
        margin: { top: twips(layout('margin-top')), left: twips(layout('margin-left')), right: twips(layout('margin-right')), bottom: twips(layout('margin-bottom')) },
      },
    },
    footers: {
      default: new Footer({
        children: [new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ ...pageNumberRun, children: ['— ', PageNumber.CURRENT, ' —'] })],
        })],
      }),
    },
    children: blocks.map(write),
  }],
});

/** The package with fixed times, in a fixed order: two runs give the same bytes. */
function settle(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).sort(([left], [right]) => (left < right ? -1 : 1));
  const day = '2025-04-18T00:00:00Z';
  return zipSync(Object.fromEntries(parts.map(([name, content]) => [name, name === 'docProps/core.xml'
    ? strToU8(strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}`))
    : content])), { level: 9, mtime: new Date(2025, 3, 18) });
}

const [variant = 'slips', file = join(import.meta.dirname, '../examples/sample.docx')] = process.argv.slice(2);
if (variant !== 'slips' && variant !== 'clean') throw new Error(`slips or clean, not ${variant}`);
writeFileSync(file, settle(await Packer.toBuffer(document(samplePaper(variant)))));
