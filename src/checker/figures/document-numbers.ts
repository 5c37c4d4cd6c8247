import { DIGIT, IDEOGRAPH, NUMERAL, classAt, pastSpace } from '#checker/figures/characters.ts';

const openings = '〔[（【(［';
const closings = '〕]）】)］';

/** Words that lead up to a document number and are not part of its code. */
const leads = [
  '根据', '依据', '按照', '依照', '遵照', '参照', '贯彻', '落实', '执行', '下达', '印发', '转发', '通过', '结合', '对照', '文号', '文件', '通知', '办法', '意见', '方案', '规定', '关于', '以及', '批复', '详见', '参见',
  '财政厅', '财政局', '财政部', '办公厅', '办公室', '人民政府', '的', '与', '及', '以', '由', '见', '为', '是', '按', '据', '即', '或', '号和', '号',
];

/** These open a code as well (和政办发, 如政发): they lead only behind a closing mark. */
const leadsAfterMark = ['和', '如', '等', '从', '经'];

/** What the code of a province's or a ministry's office begins with, behind the office's own name. */
const codeOpenings = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新国中财';
const officeEndings = '厅局委部院会府';

const longestCode = 24;
/** An office has at least this many characters before its code can begin: 市科技局|赣市科发. */
const shortestOffice = 4;

/**
 * A document number around the year in brackets, standard (〔2022〕) or not ([2019], （2019）, 【2019】): the place of
 * the issuer code's first character, and the place behind 号.
 */
export function documentNumberAt(text: string, year: number): { readonly start: number; readonly end: number } | null {
  const opening = text[year - 1] ?? '';
  if (opening === '' || !openings.includes(opening)) return null;
  if ((text[year] !== '2' && text[year] !== '1') || (text[year + 1] !== '0' && text[year + 1] !== '9')) return null;
  if (classAt(text, year + 2) !== DIGIT || classAt(text, year + 3) !== DIGIT) return null;
  const close = pastSpace(text, year + 4);
  if (!closings.includes(text[close] ?? ' ')) return null;
  let at = pastSpace(text, close + 1);
  if (text[at] === '第') at = pastSpace(text, at + 1);
  const number = pastNumbers(text, at);
  const sign = pastSpace(text, number);
  if (number === at || text[sign] !== '号') return null;
  const start = codeStart(text, text.charCodeAt(year - 2) === 0x20 ? year - 2 : year - 1);
  return start === null ? null : { start, end: sign + 1 };
}

/** 12, or several as in 5、6 and 5-7. */
function pastNumbers(text: string, start: number): number {
  let at = start;
  while (at - start < 24) {
    if (classAt(text, at) === DIGIT) at += 1;
    else if (at > start && '、,-至'.includes(text[at] ?? ' ') && classAt(text, at + 1) === DIGIT) at += 2;
    else break;
  }
  return at;
}

function codeStart(text: string, end: number): number | null {
  let start = end;
  while (end - start < longestCode) {
    const kind = classAt(text, start - 1);
    // ×财绩〔2021〕15号 is a code with its place left out.
    if (kind !== IDEOGRAPH && kind !== NUMERAL && text[start - 1] !== '×') break;
    start -= 1;
  }
  if (start === end) return null;
  const isAfterMark = '》）”〉号'.includes(text[start - 1] ?? ' ');
  let run = text.slice(start, end);
  for (const lead of isAfterMark ? [...leads, ...leadsAfterMark] : leads) run = behindLead(run, lead);
  if (run.length > 4 && !run.startsWith('和')) run = behindLead(run, '和');
  return end - behindOffice(run).length;
}

/** What is left behind the last such word, if it can still be a code. */
function behindLead(run: string, lead: string): string {
  const found = run.lastIndexOf(lead);
  const rest = found < 0 ? '' : run.slice(found + lead.length);
  return rest.length >= 2 ? rest : run;
}

/** 市科技局赣市科发 is the code of an office whose name stands before it. */
function behindOffice(run: string): string {
  for (let at = run.length - 2; at >= shortestOffice; at -= 1) {
    if (officeEndings.includes(run[at - 1] ?? ' ') && codeOpenings.includes(run[at] ?? ' ')) return run.slice(at);
  }
  return run;
}
