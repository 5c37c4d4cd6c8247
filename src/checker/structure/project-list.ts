import type { HeadingNode } from '#checker/structure/heading-tree.ts';
import { isChapterTitle, sectionKindOf } from '#checker/structure/section-kind.ts';

const fundWords = /本项目|该项目|此项目|项目(?:年度|总)?预算|年度(?:总)?预算|预算(?:数|执行率|安排|批复|资金)|(?:安排|下达|拨付|落实|涉及|投入)(?:预算|资金|经费)|实际支出|绩效目标|绩效指标|执行率|(?:产出|效益|成本|满意度)指标|无支出/;
const projectName = /(?:项目|经费|资金|专项|补助|补贴|奖补|奖励|工程|奖学金|助学金|津贴|行动|计划|活动|大赛|购置费?|采购|改造|维修|维护|运维|养护|建设|服务费?|[^免收减]费)(?:（[^（）]*）)?$/;
const anyMoney = /[元%]|指标|支出|预算/;
const notAList = /问题|不足|困难|建议|措施|打算|经验|做法|原因|职能|职责|概况|机构|方法|原则|依据|评价指标|指标分析|工作开展/;

/**
 * The headings that are projects, in order of place. A list of siblings is one of projects if most of those that are not
 * chapters of a report speak of a budget, a payment or targets; where such a list stands within chapters, or within
 * entries that would themselves pass, the inner list counts.
 */
export function findProjectHeadings(text: string, siblings: readonly HeadingNode[]): HeadingNode[] {
  const inner = new Map(siblings.map((node) => [node, notAList.test(titleOf(text, node)) ? [] : findProjectHeadings(text, node.children)]));
  const candidates = siblings.filter((node) => node.style !== 'plain' && !isChapterTitle(titleOf(text, node)));
  const likely = candidates.filter((node) => looksLikeProject(text, node));
  if (likely.length > 0 && 2 * likely.length >= candidates.length) {
    const groups = candidates.filter((node) => (inner.get(node)?.length ?? 0) > 0);
    if (2 * groups.length < candidates.length) return candidates;
  }
  return [...inner.values()].flat();
}

/** Whether a line without numbering is named as projects are. Of use only where a text has no numbered list of projects. */
export function isNamedLikeProject(line: string): boolean {
  return line.length >= 4 && line.length <= 40 && projectName.test(line) && !/[。；，：！？]/.test(line) && !isChapterTitle(line);
}

function titleOf(text: string, node: HeadingNode): string {
  return text.slice(node.title.start, node.title.end);
}

/** How much of an entry is read to judge it; what makes it a project is said at its beginning. */
const judged = 4000;

function looksLikeProject(text: string, node: HeadingNode): boolean {
  if (node.style === 'item' || node.style === 'name') return true;
  const title = titleOf(text, node);
  const body = text.slice(node.title.end, Math.min(node.end, node.title.end + judged));
  if (node.children.some((child) => {
    const kind = sectionKindOf(titleOf(text, child));
    return kind === 'problems' || kind === 'achievement' || kind === 'funds';
  }) && fundWords.test(body)) return true;
  if (projectName.test(title)) return anyMoney.test(body);
  return title.length <= 40 && fundWords.test(body);
}
