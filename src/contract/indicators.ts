import * as z from 'zod';
import { comparators, qualitativeBands } from '#core/indicators/indicator.ts';
import { normReference } from '#contract/funds.ts';
import { day, decimalText, id, line, points, prose } from '#contract/paging.ts';

const target = { comparator: z.enum(comparators), target: decimalText.nullable().default(null), targetUpper: decimalText.nullable().default(null), targetText: line(300).nullable().default(null) };
const described = {
  level1: line(40), level2: line(40).nullable().default(null), name: line(200), unit: line(30).nullable().default(null), weight: points.nullable().default(null),
  baseline: line(300).nullable().default(null), source: line(500).nullable().default(null), method: line(500).nullable().default(null), required: z.boolean().default(true), libraryId: line(60).nullable().default(null),
};

export const newIndicator = z.strictObject({ ordinal: z.int().min(1).max(1000).optional(), ...described, ...target });
export const indicatorChange = z.strictObject({
  ordinal: z.int().min(1).max(1000), level1: line(40), level2: line(40).nullable(), name: line(200), unit: line(30).nullable(), weight: points.nullable(), baseline: line(300).nullable(),
  source: line(500).nullable(), method: line(500).nullable(), required: z.boolean(), comparator: z.enum(comparators), target: decimalText.nullable(), targetUpper: decimalText.nullable(), targetText: line(300).nullable(),
}).partial();

export const result = z.strictObject({
  id, occasion: z.enum(['monitoring', 'self-evaluation', 'review']), value: z.string().nullable(), valueText: z.string().nullable(), numerator: z.string().nullable(), denominator: z.string().nullable(),
  asOf: day.nullable(), band: z.enum(qualitativeBands).nullable(), bandPercent: z.string().nullable(), reason: z.string().nullable(), measures: z.string().nullable(), evidence: z.string().nullable(),
  current: z.boolean(), isExample: z.boolean(), isInferred: z.boolean(), createdAt: z.string(),
});
/** A result; where numerator and denominator are given and no value, the value is their quotient in percent, two decimals half up. */
export const newResult = z.strictObject({
  occasion: z.enum(['monitoring', 'self-evaluation', 'review']).default('self-evaluation'), value: decimalText.nullable().default(null), valueText: line(300).nullable().default(null),
  numerator: decimalText.nullable().default(null), denominator: decimalText.nullable().default(null), asOf: day.nullable().default(null), band: z.enum(qualitativeBands).nullable().default(null),
  bandPercent: points.nullable().default(null), reason: prose(2000).nullable().default(null), measures: prose(2000).nullable().default(null), evidence: prose(1000).nullable().default(null),
});

export const indicator = z.strictObject({
  id, ordinal: z.int(), level1: z.string(), level2: z.string().nullable(), name: z.string(), comparator: z.enum(comparators), target: z.string().nullable(), targetUpper: z.string().nullable(),
  targetText: z.string().nullable(), unit: z.string().nullable(), weight: z.string().nullable(), baseline: z.string().nullable(), source: z.string().nullable(), method: z.string().nullable(),
  required: z.boolean(), libraryId: z.string().nullable(), isExample: z.boolean(), isInferred: z.boolean(), version: z.int(), result: result.nullable(),
});

/** The points of one line of the form and what they were worked out from. `points` is null while undecided. */
export const scoreLine = z.strictObject({
  indicatorId: id.nullable(), name: z.string(), weight: z.string(), points: z.string().nullable(),
  rule: z.enum(['reached', 'proportion', 'reverse-proportion', 'deviation', 'zero-target', 'band', 'reduced', 'undecided', 'execution-rate']),
  reached: z.boolean().nullable(), ratioPercent: z.string().nullable(), reasonRequired: z.boolean(), reasonGiven: z.boolean(), norms: z.array(normReference).readonly(),
});
export const score = z.strictObject({
  total: z.string().nullable(), decided: z.string(), grade: z.string().nullable(), gradeVerified: z.boolean().nullable(), lines: z.array(scoreLine).readonly(),
  weights: z.strictObject({ total: z.string(), needed: z.string(), standard: z.record(z.string(), z.string()).nullable() }),
});

/** A usual indicator of the field, as a start for one's own: `source` 指标值来源, `method` 取数方式, `reverse` where less is better. */
export const libraryEntry = z.strictObject({
  id: z.string(), level1: z.string(), level2: z.string(), name: z.strictObject({ zh: z.string(), en: z.string() }), comparator: z.enum(comparators), unit: z.string().nullable(), reverse: z.boolean(), source: z.string(),
  method: z.string(),
});
export const libraryQuery = z.strictObject({
  search: z.string().trim().max(100).optional(), level1: z.string().max(20).optional(), level2: z.string().max(20).optional(), unit: z.string().max(20).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Points of several indicators at once: where they must add up, no single one can be changed alone. Each with the version that was read. */
export const newWeights = z.strictObject({ weights: z.array(z.strictObject({ id, weight: points.nullable(), version: z.int() })).min(1).max(200).readonly() });

export type NewIndicator = z.infer<typeof newIndicator>;
export type IndicatorChange = z.infer<typeof indicatorChange>;
export type NewResult = z.infer<typeof newResult>;
export type IndicatorAnswer = z.infer<typeof indicator>;
export type ResultAnswer = z.infer<typeof result>;
export type ScoreAnswer = z.infer<typeof score>;
export type NewWeights = z.infer<typeof newWeights>;
export type LibraryEntry = z.infer<typeof libraryEntry>;
