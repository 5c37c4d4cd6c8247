const documentNumber = /([\u4e00-\u9fa5]{1,12})([〔\[（【]20\d\d[〕\]）】]第?\d{1,5}号)/g;
const leadIn = /^.*(?:根据|依据|按照|关于|印发|转发|文件|通知|以及|和|及|与|见|即|号|以)(?=[\u4e00-\u9fa5]{2})/;

/** Document numbers (文号) in a stretch of the folded text, as written, in order, without repeats. */
export function documentNumbersIn(text: string, start: number, end: number): string[] {
  const found = new Set<string>();
  for (const match of text.slice(start, end).matchAll(documentNumber)) {
    found.add((match[1] ?? '').replace(leadIn, '') + (match[2] ?? ''));
  }
  return [...found];
}
