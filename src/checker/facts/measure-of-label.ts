import type { Measure } from '#core/fact.ts';

/** What the words before a figure say it is. `at` and `end` are where those words stand in the label. */
export type LabelReading = { readonly measure: Measure; readonly at: number; readonly end: number };

type Pattern = { readonly measure: Measure; readonly words: RegExp };

/**
 * Words for amounts. The reading that ends last wins, and of those that end together the one that starts first, so that
 * 计划支出 is read as planned and not as 支出.
 */
const moneyPatterns: readonly Pattern[] = [
  { measure: 'planned', words: /计划(?:支出?|安排|投入|使用)(?:资金|金额|数)?/g },
  { measure: 'adjusted-budget', words: /(?:调整后|全年|调整)的?(?:预算|指标)(?:数|资金|金额|总额)?|预算(?:数|金额)?调(?:整|增|减)(?:为|到|至)|(?:追加|调增|调减|核减)(?:预算)?(?:至|到)/g },
  { measure: 'budget', words: /(?:年初|年度|当年|本年度?|全年度|项目|总|申请|批复|核定|安排|立项|部门)*(?:的?总?(?<!公共|基金|经营|收支)预算(?![内外]|单位|管理|绩效|执行|科目|法|收入|支出))(?:批复|安排|下达|金额|总额|总|资金|数|经费)*|(?:批复|安排|核定)(?:资金|金额|经费|专项资金)+|(?<=年)(?:累计)?安排$|涉及(?:预算)?(?:资金|金额)/g },
  { measure: 'issued', words: /(?:实际|已)?下达(?:的)?(?:指标|资金|预算|经费|金额)*|指标下达(?:数|金额)?|下达到位/g },
  { measure: 'received', words: /(?:实际|已|资金)*到位(?:资金|金额|数|经费)*|(?:收到(?:[\u4e00-\u9fff]{0,10}(?:拨付|下达|拨来)的?)?|财政(?:局|部门|资金)?(?:共计|实际)?拨付的?|财政(?:共计)?拨款到账|拨入|到账)(?:资金|金额|数)*/g },
  { measure: 'spent', words: /(?:实际|累计|已|全年|共|当年|本年度?|期间|年内|分别)+支出(?!合计|总计)(?:资金|金额|总额|数|了)*|支出(?:决算|执行)(?:数|为)*|决算数?|(?:全年|预算)?执行数|执行(?:资金|金额)|(?:实际|已|资金|经费|费用?|累计|共|全部|实际)*使用(?:资金|金额|了|数)*|(?:全额|已|实际|共|累计|及时|代)*(?:支付|兑付|拨付|发放|付款|列支|兑现|支取)(?:的)?(?:资金|金额|数|完毕|了)*|支出(?:金额|数|资金)|(?:实际|合计|总)支出|(?<=[月日底末])支出/g },
  { measure: 'balance', words: /(?:年末|累计|资金|当年|结转)*(?:结余|结转|(?<!拨付|支付|兑付|发放)剩余|余额|(?:尚未|暂未|未)(?:支付|支出|使用|到位|拨付|执行)的?|欠拨|尚未支付|未拨付)(?:资金|金额|数)*/g },
  { measure: 'change', words: /(?:增加|减少|增长|下降|追加|调增|调减|核减|压减|上升|节约|节省|缩减|增收|减收|降低|提高|陡降|骤降|骤增|激增|超支|相差|短缺)(?:了|额|资金|预算|经费|项目)*/g },
  { measure: 'unit-price', words: /(?:人均|每(?:[人户家个项名亩位台村次场所座册件批期]|公里|平方米|米|吨)|单价)[\u4e00-\u9fff]{0,8}$|(?:按|以)每?$|(?:奖励|补助|补贴|资助)标准(?:为)?/g },
];

const percentPatterns: readonly Pattern[] = [
  { measure: 'execution-rate', words: /(?:预算|资金|经费|支出|整体|总体|实际)*(?:执行率|执行进度|支出率|支出进度|支付率|拨付率|支付进度|序时进度|预算完成率|资金完成率|到位率)(?:分别|均|已)*(?:为|达|达到|是)*|(?<=^|[，、；。：）]|资金|经费|金额|预算|整体|总体|补助|专款|实际|费)使用率|完成(?:了)?(?:年初|全年|年度|调整后?|当年|本年度?|计划|项目|预算)*(?:的)?预算(?:数|安排|任务)?的?|(?:为|占|达)(?:年初|全年|年度|调整后?)(?:的)?预算(?:数)?的/g },
  { measure: 'share', words: /占(?:比|[\u4e00-\u9fff“”（）、0-9]{0,30}?(?:的|比重|比例|比率))?(?:为|达|达到|约)*$|(?:占比|比重|比例)(?:为|达|达到|约)*$/g },
  { measure: 'growth-rate', words: /(?:增长|下降|减少|增加|提高|降低|上升|上涨|回落|压减|递增|增幅|降幅|增速|下滑|缩减)(?:率|幅度|（[\u4e00-\u9fff]{2}）|了|为|达|到|约|近)*$/g },
];

/** What an amount is, by the words before it; null when they say nothing of it. */
export function measureOfMoney(label: string): LabelReading | null {
  return lastReading(label, moneyPatterns);
}

/** What a percentage is, by the words before it. */
export function measureOfPercent(label: string): LabelReading | null {
  return lastReading(label, percentPatterns);
}

function lastReading(label: string, patterns: readonly Pattern[]): LabelReading | null {
  let best: LabelReading | null = null;
  for (const { measure, words } of patterns) {
    words.lastIndex = 0;
    for (let match = words.exec(label); match !== null; match = words.exec(label)) {
      if (match[0] === '') {
        words.lastIndex += 1;
        continue;
      }
      const end = match.index + match[0].length;
      if (best === null || end > best.end || (end === best.end && match.index < best.at)) best = { measure, at: match.index, end };
    }
  }
  return best;
}
