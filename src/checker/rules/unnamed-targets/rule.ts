import { projectViews, resultSections } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { unnamedTargets } from '#checker/rules/unnamed-targets/messages.ts';

/** 部分指标完成 and the like, where neither this sentence nor the next names which. */
export const rule = {
  id: 'unnamed-targets',
  family: 'reasons',
  title: { zh: '“部分指标完成”未说明哪些', en: 'Some targets reached, without saying which' },
  check,
} satisfies Rule;

const some = /(?:部分|个别|大部分|多数|少数|大多数|有的)(?:绩效|年度|产出|效益)?(?:指标|目标|任务)(?:值)?(?:已|均|都|基本|尚|还|暂)?(?:完成|实现|达到|达标|未完成|未达标?|未实现|没有完成)/;
const names = /其中|包括|分别|如下|：|除|主要(?:是|为)|即|未(?:完成|达到)的(?:指标|目标)|（/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { project, sentences } of projectViews(context)) {
    for (let index = 0; index < sentences.length; index += 1) {
      const sentence = sentences[index];
      if (sentence === undefined || !resultSections.includes(sentence.section)) continue;
      const match = some.exec(text.slice(sentence.start, sentence.end));
      if (match === null) continue;
      const next = sentences[index + 1];
      const start = sentence.start + match.index;
      const after = text.slice(start, next?.section === sentence.section ? next.end : sentence.end);
      if (names.test(after)) continue;
      yield {
        message: unnamedTargets(match[0]),
        projects: [project.ordinal],
        spans: [{ start, end: start + match[0].length, role: 'stated' }],
      };
    }
  }
}
