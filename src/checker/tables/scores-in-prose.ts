import type { Claim } from '#core/claim.ts';
import { addDecimals, equalDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { compareRationals, fromDecimal } from '#core/rational.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeRepeat, judgeSum } from '#checker/claims/relations/amounts.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { judgeExecutionScore, judgeMean } from '#checker/claims/relations/scores.ts';
import type { Mention } from '#checker/facts/mention.ts';
import { scoreWithin } from '#checker/tables/bind-rows.ts';

const isPoints = (mention: Mention): boolean => mention.fact.quantity.kind === 'count' && mention.fact.quantity.unit === '分' && mention.fact.quantity.value !== null;

const wholeScore = /(?:自评|评价|综合|最终|考核|绩效|自我评价)?(?:总?得分|总分|总评分|评分|自评分)(?:结果)?(?:为|是|：|达)?$/;
const ofOneClass = /(?:执行率|执行|投入|过程|决策|产出|效益|效果|满意度|成本|管理|数量|质量|时效)(?:类)?(?:指标)?[^，。；]{0,6}(?:得分|评分)(?:为|是)?$/;
const meanScore = /平均(?:自评|评价)?(?:得分|分|分数)(?:为|是)?$/;
const allotted = /(?:分值|权重|满分|标准分|总分值|分数|应得)(?:为|是|共)?$|（(?:满分|分值|权重)?$/;
const deducted = /扣(?:除|减|了|分)?$|扣分$|减分?$|加分?$|失分$/;
/** First-level classes; 资金管理 and 数量指标 are within them. */
const classes = /执行率|预算执行|投入|过程|决策|产出|效益|效果|满意度|成本|(?<![\u4e00-\u9fff])管理/;

/**
 * Scores of prose: 自评得分94.6分，其中：预算执行率指标分值10分，得9.6分；产出…: the total against its parts, each part within its
 * weight; and 平均得分 against the scores of all projects.
 */
export function bindProseScores(mentions: readonly Mention[]): Claim[] {
  const scores = mentions.filter(isPoints);
  if (scores.length === 0) return [];
  return [...bindTotals(scores, ratesByPlace(mentions)), ...bindMean(scores)];
}

function isTotal(mention: Mention): boolean {
  return wholeScore.test(mention.label) && !ofOneClass.test(mention.label) && !meanScore.test(mention.label) && !allotted.test(mention.label);
}

type Part = { readonly score: Fact | null; readonly weight: Fact | null; readonly name: string };

function bindTotals(scores: readonly Mention[], rates: ReadonlyMap<string, readonly Mention[]>): Claim[] {
  const claims: Claim[] = [];
  scores.forEach((total, at) => {
    if (!isTotal(total)) return;
    const listed: Mention[] = [];
    for (let next = at + 1; next < scores.length; next += 1) {
      const mention = scores[next];
      if (mention === undefined || mention.block !== total.block || isTotal(mention) || mention.sentence - total.sentence > 6) break;
      listed.push(mention);
    }
    const parts = classesOf(partsOf(listed));
    for (const { score, weight } of parts) {
      const within = score === null || weight === null ? null : scoreWithin(score, weight);
      if (within !== null) claims.push(within);
    }
    claims.push(...bindExecution(parts, rates.get(placeOf(total)) ?? []));
    const given = parts.map((part) => part.score).filter((score) => score !== null);
    const named = new Set(parts.filter(({ score }) => score !== null).map(({ name }) => name));
    if (given.length < 2 || given.length < parts.length || named.size < given.length) return;
    const claim = makeClaim('score', total, given, judgeSum(total.fact.quantity, given.map(({ quantity }) => quantity)), { exhaustive: true });
    claims.push(claim.verdict === 'inconsistent' && !isComplete(parts, named.size, claim) ? { ...claim, ...undecidable('operand-missing') } : claim);
  });
  return claims;
}

/** 预算执行率指标分值10分，得9.6分 against the one execution rate that the project, or the paragraph, gives. */
function bindExecution(parts: readonly Part[], rates: readonly Mention[]): Claim[] {
  const part = parts.find(({ name }) => name.includes('执行'));
  const [rate] = rates;
  if (part === undefined || part.score === null || part.weight === null || rate === undefined) return [];
  if (rates.some((other) => judgeRepeat(other.fact.quantity, rate.fact.quantity).verdict !== 'exact')) return [];
  const { score, weight } = part;
  return [makeClaim('score', { fact: score }, [weight, rate.fact], judgeExecutionScore(score.quantity, weight.quantity, rate.fact.quantity), { basis: 'execution-rate' })];
}

/** The project, or the paragraph where there is none. */
const placeOf = ({ fact, block }: Mention): string => (fact.project > 0 ? `project ${fact.project}` : `block ${block}`);

/** The first execution rates of each project or paragraph: eight are enough to tell whether there is one rate. */
function ratesByPlace(mentions: readonly Mention[]): Map<string, Mention[]> {
  const rates = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (mention.fact.measure !== 'execution-rate' || mention.rateOf === 'arrival' || mention.fact.quantity.kind !== 'percent') continue;
    const place = placeOf(mention);
    const known = rates.get(place);
    if (known === undefined) rates.set(place, [mention]);
    else if (known.length < 8) known.push(mention);
  }
  return rates;
}

