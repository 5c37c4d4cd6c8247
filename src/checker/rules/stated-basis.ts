import { resultSections, type ProjectView } from '#checker/rules/project-view.ts';
import type { RuleContext } from '#checker/rules/rule.ts';

const words = '(?:依据|根据|按照|依照|遵照|贯彻落实|贯彻|落实|签订|按)';
const quoted = new RegExp(`${words}[^。；\\n]{0,40}《|《[^》\\n]{2,120}》[^。；\\n]{0,40}(?:设立|立项|安排|要求|精神|规定)`);
const named = new RegExp(`${words}([^，。；《\\n]{2,60}?(?:协议书?|合同|规划|方案|办法|意见|通知|纪要|决定|批复|条例|文件|计划书|任务书))`);
const general = /任务书|文件|通知|要求|规定|政策|精神|工作安排|有关|相关|其他|上级|领导|批示|和|及|以|的|等|本级|各级|年度|工作|项目|会议/g;
const documentNumber = /[〔[（【]20\d\d[〕\]）】]第?\d{1,5}号/;

/**
 * Whether a project names what it was set up on: a document in 《》, a 文号, or an agreement or plan that is called by its
 * name. 依据任务书及其他相关文件 and 依据招商引资工作安排 name nothing.
 */
export function statesBasis(context: RuleContext, view: ProjectView): boolean {
  for (const sentence of view.sentences) {
    if (sentence.section !== 'basis' && !resultSections.includes(sentence.section)) continue;
    const text = context.folded.text.slice(sentence.start, sentence.end);
    if (documentNumber.test(text) || quoted.test(text)) return true;
    const name = named.exec(text)?.[1];
    if (name !== undefined && name.replace(general, '').length >= 4) return true;
  }
  return false;
}
