import type { Sums } from '#contract/overview.ts';
import { formatDecimal, isZero, parseDecimal } from '#core/decimal.ts';
import { divideRationals, fromDecimal, multiplyRationals, rational, roundHalfUp } from '#core/rational.ts';
import { hrefTo } from '#web/platform/router.ts';
import { Amount, Bar } from '#web/ui/figures.tsx';
import { Term } from '#web/ui/term.tsx';

const cards = [
  ['initial', 'initialBudget', 'budget'], ['adjusted', 'adjustedBudget', 'budget'], ['issued', 'issued', 'budget'], ['received', 'received', 'budget'], ['spent', 'spent', 'spent'],
] as const;

/** The money of the year; a bar shows each against the adjusted budget. */
export function MoneyCards({ sums }: { readonly sums: Sums }) {
  return (
    <ul className="cards">
      {cards.map(([key, term, sort]) => (
        <li key={key} className="panel card">
          <span className="card-name"><Term of={term} /></span>
          <a className="card-figure" href={hrefTo('/projects', { sort: `-${sort}` })}><Amount yuan={sums[key]} unit /></a>
          <Bar percent={shareOf(sums[key], sums.adjusted)} />
        </li>
      ))}
    </ul>
  );
}

function shareOf(part: string | null, whole: string | null): string | null {
  const [of, to] = [parseDecimal(part ?? ''), parseDecimal(whole ?? '')];
  if (of === null || to === null || isZero(to)) return null;
  return formatDecimal(roundHalfUp(multiplyRationals(divideRationals(fromDecimal(of), fromDecimal(to)), rational(100n, 1n)), 1));
}