/** All classes are told where their weights make 100, where there are four and more, or where they are more than the total already. */
function isComplete(parts: readonly Part[], named: number, claim: Claim): boolean {
  const weights = parts.map(({ weight }) => weight?.quantity.value ?? null).filter((weight) => weight !== null);
  const all = weights.reduce<Decimal>(addDecimals, wholeNumber(0));
  const total = claim.stated.quantity.value;
  return named >= 4 || (weights.length === parts.length && equalDecimals(all, wholeNumber(100)))
    || (total !== null && claim.recomputed !== null && compareRationals(claim.recomputed.low, fromDecimal(total)) > 0);
}

/** The classes of the first level: once their weights make 100, what follows are indicators within them. */
function classesOf(parts: readonly Part[]): readonly Part[] {
  let weights: Decimal = wholeNumber(0);
  for (const [at, { weight }] of parts.entries()) {
    if (weight === null || weight.quantity.value === null) return parts;
    weights = addDecimals(weights, weight.quantity.value);
    if (at > 0 && equalDecimals(weights, wholeNumber(100))) return parts.slice(0, at + 1);
  }
  return parts;
}

/** 产出指标分值50分，得48分 is one part with its weight; 产出48.5分 is a part without. */
function partsOf(listed: readonly Mention[]): Part[] {
  const parts: { score: Fact | null; weight: Fact | null; name: string }[] = [];
  for (const mention of listed) {
    if (deducted.test(mention.label)) continue;
    const name = classes.exec(mention.label)?.[0] ?? null;
    const last = parts.at(-1);
    if (name === null) {
      // 得9.6分 goes on with the class named before.
      if (last === undefined || !/^[，、：（]?(?:自评|实际|实)?得(?:分)?(?:为|了)?$|^[，、]?(?:满分|分值)(?:为)?$|^（(?:满分|分值)$/.test(mention.label)) continue;
      if (allotted.test(mention.label)) last.weight ??= mention.fact;
      else last.score ??= mention.fact;
    } else if (allotted.test(mention.label)) parts.push({ score: null, weight: mention.fact, name });
    else parts.push({ score: mention.fact, weight: null, name });
  }
  return parts;
}

/** 平均得分 of all projects that state a score of their own. */
function bindMean(scores: readonly Mention[]): Claim[] {
  const mean = scores.filter((mention) => meanScore.test(mention.label));
  const [only] = mean;
  if (only === undefined || mean.length > 1 || only.fact.project !== 0) return [];
  const ofProjects = new Map<number, Fact>();
  for (const mention of scores) if (mention.fact.project > 0 && isTotal(mention) && !ofProjects.has(mention.fact.project)) ofProjects.set(mention.fact.project, mention.fact);
  const parts = [...ofProjects.values()];
  const number = /(\d+)个项目/.exec(only.clause)?.[1];
  if (parts.length < 2 || (number !== undefined && number !== String(parts.length))) return [];
  const judgement = judgeMean(only.fact.quantity, parts.map(({ quantity }) => quantity));
  // Without their number it is not sure that these are all projects.
  return judgement.verdict === 'inconsistent' && number === undefined ? [] : [makeClaim('score', only, parts, judgement, { basis: 'average' })];
}
