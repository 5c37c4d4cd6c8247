import { DIGIT, isChineseAt, pastSpace } from '#checker/figures/characters.ts';
import { classAt } from '#checker/figures/characters.ts';
import { dayAt, measureAt } from '#checker/figures/measure-words.ts';

/** Currency words, longest first. */
const currencies = ['元人民币', '人民币元', '人民币', '新台币', '美元', '美金', '欧元', '港元', '港币', '日元', '英镑', '澳元', '加元', '韩元', '瑞郎', '卢布', '新元', '澳门元', '元', '圆'];
const currencyStarts = new Set(currencies.map((word) => word[0] ?? ''));

/** A currency word at a place; 元人民币 and 圆 are 元. */
export function currencyAt(text: string, at: number): { readonly unit: string; readonly end: number } | null {
  if (!currencyStarts.has(text[at] ?? '')) return null;
  for (const word of currencies) {
    if (!text.startsWith(word, at)) continue;
    const unit = word === '圆' || word.includes('人民币') ? '元' : word;
    return { unit, end: at + word.length };
  }
  return null;
}

/** 十 百 千 万 亿 in front of a unit: the power of ten and the place behind. 千瓦 and 千米 are units of their own. */
export function scaleAt(text: string, at: number): { readonly exponent: number; readonly end: number; readonly doubled: boolean } {
  let end = at;
  let exponent = 0;
  let doubled = false;
  const small = text[end] === '十' ? 1 : text[end] === '百' ? 2 : text[end] === '千' ? 3 : 0;
  if (small > 0) {
    const next = text[end + 1] ?? '';
    const scaled = next === '万' || next === '亿';
    if (!scaled && (small === 1 || (small === 2 && '分度帕强年'.includes(next)) || (small === 3 && '瓦米克伏卡帕赫焦字'.includes(next)))) return { exponent: 0, end: at, doubled: false };
    exponent = small;
    end += 1;
  }
  if (text[end] === '万') {
    exponent += 4;
    end += 1;
    if (text[end] === '万') {
      doubled = true;
      end += 1;
    }
  }
  if (text[end] === '亿') {
    exponent += 8;
    end += 1;
  }
  return { exponent, end, doubled };
}

/** What an amount is per: /个, /人·年, 每亩. */
export function perAt(text: string, at: number): { readonly unit: string; readonly end: number } | null {
  if (text[at] === '每') return measureAt(text, at + 1) ?? dayAt(text, at + 1);
  if (text[at] !== '/') return null;
  let end = at;
  for (let parts = 0; parts < 3 && (text[end] === '/' || (parts > 0 && text[end] === '·')); parts += 1) {
    const part = measureAt(text, end + 1) ?? dayAt(text, end + 1) ?? nounAt(text, end + 1);
    if (part === null) break;
    end = part.end;
  }
  return end === at ? null : { unit: text.slice(at + 1, end), end };
}

/** Up to three ideographs that stand by themselves behind the stroke. */
function nounAt(text: string, at: number): { readonly unit: string; readonly end: number } | null {
  let end = at;
  while (end - at < 4 && isChineseAt(text, end)) end += 1;
  return end === at || end - at > 3 ? null : { unit: text.slice(at, end), end };
}

/** 每人 before the amount, 人均 before the amount, with at most a few words between. */
export function perBefore(text: string, start: number): string | null {
  for (let at = start - 1; at >= start - 10 && at >= 0; at -= 1) {
    const character = text[at] ?? '';
    if (character === '每') return (measureAt(text, at + 1) ?? dayAt(text, at + 1))?.unit ?? null;
    if (character === '均' && start - at <= 6) {
      const counted = text[at - 1] ?? '';
      if (counted === '人' || counted === '户' || counted === '亩' || counted === '生') return counted;
    }
    if (!isChineseAt(text, at) && character !== ' ' && character !== '¥') return null;
    if (classAt(text, at) === DIGIT) return null;
  }
  return null;
}

const moneyWords = /(?:资金|经费|资[^源格料质]|金额|投|补助|奖|支出|收入|预算|决算|拨|税|[^免]费|款|产值|营收|到账|到位|补贴|贷|筹|授信|[销交]?[售易]额|合同额|利润|债|成本|价|薪|赔|罚|造价|捐|效益|结余|结转|采购|年薪|工资|费用|财政|额)[^，。；：、（）\n\t\d]{0,8}$/;
const moneyBehind = /^(?:资金|经费|拨|补[助贴]|奖|投[入资]|元|贷款|用于|支出|到位|到账|债|预算)/;
const countWords = /(?:人数|人口|人次|观看|参与|受益|粉丝|播放|阅读|点击|访问|下载|面积|户数|株|产量|浏览|用户|覆盖|惠及|服务|次数|数量|人员|群众|居民|学生|流量|转发|关注|曝光|里程|亩|公里|数)[^，。；：、（）\n\t\d]{0,6}$/;
const closing = /^(?:$|[，。；：、（）)\]】”》\n\t;,.\/ +～~-]|以[上下内]|左右|上下|不等|的|和|及|与|并|给|至|到|已|由|作为|支持|余|多)/;

/** Whether a bare N万 or N亿 is an amount of money: by what follows, then by the money words before it. */
export function isBareMoney(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 4);
  if (moneyBehind.test(behind)) return true;
  const before = text.slice(Math.max(0, start - 16), start);
  const aboutMoney = moneyWords.test(before);
  if (aboutMoney && !countWords.test(before.slice(-6))) return closing.test(behind) || !isChineseAt(text, end);
  if (countWords.test(before)) return false;
  return closing.test(behind);
}

/** Past 整 or 正 that closes an amount in words. */
export function pastWhole(text: string, at: number): number {
  const next = text[at];
  return (next === '整' || next === '正') && !isChineseAt(text, pastSpace(text, at + 1)) ? at + 1 : at;
}
