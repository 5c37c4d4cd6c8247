import { groupedDecimal, multiplyDecimals, shiftDecimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { placeOfFact, projectViews, type ProjectView } from '#checker/rules/project-view.ts';
import { impliedWithoutFunds } from '#checker/rules/results-without-funds/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * A price and a number that imply an amount, in a project that states neither budget nor spending: 500万元/个 and 9项 are
 * 4500万元 nobody has accounted for. Only where it is plain which number the price is for.
 */
export const rule = {
  id: 'results-without-funds',
  family: 'required',
  title: { zh: '有单价和数量，未列预算和支出', en: 'A price and a number, but no budget or spending' },
  check,
} satisfies Rule;

const funds = new Set(['budget', 'adjusted-budget', 'planned', 'issued', 'received', 'spent']);
/** 名, 个 and 项 are said of the same thing by different writers. */
const loose = new Set(['个', '项', '名', '人', '位', '家', '户']);

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const view of projectViews(context)) {
    if (view.facts.some(({ measure }) => funds.has(measure))) continue;
    const price = view.facts.find(({ measure, quantity }) => measure === 'unit-price' && quantity.kind === 'money' && quantity.value !== null);
    const count = price === undefined ? null : numberOf(view, price, context);
    const amount = price?.quantity.value ?? null;
    const number = count?.quantity.value ?? null;
    if (price === undefined || count === null || amount === null || number === null) continue;
    const implied = multiplyDecimals(amount, number);
    const words = (fact: Fact): string => placeOfFact(fact).map(({ start, end }) => context.folded.text.slice(start, end)).join('');
    yield {
      message: impliedWithoutFunds(words(price), words(count), `${groupedDecimal(shiftDecimal(implied, -4))}万元`),
      projects: [view.project.ordinal],
      spans: [...placeOfFact(price, 'stated'), ...placeOfFact(count)],
    };
  }
}

/** The one number that the price can be for: of its own unit, else the only one that counts things or people. */
function numberOf(view: ProjectView, price: Fact, context: RuleContext): Fact | null {
  const counts = view.facts.filter(({ quantity }) => quantity.kind === 'count' && quantity.value !== null && quantity.unit !== null && quantity.approximator === null);
  const [place] = placeOfFact(price);
  const per = place === undefined ? undefined : /(?:\/|每)(.{1,2})$/.exec(context.folded.text.slice(place.start, place.end))?.[1];
  const same = counts.filter(({ quantity }) => quantity.unit === per);
  const candidates = same.length > 0 ? same : counts.filter(({ quantity }) => loose.has(quantity.unit ?? ''));
  const [first] = candidates;
  return candidates.length === 1 && first !== undefined ? first : null;
}
