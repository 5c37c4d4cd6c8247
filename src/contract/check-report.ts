import * as z from 'zod';
import type { CheckReport } from '#core/check-report.ts';

/** A decimal number as it crosses interfaces: plain digits, `-` in front of what is below zero, never an exponent. */
export const decimalString = z.string().regex(/^-?\d+(?:\.\d+)?$/);

/** A day, a month or a year, as far as a text prints it. */
export const dateString = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);

const offset = z.int().min(0);
const severity = z.enum(['error', 'warning', 'info']);
const role = z.enum(['stated', 'operand', 'basis']);

const place = z.strictObject({
  page: z.exactOptional(z.int()),
  box: z.exactOptional(z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly()),
  cell: z.exactOptional(z.string()),
  paragraph: z.exactOptional(z.int()),
  record: z.exactOptional(z.string()),
});

/** A stretch of `Document.text` with what stands there. */
export const quotedSpan = z.strictObject({ start: offset, end: offset, quote: z.string(), role, place: z.exactOptional(place) });

const fact = z.strictObject({
  yuan: z.exactOptional(decimalString),
  percent: z.exactOptional(decimalString),
  text: z.string(),
  start: offset,
  end: offset,
  malformed: z.exactOptional(z.literal(true)),
});

const part = z.strictObject({
  name: z.string(), budget: fact.nullable(), spent: fact.nullable(), date: dateString.nullable(), share: fact.nullable(),
});

const indicator = z.strictObject({
  name: z.string(),
  level1: z.string().nullable(),
  level2: z.string().nullable(),
  comparator: z.string().nullable(),
  target: z.string().nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  weight: z.string().nullable(),
  points: z.string().nullable(),
  reason: z.string().nullable(),
  start: offset,
  end: offset,
});

const project = z.strictObject({
  ordinal: z.int().min(0),
  heading: z.string(),
  start: offset,
  end: offset,
  documentNumbers: z.array(z.string()).readonly(),
  funds: z.strictObject({
    budget: fact.nullable(), planned: fact.nullable(), issued: fact.nullable(),
    received: fact.nullable(), spent: fact.nullable(), statedRate: fact.nullable(),
  }),
  parts: z.array(part).readonly(),
  indicators: z.array(indicator).readonly(),
  dates: z.array(z.strictObject({ kind: z.enum(['received', 'paid', 'asOf']), date: dateString, start: offset, end: offset })).readonly(),
  score: decimalString.nullable(),
  grade: z.string().nullable(),
  problems: z.string().nullable(),
  improvements: z.string().nullable(),
});

const figure = z.strictObject({
  kind: z.enum(['money', 'percent', 'points', 'count', 'date', 'document-number', 'number']),
  text: z.string(),
  start: offset,
  end: offset,
  yuan: z.exactOptional(decimalString),
  percent: z.exactOptional(decimalString),
  value: z.exactOptional(decimalString),
  unit: z.exactOptional(z.string()),
  per: z.exactOptional(z.string()),
  date: z.exactOptional(dateString),
  until: z.exactOptional(dateString),
  approximator: z.exactOptional(z.string()),
  malformed: z.exactOptional(z.literal(true)),
  readings: z.exactOptional(z.array(decimalString).readonly()),
  place: z.exactOptional(place),
});

const claim = z.strictObject({
  kind: z.enum(['rate', 'share', 'sum', 'product', 'difference', 'growth', 'repeat', 'score', 'year']),
  project: z.int().min(0),
  verdict: z.enum(['exact', 'other-rounding', 'only-by-rounding', 'other-basis', 'inconsistent', 'undecidable']),
  stated: decimalString.nullable(),
  recomputed: z.strictObject({ low: decimalString, high: decimalString }).nullable(),
  basis: z.string().nullable(),
  reason: z.string().nullable(),
  spans: z.array(quotedSpan).readonly(),
});

const hypothesis = z.strictObject({
  kind: z.enum(['digit', 'swap', 'separator', 'unit-slip', 'left-out', 'counted-twice', 'residual', 'interval', 'reading']),
  text: z.string(),
  replacement: z.strictObject({ start: offset, end: offset, text: z.string() }).nullable(),
});

const finding = z.strictObject({
  id: z.string().regex(/^f[1-9]\d*$/),
  rule: z.string(),
  family: z.string(),
  severity,
  message: z.string(),
  projects: z.array(z.int().min(0)).readonly(),
  spans: z.array(quotedSpan).min(1).readonly(),
  stated: z.string().nullable(),
  expected: z.string().nullable(),
  difference: z.string().nullable(),
  consequence: z.string().nullable(),
  hypotheses: z.array(hypothesis).readonly(),
});

/** The answer of a check, `hengji.check/1`, field for field; unknown fields are refused. */
export const checkReport = z.strictObject({
  schema: z.literal('hengji.check/1'),
  source: z.strictObject({
    name: z.string(),
    format: z.enum(['txt', 'docx', 'pdf', 'xlsx', 'html', 'doc', 'wps']),
    characters: offset,
    sha256: z.string(),
  }),
  report: z.strictObject({
    title: z.string().nullable(),
    year: z.int().nullable(),
    department: z.string().nullable(),
    recipient: z.string().nullable(),
    date: dateString.nullable(),
    basis: z.array(z.string()).readonly(),
  }),
  projects: z.array(project).readonly(),
  figures: z.array(figure).readonly(),
  claims: z.array(claim).readonly(),
  findings: z.array(finding).readonly(),
  coverage: z.strictObject({ figures: offset, bound: offset, judged: offset, undecidable: offset }),
  defects: z.array(z.strictObject({ rule: z.string(), message: z.string() })).readonly(),
}) satisfies z.ZodType<CheckReport>;
