import { projectViews, resultSections } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { unusedWithoutReason } from '#checker/rules/unused-without-reason/messages.ts';

/**
 * Money that was not used at all, with no reason in its own sentence or the next. A reason elsewhere in the project, for
 * the money as a whole, does not say why this part stayed where it was.
 */
export const rule = {
  id: 'unused-without-reason',
  family: 'reasons',
  title: { zh: '经费未使用，未说明原因', en: 'Money left unused without a reason' },
  check,
} satisfies Rule;

const unused = /(?:经费|资金|款项|补助|费用|费)(?:等)?(?:均|全部|暂|尚|还|仍|都)?未(?:使用|支出|支付|拨付|动用|启用)/g;
const reason = /因(?!此|素)|由于|原因|影响|导致|待[^遇]|结转|收回|调剂|节约|计划于/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { project, sentences } of projectViews(context)) {
    for (let index = 0; index < sentences.length; index += 1) {
      const sentence = sentences[index];
      if (sentence === undefined || !resultSections.includes(sentence.section)) continue;
      const end = sentences[index + 1]?.section === sentence.section ? sentences[index + 1]?.end ?? sentence.end : sentence.end;
      const words = text.slice(sentence.start, sentence.end);
      if (!words.includes('未')) continue;
      for (const match of words.matchAll(unused)) {
        if (reason.test(text.slice(sentence.start, end))) continue;
        const start = sentence.start + startOfClause(words, match.index);
        yield {
          message: unusedWithoutReason(text.slice(start, sentence.start + match.index + match[0].length)),
          projects: [project.ordinal],
          spans: [{ start, end: sentence.start + match.index + match[0].length, role: 'stated' }],
        };
      }
    }
  }
}

function startOfClause(words: string, at: number): number {
  return Math.max(words.lastIndexOf('，', at), words.lastIndexOf('；', at), words.lastIndexOf('：', at)) + 1;
}
