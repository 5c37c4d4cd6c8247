import type { Decimal } from '#core/decimal.ts';
import { classWord } from '#core/indicators/classes.ts';
import type { LedgerIndicator } from '#core/indicators/indicator.ts';
import { codesAt, valueAt, type NormBook, type NormCodes, type NormValue } from '#core/norm-book.ts';
import { addRationals, fromDecimal, rational, roundHalfUp, subtractRationals, type Rational } from '#core/rational.ts';

/** Classes that a form may set or leave out; every project has 产出. */
export type ClassesSet = { readonly cost: boolean; readonly benefit: boolean; readonly satisfaction: boolean };

/** The classes that stand among some indicators. */
export function classesSet(indicators: readonly Pick<LedgerIndicator, 'level1'>[]): ClassesSet {
  const words = new Set(indicators.map(({ level1 }) => classWord(level1)));
  return { cost: words.has('成本'), benefit: words.has('效益'), satisfaction: words.has('满意度') };
}

/** What the classes of a form weigh by the norms: absent classes give their points to others. */
export type StandardWeights = {
  /** Points by class, those of the execution rate as 预算执行率. They make up the total. */
  readonly weights: Readonly<Record<string, Decimal>>;
  /** Classes that have no points of their own but share those of another: 成本 within 产出, 满意度 within 效益. */
  readonly within: Readonly<Record<string, string>>;
  readonly form: NormCodes;
  readonly norms: readonly NormValue[];
};

/** The class that each weight of the norm book belongs to. */
const classOfWeight: Readonly<Record<string, string>> = {
  'weight-cost-with-cost': '成本', 'weight-output': '产出', 'weight-output-with-cost': '产出', 'weight-benefit': '效益', 'weight-benefit-with-cost': '效益',
  'weight-satisfaction': '满意度', 'weight-satisfaction-with-cost': '满意度', 'weight-benefit-and-satisfaction': '效益和满意度', 'weight-decision': '决策', 'weight-management': '管理',
  'weight-execution-rate': '预算执行率',
};

const zero = rational(0n, 1n);

/**
 * The usual weights of the form of a day and place (`form-weights`): with a class of 成本 those of 2021 where they are in
 * force, else 成本 stands within 产出. A place's own form goes before the nation's. Without 满意度 its points go to 效益,
 * without 效益 all of those go to 产出. Null where the norm book has no form for the day and place.
 */
export function standardWeights(classes: ClassesSet, norms: NormBook, date: string, place: string): StandardWeights | null {
  const plain = codesAt(norms, 'form-weights', date, place);
  const withCost = classes.cost ? codesAt(norms, 'form-weights/with-cost', date, place) : null;
  const form = withCost !== null && (plain === null || withCost.place.length >= plain.place.length) ? withCost : plain;
  if (form === null) return null;
  const used: NormValue[] = [];
  const points = new Map<string, Rational>();
  for (const id of form.codes) {
    const value = valueAt(norms, id, date, place);
    const name = classOfWeight[id];
    if (value === null || name === undefined) return null;
    used.push(value);
    points.set(name, fromDecimal(value.value));
  }
  const execution = valueAt(norms, 'weight-execution-rate', date, place);
  if (execution === null) return null;
  if (!points.has('预算执行率')) {
    // Within 管理, whose own points are what is left.
    const rate = fromDecimal(execution.value);
    points.set('管理', subtractRationals(points.get('管理') ?? zero, rate));
    points.set('预算执行率', rate);
    used.push(execution);
  }
  const within: Record<string, string> = {};
  if (classes.cost && !points.has('成本')) within['成本'] = '产出';
  const benefit = points.has('效益和满意度') ? '效益和满意度' : '效益';
  if (benefit !== '效益' && classes.benefit) within['效益'] = benefit;
  if (classes.satisfaction && !points.has('满意度')) within['满意度'] = benefit;

  const move = (from: string, to: string): void => {
    points.set(to, addRationals(points.get(to) ?? zero, points.get(from) ?? zero));
    points.delete(from);
  };
  if (!classes.satisfaction && points.has('满意度')) {
    move('满意度', benefit);
    const usage = form === plain && classes.benefit ? valueAt(norms, 'weight-benefit-without-satisfaction', date, place) : null;
    if (usage !== null) used.push(usage);
  }
  // A class that shares its points keeps them while one of the two is set.
  const isShared = !points.has('满意度') && classes.satisfaction;
  if (!classes.benefit && !isShared) move(benefit, '产出');
  return { weights: Object.fromEntries([...points].map(([name, value]) => [name, roundHalfUp(value, 2)])), within, form, norms: used };
}
