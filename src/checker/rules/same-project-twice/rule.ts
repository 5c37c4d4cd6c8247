import { plainDecimal } from '#core/decimal.ts';
import type { FindingSpan } from '#core/finding.ts';
import { addTo, likenessPercent, pairsIn } from '#checker/rules/alike.ts';
import { placeOfFact, projectViews, type ProjectView } from '#checker/rules/project-view.ts';
import { sameProject } from '#checker/rules/same-project-twice/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * Two projects of nearly one name that pay the same price, or reach the same results: one award reported twice. Batches and
 * years of one programme (第一批, 第二批) are told apart by their names and left alone.
 */
export const rule = {
  id: 'same-project-twice',
  family: 'duplicates',
  title: { zh: '疑似同一项目列了两次', en: 'One project that may be listed twice' },
  check,
} satisfies Rule;

/** Names that share this much, in percent of their pairs of characters, are nearly one name. */
const nearlyOneName = 50;
/** As many equal results make two projects of nearly one name the same. */
const enoughResults = 3;
/** A result that more projects share is boilerplate. */
const mostInGroup = 6;

type Trait = { readonly key: string; readonly place: FindingSpan; readonly isPrice: boolean };
type Candidate = { readonly ordinal: number; readonly view: ProjectView; readonly name: string; readonly traits: ReadonlyMap<string, Trait> };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const groups = new Map<string, Candidate[]>();
  for (const view of projectViews(context)) {
    const traits = traitsOf(view);
    const candidate = { ordinal: view.project.ordinal, view, name: bareName(view.project.name), traits };
    for (const key of traits.keys()) addTo(groups, key, candidate);
  }
  for (const [left, right] of pairsIn(groups.values(), mostInGroup)) {
    if (differsByBatch(left.view.project.name, right.view.project.name) || likenessPercent(left.name, right.name) < nearlyOneName) continue;
    const shared = [...left.traits.values()].filter(({ key }) => right.traits.has(key));
    if (!shared.some(({ isPrice }) => isPrice) && shared.length < enoughResults) continue;
    const words = ({ key, place, isPrice }: Trait): string => (isPrice ? `单价${context.folded.text.slice(place.start, place.end)}` : key.replace('|', ''));
    yield {
      message: sameProject(left.view.project, right.view.project, shared.map(words)),
      projects: [left.ordinal, right.ordinal],
      spans: [
        { ...left.view.project.heading, role: 'stated' }, { ...right.view.project.heading, role: 'stated' },
        ...withoutInner(shared.map(({ place }) => place)), ...withoutInner(shared.flatMap(({ key }) => right.traits.get(key)?.place ?? [])),
      ],
    };
  }
}

/** A率、B率均达到100% holds two results, one inside the other: the outer place is enough. */
function withoutInner(places: readonly FindingSpan[]): FindingSpan[] {
  const sorted = [...places].sort((left, right) => left.start - right.start || right.end - left.end);
  return sorted.filter(({ end }, index) => sorted.slice(0, index).every((outer) => outer.end < end));
}

/** Unit prices, and results with their values. */
function traitsOf(view: ProjectView): Map<string, Trait> {
  const traits = new Map<string, Trait>();
  for (const fact of view.facts) {
    if (fact.measure !== 'unit-price' || fact.quantity.value === null) continue;
    const key = `|${plainDecimal(fact.quantity.value)}`;
    const [place] = placeOfFact(fact);
    if (place !== undefined) traits.set(key, { key, place, isPrice: true });
  }
  for (const { name, value, unit, start, end } of view.indicators) {
    if (value === null || name.length < 4) continue;
    const key = `${name}|${value}${unit ?? ''}`;
    traits.set(key, { key, place: { start, end, role: 'operand' }, isPrice: false });
  }
  return traits;
}

const bareName = (name: string): string => name.replace(/（[^（）]*）|20\d\d年?度?/g, '');
const batch = /第[一二三四五六七八九十\d]+[批期轮次]|[一二三四五六七八九十]期|20\d\d年|提前批/g;

function differsByBatch(left: string, right: string): boolean {
  const leftBatch = left.match(batch)?.join('') ?? '';
  const rightBatch = right.match(batch)?.join('') ?? '';
  return leftBatch !== rightBatch && left.replace(batch, '') === right.replace(batch, '');
}
