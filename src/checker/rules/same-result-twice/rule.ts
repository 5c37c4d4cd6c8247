import type { FindingSpan } from '#core/finding.ts';
import { addTo, pairsIn } from '#checker/rules/alike.ts';
import { projectViews } from '#checker/rules/project-view.ts';
import { sameResults } from '#checker/rules/same-result-twice/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * Two projects that claim the same results: at least two that agree in name, value and unit. Rates such as 满意度90% are
 * common coin and do not count, nor does a result that many projects state.
 */
export const rule = {
  id: 'same-result-twice',
  family: 'duplicates',
  title: { zh: '同一成果在两个项目中重复列报', en: 'The same results claimed by two projects' },
  check,
} satisfies Rule;

const enoughResults = 2;
const mostInGroup = 4;

type Claimant = { readonly ordinal: number; readonly results: ReadonlyMap<string, FindingSpan> };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const groups = new Map<string, Claimant[]>();
  for (const { project, indicators } of projectViews(context)) {
    const results = new Map<string, FindingSpan>();
    for (const { name, value, unit, start, end } of indicators) {
      if (value === null || value === '0' || unit === '%' || name.length < 4) continue;
      results.set(`${name}${value}${unit ?? ''}`, { start, end, role: 'stated' });
    }
    const claimant = { ordinal: project.ordinal, results };
    for (const key of results.keys()) addTo(groups, key, claimant);
  }
  for (const [left, right] of pairsIn(groups.values(), mostInGroup)) {
    const shared = [...left.results.keys()].filter((key) => right.results.has(key));
    if (shared.length < enoughResults) continue;
    const places = (claimant: Claimant): FindingSpan[] => shared.flatMap((key) => claimant.results.get(key) ?? []);
    yield {
      message: sameResults(left.ordinal, right.ordinal, shared),
      projects: [left.ordinal, right.ordinal],
      spans: [...places(left), ...places(right)],
    };
  }
}
