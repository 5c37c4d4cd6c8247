import type { Claim } from '#core/claim.ts';
import { compareDecimals, multiplyDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import { isMoney, makeClaim, type Scope } from '#checker/claims/binding/scope.ts';
import { judgeProduct } from '#checker/claims/relations/amounts.ts';
import type { Mention } from '#checker/facts/mention.ts';

const people = new Set(['人', '名', '位', '人次', '学员', '户']);
const pieces = new Set(['项', '个', '件']);

/** Unit price × number = amount (人均2万元 × 123位 = 246万元), within a sentence. */
export function bindProducts(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const price of scope.mentions) {
    if (price.fact.measure !== 'unit-price' || !isMoney(price)) continue;
    claims.push(...bindPrice(scope, price));
  }
  return claims;
}

function bindPrice(scope: Scope, price: Mention): Claim[] {
  const block = scope.around(price).filter((mention) => mention !== price);
  const own = block.filter((mention) => mention.sentence === price.sentence);
  // 补贴标准为每人每月110元。全年共为2350名…发放: the number may stand in the sentence behind.
  const near = nearestNumber(own, price) !== null ? own : block.filter((mention) => mention.sentence === price.sentence || mention.sentence === price.sentence + 1);
  const number = nearestNumber(near, price);
  if (number === null) return [];
  const totals = near.filter((mention) => isMoney(mention) && mention.fact.measure !== 'unit-price' && mention.fact.measure !== 'change' && mention.fact.measure !== 'balance');
  const claims: Claim[] = [];
  const months = monthsOf(near, price);
  const factors = [price, number, ...(months === null ? [] : [months])];
  const judged = totals.map((total) => ({ total, judgement: judgeProduct(total.fact.quantity, factors.map((factor) => factor.fact.quantity)) }));
  const main = judged.find(({ judgement }) => judgement.verdict === 'exact') ?? judged.find(({ total, judgement }) => isSaidToBeProduct(total, price, number, months) && judgement.verdict !== 'undecidable' && isSameSize(total, factors));
  if (main !== undefined) claims.push(makeClaim('product', main.total, factors.map((factor) => factor.fact), main.judgement));
  claims.push(...ownNumbers(near, price, main?.total ?? null, number));
  return claims;
}

/** 其中有两位…经费共4万元: a smaller number of the same unit with an amount of its own, at the same unit price. */
function ownNumbers(near: readonly Mention[], price: Mention, main: Mention | null, number: Mention): Claim[] {
  const claims: Claim[] = [];
  for (const total of near) {
    if (!isMoney(total) || total === main || total.fact.measure === 'unit-price') continue;
    const own = [...near].reverse().find((mention) => mention.index < total.index && mention !== number && fitsPrice(mention, price));
    if (own === undefined || own.index < price.index || total.index - own.index > 1 || !/共|合计|总计/.test(total.label)) continue;
    claims.push(makeClaim('product', total, [price.fact, own.fact], judgeProduct(total.fact.quantity, [price.fact.quantity, own.fact.quantity])));
  }
  return claims;
}

/** 每月300元 × 12个月. */
function monthsOf(near: readonly Mention[], price: Mention): Mention | null {
  if (!/每月|月均/.test(price.label) && price.figure.per !== '月') return null;
  return near.find((mention) => mention.fact.quantity.kind === 'count' && /^个?月$/.test(mention.fact.quantity.unit ?? '') && mention.fact.quantity.value !== null) ?? null;
}

function nearestNumber(near: readonly Mention[], price: Mention): Mention | null {
  let best: Mention | null = null;
  for (const mention of near) {
    if (!fitsPrice(mention, price)) continue;
    if (best === null || distance(mention, price) < distance(best, price)) best = mention;
    // 支持123位…，人均2万元…，其中有两位: the number before the price is meant, not a part named behind it.
    if (best.index > price.index && mention.index < price.index) best = mention;
  }
  if (best !== null && best.index > price.index) {
    const before = [...near].reverse().find((mention) => mention.index < price.index && fitsPrice(mention, price));
    if (before !== undefined) best = before;
  }
  return best;
}

const distance = (left: Mention, right: Mention): number => Math.abs(left.figure.start - right.figure.start);

function fitsPrice(mention: Mention, price: Mention): boolean {
  const { quantity } = mention.fact;
  if (quantity.kind !== 'count' || quantity.unit === null || quantity.value === null) return false;
  const per = /人均|每[人名位]/.test(price.label) ? '人' : price.figure.per ?? /每(公里|平方米|[户家个项亩台村次场所座册件批期米吨])/.exec(price.label)?.[1] ?? null;
  if (per === null) return false;
  return quantity.unit === per || (people.has(per) && people.has(quantity.unit)) || (pieces.has(per) && pieces.has(quantity.unit));
}

/** The words make the amount the product: 共…万元 behind both, or a total right before 支持123位. */
function isSaidToBeProduct(total: Mention, price: Mention, number: Mention, months: Mention | null): boolean {
  // 每月 without a number of months: the product is of another period.
  if (months === null && /每月|月均|每天|每日|每年|每学期/.test(price.label) && !/每年|全年|年度|一年/.test(price.label + total.label)) return false;
  const last = Math.max(price.index, number.index, months?.index ?? 0);
  const first = Math.min(price.index, number.index);
  if (total.index === last + 1 && /共|合计|总计|累计|计/.test(total.label)) return true;
  return total.index === first - 1 && /budget|adjusted-budget|total/.test(total.fact.measure);
}

/** Within a factor of ten: an amount of quite another size belongs to something else. */
function isSameSize(total: Mention, factors: readonly Mention[]): boolean {
  const stated = total.fact.quantity.value;
  if (stated === null) return false;
  const product = factors.reduce<Decimal>((so, factor) => multiplyDecimals(so, factor.fact.quantity.value ?? wholeNumber(0)), wholeNumber(1));
  const ten = wholeNumber(10);
  return compareDecimals(multiplyDecimals(product, ten), stated) >= 0 && compareDecimals(multiplyDecimals(stated, ten), product) >= 0;
}
