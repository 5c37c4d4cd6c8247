import { inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { againstFigures, againstEachOther } from '#checker/rules/direction-word/messages.ts';

/** 小于, 大于, 持平 against the two amounts; 增加 beside 下降 in one statement. */
export const rule = {
  id: 'direction-word',
  family: 'growth',
  title: { zh: '增减、大小用词与数字相反', en: 'Word of direction against the figures' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.comparison !== null && claim.verdict === 'inconsistent' && claim.words !== null) {
      const [other] = claim.operands;
      yield {
        message: againstFigures(inProject(context, claim.project), text.slice(claim.words.start, claim.words.end), printedForm(text, claim.stated), other === undefined ? '' : printedForm(text, other)),
        projects: [claim.project],
        spans: spansOfClaim(claim),
      };
    }
    // Where both years are given and the rate holds, the change is what is wrong; it has a finding of its own.
    if (claim.kind === 'growth' && claim.wordsDisagree && !(claim.verdict === 'exact' && claim.operands[1]?.measure === 'previous')) {
      const change = claim.operands[claim.operands.length - 1];
      yield {
        message: againstEachOther(inProject(context, claim.project), change === undefined ? '' : printedForm(text, change), printedForm(text, claim.stated)),
        projects: [claim.project],
        spans: spansOfClaim(claim),
      };
    }
  }
}
