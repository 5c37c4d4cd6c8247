import { isBlank } from '#core/narrow-character.ts';
import { opensWithNumbering } from '#core/paragraphs/numbering.ts';
import { narrowed } from '#core/paragraphs/source-line.ts';

const number = '\\d(?:[\\d,，.]*\\d)?';
/** Units and measure words, with the words that only begin like one (人员, 项目) left out. */
const unit = [
  '(?:[十百千]?[万亿]+)?元(?:/.)?', '[十百千]?[万亿]+(?:元/?|余[个家项人名次条件]|平方米|人次?|亩|吨)?', '%', '‰', '℃', '角', '千[克瓦米]', '个百分点', '余(?:人次|[个家项人名次条件份场期户亩])?', '多(?=[个家项人名次条万元])',
  '年(?![初末终底中内])', '月(?![初末]?[均度报])', '日(?![常期])', '号(?!召)', '时(?![间期])', '秒', '分钟', '小时', '季度', '周(?![边期末])', '天(?!然)',
  '个(?![人别体性数案])', '家(?![庭具电属长数])', '人次', '人(?![员民才力均社大事口工数为])', '项(?![目数])', '次(?![要数])', '条(?![例款数])', '件(?!数)', '名(?![称单录额数])',
  '位(?![于置居数])', '户(?![籍外数])', '台(?![账湾])', '套(?![用取数])', '期(?![末初间限刊数])', '场(?![地所馆景次数])', '份(?![额数])', '篇(?!章)',
  '亩', '公[里斤顷]', '平方(?:公里|千米|米)?', '立方米?', '米(?!面)', '吨', '辆', '处(?![理置室于数])', '座(?![谈位])', '所(?![有以在属得需])', '批(?![复准])', '支(?![出付持部撑])',
  '本(?![年级部项次表局单院市区县期])', '倍', '成(?![本立果效员功])', '分(?![别析类配管布工值项公局院校])', '岁', '度(?!假)', '门(?!户)', '类(?![别型款])', '级(?!别)', '层(?![面次级])',
  '以[上下内]', '左右', '/.', '[一-鿿]{1,4}/[秒时天月年人个次]', '(?:[kKMG]?[WVg]|[kcm]m|m[gl]|kOe|kGs|[MGT]B|k?Hz)(?![A-Za-z])',
].join('|');
const numeral = '[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]';

const figures = new RegExp([
  '(?:19|20)\\d\\d年(?:[度初末底终]|\\d{1,2}月(?:\\d{1,2}[日号])?)?', '\\d{1,2}月(?:\\d{1,2}[日号](?:至(?:\\d{1,2}月)?\\d{1,2}[日号])?|[份底初末])?',
  '[〔［[【(（](?:19|20)\\d\\d[〕］\\]】)）](?:\\d{1,4}(?:号|$))?',
  `百分之${numeral}+`, `${numeral}{2,}(?:元整?|圆整?|%)`,
  `[¥≥≤<>±]?${number}(?:(?:${unit})?[～~–—-]${number})?(?:${unit})?`,
].join('|'), 'g');

const mayBeInsideFigure = new Set([...'0123456789０１２３４５６７８９.,，．万亿百千十零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟个分之点平立方公年月余多以左¥￥≥≤<>±～~–—-－〔［[【(（〕］]】)）/／%％元至']);
const opensWithUnit = new RegExp(`^(?:${unit})`);
const strongUnit = /^(?:[万亿]?元|[万亿]|%|‰|个百分点|[.．]\d)/;
const endsInDigit = /\d$/;

/**
 * Whether a line break between two pieces of text stands inside a figure, a date, a document number or between a number
 * and its unit, so that the pieces are one paragraph whatever else speaks against it. `before` may be all that was put
 * together so far. A numbering is never a number: `1.` before a digit is part of one, `2.` before a word is not.
 */
export function isTornFigure(before: string, after: string): boolean {
  // Most lines end in a full stop or a word: no figure ends so.
  if (!mayBeInsideFigure.has(lastVisible(before))) return false;
  const tail = narrowed(before.slice(-40)).trimEnd();
  const head = narrowed(after.slice(0, 40)).trimStart();
  // A line that holds no more than a sign, or digits and a point: a number torn on both sides.
  if (/\d[,，]?$/.test(tail) && /^(?:\d*[.．]|[,，～~])$/.test(head.trimEnd()) && /[一-鿿]/.test(tail)) return true;
  if (runsOver(tail, head)) return true;
  // Spaces may stand inside the same figure; in prose only, for in a table they part the columns.
  const [closeTail, closeHead] = [tail.replace(spaceInFigure, ''), head.replace(spaceInFigure, '')];
  return (closeTail !== tail || closeHead !== head) && inProse.test(tail + head) && runsOver(closeTail, closeHead);
}

const spaceInFigure = /(?<=[\d.,，～〔［[【(（年月])[\s　]+(?=[\d.,，～〕］\]】)）年月日号万亿元%‰])/g;
const inProse = /[，。；：;]|[,.](?=[一-鿿])/;

/** Whether a figure goes on from one piece to the next. */
function runsOver(tail: string, head: string): boolean {
  if (/[\d][.,，]?$/.test(tail) && /^[.,，]?\d/.test(head)) return isOneNumber(tail, head);
  if (opensWithNumbering(head)) return false;
  const joined = tail + head;
  for (const match of joined.matchAll(figures)) {
    if (match.index >= tail.length) return false;
    if (match.index + match[0].length > tail.length) return true;
  }
  return false;
}

/** Whether the break is between a number and a unit or decimals that cannot open a paragraph, not even after a blank line. */
export function isTornBeforeUnit(before: string, after: string): boolean {
  return endsInDigit.test(narrowed(before.slice(-8)).trimEnd()) && strongUnit.test(narrowed(after.slice(0, 8)).trimStart());
}

function lastVisible(text: string): string {
  let at = text.length - 1;
  while (at > 0 && isBlank(text.charCodeAt(at))) at -= 1;
  return text.charAt(at);
}

/** Digits on both sides of the break: one number, unless each side is one by itself. */
function isOneNumber(tail: string, head: string): boolean {
  if (/附[件表录]\d+$/.test(tail) || opensWithNumbering(head)) return false;
  const left = /\d[\d.,，]*$/.exec(tail)?.[0] ?? '';
  const right = /^[\d.,，]+/.exec(head)?.[0] ?? '';
  const behind = head.slice(right.length).trimStart();
  // Numbers on lines of their own are the column of a table.
  if (!/[一-鿿A-Za-z¥(（“]/.test(tail) && !opensWithUnit.test(behind) && !behind.startsWith('年')) return false;
  if (/^\d/.test(behind) || /\..*\.|[,，]\d*\.\d*[,，]/.test(left + right)) return false;
  if (behind.startsWith('年')) return /^(?:19|20)\d\d$/.test(left + right) || (left + right).length <= 2;
  if (/^(?:19|20)\d\d$/.test(left) && /^\d{3}/.test(right)) return false;
  return !/^[一-鿿]/.test(behind) || opensWithUnit.test(behind);
}
