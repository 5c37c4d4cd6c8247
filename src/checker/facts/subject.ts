/** Words that open a clause without saying what the figure is of. */
const openers = /^(?:[，、：；的了]+|其中|包括|主要(?:用于|为)?|由于|因此|因(?!公)|由|对于?|在|于|将|从|按照?|根据|本|该|此|全年|当年|本年度?|上年度?|年度|(?:19|20)?\d\d年度?(?:末|底|初)?|[一二三四]季度|\d{1,2}(?:月份?)?[～~\-—至]\d{1,2}月份?|\d{1,2}月份?(?:底|末|初|[上中下]旬)?(?:\d{1,2}日)?|截[止至](?:到|至)?|以来|[与和较比同][\u4e00-\u9fff0-9]{0,6}?(?:年度?|年同期|同期)(?:相比|比较)?[，]?|同比|环比|同期|我[局市县区省部院厅委]|本[局部院]门?|市科技局|及时|已|共计|合计|累计|分别|另外?|此外|同时|目前|实际|全部|全额|资金来源)+/;
/** Words that close a clause without saying what the figure is of. */
const closers = /(?:[，、：“”]|的|了|为|是|达到?|共计?|合计|总计|仅|超过|突破|已|均|年初|全年|当年|本年|累计|实际|资金|经费|金额|数额|金额|费用|总额|数|各|分别|均为|有|等)+$/;
const keptClosers = /(?:合计|总计|总额|总数)$/;

/** Subjects that mean the project or department as a whole. */
const generic = /^(?:(?:本|该|此|整个|项目|专项|财政|资金|经费|补助|预算|年度|全年|支出|单位|部门|我局|市局|金额|整体|总体|总|综合|合计|共|上述|以上|安排|批复|[一-龥]{2,8}(?:局|厅|委员会|街道办事处|人民政府)(?:于)?|当年|实际|已|\d{1,4}年度?|\d{1,2}月\d{0,2}日?|[，、于在将由的])+)?$/;

/**
 * What a figure is of, from the words before and behind the words of its measure. Empty when it is of the project or the
 * report itself.
 */
export function subjectOf(before: string, behind: string): string {
  const agent = /^[，、：；]*((?:经由|通过)[\u4e00-\u9fff]{2,12})$/.exec(before)?.[1];
  if (agent !== undefined) return agent;
  const follows = trim(behind);
  if (follows.length >= 2 && !generic.test(follows)) return follows;
  const precedes = trim(before);
  return precedes.length >= 2 && !generic.test(precedes) ? precedes : '';
}

/** The noun of an amount that stands without any measure word: 基本支出, 本年收入合计, 货物采购金额. */
export function namedAmount(label: string): string {
  const opened = label.replace(/[约近]$/, '').replace(openers, '');
  const kept = keptClosers.exec(opened.replace(/[为是约近共]+$/, ''));
  const closed = kept === null ? opened.replace(closers, '') : opened.replace(/[为是约近共]+$/, '');
  return generic.test(closed) && !/^(?:项目|基本)支出$/.test(opened) ? '' : /^(?:项目|基本)支出$/.test(opened) ? opened : closed;
}

/** Whether the words name the project as a whole: 本项目, 该项目资金. */
export function meansProject(label: string): boolean {
  const rest = label.replace(/[为是共计约近，]+/g, '').replace(/^(?:19|20)?\d\d年度?/, '');
  return /^(?:本|该|此)?(?:项目|专项)(?:资金|经费|金额)?$/.test(rest);
}

/** 比2023年度, 与上年相比: what is compared with, at the end of the words before 增加 or 减少. */
const comparedWith = /(?:同?比|较|与)(?:(?:19|20)\d\d年?度?|上年度?|去年|上一年度?|同期|年初|预算)*(?:相比|同期|决算数?|预算数?)*[，]?$/;

function trim(words: string): string {
  return words.replace(comparedWith, '').replace(/[约近]$/, '').replace(openers, '').replace(closers, '').replace(openers, '');
}

/** A subject for comparing: without years, quotes, classification levels and the nouns of money at its end. */
export function keyOfSubject(subject: string): string {
  return subject
    .replace(/（(?:类|款|项)）/g, '')
    .replace(/[“”‘’《》\s]/g, '')
    .replace(/^(?:(?:19|20)\d\d年度?|本年度?|全年|当年|年度|年|本|我局|本部门)+/, '')
    .replace(/(?:支出)?(?:决算|预算)?(?:数|金额|总额|资金|经费|费用|费|支出|补助)*$/, '');
}
