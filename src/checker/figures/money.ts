import { DIGIT, classAt, isChineseAt, pastSpace } from '#checker/figures/characters.ts';
import { perMeasureAt } from '#checker/figures/measure-words.ts';
import type { Measure } from '#checker/figures/measure-words.ts';

/** Longest first where one begins another. 元人民币, 人民币 and 圆 are 元. */
const currencies = ['元人民币', '人民币元', '人民币', '新台币', '澳门元', '美元', '美金', '欧元', '港元', '港币', '日元', '英镑', '澳元', '加元', '韩元', '瑞郎', '卢布', '新元', '元', '圆'];
const firstOfCurrency = new Set(currencies.map((word) => word[0] ?? ''));

/** A currency word at a place. */
export function currencyAt(text: string, at: number): Measure | null {
  if (!firstOfCurrency.has(text[at] ?? '')) return null;
  for (const word of currencies) {
    if (text.startsWith(word, at)) return { unit: word === '圆' || word.includes('人民币') ? '元' : word, end: at + word.length };
  }
  return null;
}

/** 十 百 千 万 亿 in front of a unit. `doubled` is 万万. */
export type Scale = { readonly exponent: number; readonly end: number; readonly doubled: boolean };

/** The power of ten at a place; 千瓦, 千米 and 百强 are no powers. */
export function scaleAt(text: string, at: number): Scale {
  let end = at;
  let exponent = 0;
  const small = text[at] === '十' ? 1 : text[at] === '百' ? 2 : text[at] === '千' ? 3 : 0;
  if (small > 0) {
    const next = text[at + 1] ?? '';
    const isScaled = next === '万' || next === '亿';
    if (!isScaled && (small === 1 || (small === 2 ? '分度帕强年' : '瓦米克伏卡帕赫焦字').includes(next))) return { exponent: 0, end: at, doubled: false };
    exponent = small;
    end += 1;
  }
  let doubled = false;
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

/** What an amount is per, behind it: /个, /人·年, 每亩. */
export function perBehind(text: string, at: number): Measure | null {
  if (text[at] === '每') return perMeasureAt(text, at + 1);
  if (text[at] !== '/') return null;
  let end = at;
  for (let parts = 0; parts < 3 && (text[end] === '/' || (parts > 0 && text[end] === '·')); parts += 1) {
    const part = perMeasureAt(text, end + 1) ?? nounAt(text, end + 1);
    if (part === null) break;
    end = part.end;
  }
  return end === at ? null : { unit: text.slice(at + 1, end), end };
}

/** Up to three ideographs that stand by themselves behind the stroke: 元/学生, 元/标段. */
function nounAt(text: string, at: number): Measure | null {
  let end = at;
  while (end - at < 4 && isChineseAt(text, end)) end += 1;
  return end === at || end - at > 3 ? null : { unit: text.slice(at, end), end };
}

/** How far before an amount 每人 may stand: 对每个团队或个人奖励10万元. */
const reachOfEach = 10;
const reachOfAverage = 6;

/** What an amount is per, before it: 每人每月 (人·月), 每个…奖励, 人均. */
export function perBefore(text: string, start: number): string | null {
  const least = Math.max(0, start - reachOfEach);
  for (let at = start - 1; at >= least; at -= 1) {
    const character = text[at] ?? '';
    if (character === '每') {
      const unit = perMeasureAt(text, at + 1)?.unit ?? null;
      for (let before = at - 2; unit !== null && before >= at - 4 && before >= 0; before -= 1) {
        const outer = text[before] === '每' ? perMeasureAt(text, before + 1) : null;
        if (outer?.end === at) return `${outer.unit}·${unit}`;
      }
      return unit;
    }
    if (character === '均' && start - at <= reachOfAverage) {
      const counted = text[at - 1] ?? '';
      if (counted !== '' && '人户亩生'.includes(counted)) return counted;
    }
    if ((!isChineseAt(text, at) && character !== ' ' && character !== '¥') || classAt(text, at) === DIGIT) return null;
  }
  return null;
}

const clauseTail = '[^，。；：、（）\\n\\t\\d]';
const moneyBefore = new RegExp(
  `(?:资金|人民币|经费|资[^源格料质]|金额|投|补助|奖|支出|收入|预算|决算|拨|税|[^免]费|款|产值|营收|到账|到位|补贴|贷|筹|授信|售|易额|同额|利润|债|成本|价|薪|赔|罚|捐|效益|结余|结转|采购|工资|财政|融|订单|额)${clauseTail}{0,8}$`);
const moneyBehind = /^(?:资金|经费|拨|补[助贴]|奖|投[入资]|贷款|用于|支出|到位|到账|债|预算)/;
const countBefore = new RegExp(
  `(?:人数|人口|人次|观看|参与|受益|粉丝|播放|阅读|点击|访问|下载|面积|户数|株|产量|浏览|用户|覆盖|惠及|服务|次数|数量|人员|群众|居民|学生|流量|转发|关注|曝光|里程|亩|公里|数)${clauseTail}{0,6}$`);
const countedBehind = /^(?:[余多]?)(?:农|群众|居民|学生|师生|职工|市民|村民|老人|儿童|贫困|游客|用户|党员|干部|妇女|人员|企业|家庭|粉丝|青年|毕业生|劳动|从业|同学|患者|残疾|参保|军人|退役|脱贫)/;
const closing = /^(?:$|[，。；：、（）)\]】”》\n\t;,./ +～~-]|以[上下内]|左右|上下|不等|的|和|及|与|并|给|至|到|已|由|作为|支持|余|多)/;

/**
 * Whether a bare N万 or N亿 is an amount of money: by what follows it, then by the words of money or of counting in
 * its clause. With neither, as in 启动仪式23万、初赛7万, it is money where the clause ends behind it.
 */
export function isBareMoney(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 5);
  if (moneyBehind.test(behind)) return true;
  if (countedBehind.test(behind)) return false;
  const before = text.slice(Math.max(0, start - 16), start);
  if (countBefore.test(before.slice(-6))) return false;
  if (moneyBefore.test(before)) return true;
  return !countBefore.test(before) && closing.test(behind);
}

/** Past 整 or 正 that closes an amount in words, and not in 整合. */
export function pastWhole(text: string, at: number): number {
  const next = text[at];
  return (next === '整' || next === '正') && !isChineseAt(text, pastSpace(text, at + 1)) ? at + 1 : at;
}
