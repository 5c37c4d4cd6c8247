const chinese = '[一二三四五六七八九十百零〇]{1,4}';
const digit = '[\\d０-９]';

const forms = [
  // 第三部分 · 第二章
  `第(?:${chinese}|${digit}{1,3})(?:部分|章|节|篇|编)`,
  // 附件1： · 附表
  `附[件表录](?:${chinese}|${digit}{1,2})?(?=[\\s　：:、.．]|$)`,
  // （一） · (1)
  `[（(][\\s　]*(?:${chinese}|${digit}{1,3})[\\s　]*[)）]`,
  // 一、 but not 一、二等奖
  `${chinese}[\\s　]*[、．.](?!${chinese}[、等级期])`,
  // 1. · 1、 · 11“. where a quotation mark slipped in; 1.2023年 but not 1.62万元, 3、4季度
  `${digit}{1,3}["“”]?[\\s　]*[.．、](?=[\\s　]*(?:(?:19|20)\\d\\d[\\s　]*年|[^\\d０-９\\s　]|$))`,
  // 1.1 总体情况 · 2.1.3总体情况
  `${digit}{1,2}(?:[.．]${digit}{1,2}){1,3}[.．、]?[\\s　]+(?=[一-鿿“《（])(?![万亿千百元个家项人次条件名位])`,
  `${digit}{1,2}(?:[.．]${digit}{1,2}){2,3}(?=[一-鿿“《（])`,
  // 1） · ① · ⒈
  `${digit}{1,2}[)）](?=.)`,
  '[①-⑳⑴-⒛㈠-㈩]',
].join('|');

const atStart = new RegExp(`^(?:${forms})`);
const alone = new RegExp(`^(?:${forms})[\\s　]*$`);
const label = /^(?:注\d?[：:.、]|备注[：:]|附注[：:]|说明[：:]|[●■◆◇★☆※▲△○□▪•][\s　]*)/;

/** Whether a line opens with the number of a heading or an item, whatever its style: 一、 （一） 1. 1、 （1） 第三部分. */
export function opensWithNumbering(line: string): boolean {
  return atStart.test(line);
}

/** Whether a line is a number of that kind and nothing more. */
export function isNumberingAlone(line: string): boolean {
  return alone.test(line);
}

/** Whether a line opens with 注： or a bullet. */
export function opensWithLabel(line: string): boolean {
  return label.test(line);
}

const itemNumber = /^[（(]?\s*([\d０-９]{1,2}|[一二三四五六七八九])\s*([)）.．、])/;
const chineseDigits = '一二三四五六七八九';

/**
 * Whether a line opens with the second or a later number of a list that began inside the running paragraph: 主要完成1.…。
 * then 2.… at the head of a line.
 */
export function continuesInlineList(before: string, line: string): boolean {
  const match = itemNumber.exec(line);
  const [, number = '', sign = ''] = match ?? [];
  const chinese = chineseDigits.indexOf(number);
  const previous = chinese >= 0 ? chineseDigits.charAt(chinese - 1) : previousNumber(number);
  return previous !== '' && before.indexOf(`${previous}${sign}`, 3) > 0 && new RegExp(`[^\\d.（(\n]\\s*[（(]?${previous}\\${sign}`).test(before.slice(2));
}

function previousNumber(number: string): string {
  const value = /^\d{1,2}$/.test(number) ? Number.parseInt(number, 10) - 1 : 0;
  return value > 0 ? String(value) : '';
}
