import { DIGIT, NUMERAL, IDEOGRAPH, classAt, pastSpace } from '#checker/figures/characters.ts';

const openings = '〔[（【(';
const closings = '〕]）】)';

/** Words that lead up to a document number and are not part of it; the issuer code begins behind the last of them. */
const leads = ['根据', '依据', '按照', '依照', '遵照', '参照', '贯彻', '落实', '执行', '下达', '印发', '转发', '通过', '结合', '对照', '文号', '文件', '通知', '办法', '意见', '方案', '规定', '关于', '以及', '批复',
  '财政厅', '财政局', '财政部', '办公厅', '办公室', '人民政府', '的', '与', '及', '以', '由', '见', '为', '是', '按', '据', '即', '如', '等', '或', '和', '号', '从', '对', '向', '将', '以'];

const longestCode = 24;

/** A document number around the year in brackets: the place of the issuer code's first character and the place behind 号. */
export function documentNumberAt(text: string, year: number): { readonly start: number; readonly end: number } | null {
  const opening = text[year - 1] ?? '';
  if (opening === '' || !openings.includes(opening)) return null;
  for (let at = year; at < year + 4; at += 1) if (classAt(text, at) !== DIGIT) return null;
  const century = text.slice(year, year + 2);
  if (century !== '19' && century !== '20') return null;
  let at = pastSpace(text, year + 4);
  const closing = text[at] ?? '';
  if (closing === '' || !closings.includes(closing)) return null;
  at = pastSpace(text, at + 1);
  if (text[at] === '第') at = pastSpace(text, at + 1);
  const digits = at;
  while (classAt(text, at) === DIGIT || (at > digits && at - digits < 20 && '、,-至'.includes(text[at] ?? ' ') && classAt(text, at + 1) === DIGIT)) at += 1;
  if (at === digits) return null;
  at = pastSpace(text, at);
  if (text[at] !== '号') return null;
  const start = codeStart(text, pastSpaceBack(text, year - 1));
  return start === null ? null : { start, end: at + 1 };
}

function pastSpaceBack(text: string, at: number): number {
  return text.charCodeAt(at - 1) === 0x20 ? at - 1 : at;
}

function codeStart(text: string, end: number): number | null {
  let start = end;
  while (end - start < longestCode) {
    const kind = classAt(text, start - 1);
    if (kind !== IDEOGRAPH && kind !== NUMERAL) break;
    start -= 1;
  }
  if (start === end) return null;
  let run = text.slice(start, end);
  const afterMark = '》）”〉号'.includes(text[start - 1] ?? ' ');
  for (const lead of leads) {
    const found = run.lastIndexOf(lead);
    // 和 opens a code such as 和政办发, unless it joins this number to something before it.
    if (found < 0 || found + lead.length >= run.length - 1 || (lead === '和' && found === 0 && !afterMark)) continue;
    start += found + lead.length;
    run = run.slice(found + lead.length);
  }
  return start;
}
