import type { CalendarDate } from '#core/figure.ts';
import type { FoldedBlock, FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import type { DocumentNumbers } from '#checker/structure/document-numbers.ts';
import { readNumbering } from '#checker/structure/numbering.ts';

/** What stands before and behind the body of a report. */
export type ReportHead = {
  readonly title: Span | null;
  readonly year: number | null;
  readonly department: string | null;
  readonly recipient: string | null;
  readonly date: CalendarDate | null;
  readonly dateSpan: Span | null;
  readonly basis: readonly string[];
  /** Where signature and date begin; the end of the text where there are none. */
  readonly bodyEnd: number;
};

const titleEnd = /(?:报告|总结|说明|汇报|情况|自评表|评价表|公开|自评|绩效评价|决算|预算)(?:（[^）]*）)?$/;
const titleWord = /绩效|决算|预算|自评|项目|资金|工作/;
const organisation = /(?:局|委|办|厅|部|院|校|站|所|队|中心|政府|委员会|办公室|法院|检察院|学校|医院|公司|协会|联合会|总队|支队|集团|联|社|馆|园|署|处|会|中学|小学|大学|学院)$/;
const organisationInTitle = /(?:关于)?([\u4e00-\u9fa5]{2,24}?(?:委员会|办公室|管理局|监督局|局|厅|法院|检察院|医院|大学|学院|中学|小学|学校|研究院|中心|联合会|总工会|协会|人民政府|街道办事处|支队|总队))/;
const dateLine = /(20\d\d|[〇零○一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$/;

/** Title and 主送 on one line, where lines were joined. */
const titleAndRecipient = /^([^：。，]{6,60}?(?:报告|总结|汇报))([\u4e00-\u9fa5、]{2,20}(?:局|厅|委|办|部|院|政府|委员会|办公室|单位))：/;
const longestSignature = 60;

/** Reads title, year, department, recipient, date of signing and the document numbers of the opening paragraph. */
export function readReportHead(folded: FoldedText, bodyStart: number, numbers: DocumentNumbers): ReportHead {
  const { text, blocks } = folded;
  const opening: FoldedBlock[] = [];
  for (const block of blocks) {
    if (block.start >= bodyStart || opening.length >= 40) break;
    if (block.end > block.start) opening.push(block);
  }
  const title = findTitle(text, opening);
  const recipient = findRecipient(text, opening);
  const signing = findSigning(folded);
  const titleText = title === null ? '' : text.slice(title.start, title.end).replaceAll('\n', '');
  return {
    title,
    year: yearIn(titleText) ?? firstPeriod(text),
    department: signing.signature ?? departmentInTitle(titleText) ?? namedDepartment(text),
    recipient,
    date: signing.date,
    dateSpan: signing.span,
    bodyEnd: signing.start,
    basis: numbers.within({ start: 0, end: bodyStart }),
  };
}

function findTitle(text: string, opening: readonly FoldedBlock[]): Span | null {
  let start: number | null = null;
  for (const block of opening.slice(0, 12)) {
    if (block.table !== undefined) break;
    const line = text.slice(block.start, block.end);
    const joined = titleAndRecipient.exec(line.slice(0, 90))?.[1];
    if (joined !== undefined && titleWord.test(joined)) return { start: start ?? block.start, end: block.start + joined.length };
    if (/^(?:为|根据|按照|现将|依据)/.test(line)) break;
    if (line.length > 80 || /[。；，：]/.test(line.replace(/：(?=.)/g, '')) || readNumbering(text, block.start) !== null) {
      if (start !== null || line.length > 80) break;
      continue;
    }
    if (/^附件|〔\d{4}〕\d+号$|^（[^）]*）$|^\d+$|^目录/.test(line)) continue;
    if (titleEnd.test(line) && titleWord.test(line)) return { start: start ?? block.start, end: block.end };
    // A title may be set in two or three lines; only the last of them ends like one.
    if (line.length >= 4 && (yearIn(line) !== null || /^关于|[局委办厅院部]$/.test(line))) start ??= block.start;
  }
  return null;
}

function findRecipient(text: string, opening: readonly FoldedBlock[]): string | null {
  for (const block of opening.slice(0, 16)) {
    if (block.table !== undefined) continue;
    const joined = titleAndRecipient.exec(text.slice(block.start, Math.min(block.end, block.start + 90)))?.[2];
    if (joined !== undefined) return joined;
    if (text.charCodeAt(block.end - 1) !== 0xff1a || block.end - block.start > 41) continue;
    const line = text.slice(block.start, block.end - 1);
    if (readNumbering(text, block.start) !== null || /[。；，：]/.test(line)) continue;
    if (organisation.test(line) || /^各|单位$/.test(line)) return line;
  }
  return null;
}

type Signing = { readonly date: CalendarDate | null; readonly span: Span | null; readonly signature: string | null; readonly start: number };

/** The last date that stands alone or behind a name at the end of a block; `start` is where signature and date begin. */
function findSigning(folded: FoldedText): Signing {
  const { text, blocks } = folded;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (block === undefined || block.table !== undefined || text.charCodeAt(block.end - 1) !== 0x65e5) continue;
    const from = Math.max(block.start, block.end - longestSignature);
    const tail = text.slice(from, block.end);
    const match = dateLine.exec(tail);
    if (match === null) continue;
    // Signature and date may have run into the last paragraph.
    const stop = Math.max(tail.lastIndexOf('。'), tail.lastIndexOf('！')) + 1;
    if (stop === 0 && from > block.start) continue;
    const before = tail.slice(stop, match.index).replace(/[：\s]*$/, '');
    if (before === '' ? stop > 0 : !organisation.test(before) && !before.endsWith('日期')) continue;
    const span = { start: from + match.index, end: block.end };
    const date = { year: digitsOf(match[1] ?? ''), month: digitsOf(match[2] ?? ''), day: digitsOf(match[3] ?? ''), part: null };
    if (before !== '' && organisation.test(before)) return { date, span, signature: signatureOf(before), start: from + stop };
    const above = blocks[index - 1];
    const signed = above === undefined || above.table !== undefined || above.end - above.start > 40 ? '' : text.slice(above.start, above.end);
    const isSigned = organisation.test(signed) && readNumbering(signed, 0) === null && !/[。，；]/.test(signed);
    return { date, span, signature: isSigned ? signatureOf(signed) : null, start: isSigned && above !== undefined ? above.start : block.start };
  }
  return { date: null, span: null, signature: null, start: text.length };
}

function signatureOf(line: string): string {
  return line.replace(/^.*：/, '').replace(/（(?:盖章|公章|章)）$/, '');
}

function departmentInTitle(title: string): string | null {
  const plain = title.replace(/(?:20\d\d|[〇零○一二三四五六七八九]{4})年(?:度)?/g, '').replace(/^关于(?:报送|上报|印发)?/, '');
  return organisationInTitle.exec(plain)?.[1] ?? null;
}

function namedDepartment(text: string): string | null {
  const match = /(?:单位|部门)名称(?:（[^）]{1,6}）)?[：\t]([\u4e00-\u9fa5]{3,30})/.exec(text.slice(0, 3000));
  if (match !== null) return match[1] ?? null;
  return /^([\u4e00-\u9fa5]{2,30}(?:委员会|局|厅|院|中心|办事处|办公室|部|委|办|政府|学校))20\d\d年度/m.exec(text.slice(0, 3000))?.[1]?.replace(/^第[一二三四五六七八九十]部分/, '') ?? null;
}

function yearIn(title: string): number | null {
  const match = /(20\d\d)(?:年|—|-)/.exec(title) ?? /([二][〇零○][〇零○一二三四五六七八九]{2})年/.exec(title);
  return match === null ? null : digitsOf(match[1] ?? '');
}

/** The first year that is named as a period: 2023年度, 2023年1～12月, 截至2023年12月底. */
function firstPeriod(text: string): number | null {
  const match = /(?<![与比较同])(20\d\d)年(?:度|1[～—-]|(?:12月)?(?:底|末))/.exec(text);
  return match === null ? null : digitsOf(match[1] ?? '');
}

/** 2024, 二〇二四, 五, 十四, 三十一. */
function digitsOf(printed: string): number {
  const plain = '〇一二三四五六七八九';
  const characters = [...printed.replace(/[零○]/g, '〇')];
  if (!characters.includes('十')) {
    return characters.reduce((value, character) => value * 10 + (character >= '0' && character <= '9' ? character.charCodeAt(0) - 48 : plain.indexOf(character)), 0);
  }
  const [tens = '', ones = ''] = characters.join('').split('十');
  return (tens === '' ? 1 : plain.indexOf(tens)) * 10 + (ones === '' ? 0 : plain.indexOf(ones));
}
