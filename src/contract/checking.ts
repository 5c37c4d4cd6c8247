import * as z from 'zod';
import { checkReport } from '#contract/check-report.ts';

/** The languages of the product. */
export const language = z.enum(['zh', 'en']);

/** The same sentence in both languages. */
export const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/**
 * An error of the interface (RFC 9457, `application/problem+json`). `code` never changes its meaning; `detail` is in the
 * language of the request, `messages` in both.
 */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  messages: bilingual,
  /** The fields at fault, by their path in the request. */
  errors: z.exactOptional(z.array(z.strictObject({ path: z.string(), messages: bilingual })).readonly()),
  /** The row as it stands, where a change was refused because somebody else had changed it; by whom and when. */
  current: z.exactOptional(z.unknown()),
  changedBy: z.exactOptional(z.string().nullable()),
  changedAt: z.exactOptional(z.string().nullable()),
});

/** Why a file was not checked, and what to do. */
export const refusal = z.strictObject({ code: z.string(), message: z.string(), messages: bilingual });

/** What a list of files shows of a check. */
export const checkSummary = z.strictObject({
  title: z.string().nullable(),
  characters: z.int().min(0),
  errors: z.int().min(0),
  warnings: z.int().min(0),
  infos: z.int().min(0),
});

/** A file that was handed in and what became of it. `report` is left out on request. */
export const check = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(['done', 'refused']),
  refusal: z.exactOptional(refusal),
  summary: z.exactOptional(checkSummary),
  report: z.exactOptional(checkReport),
});

/** Answer to files handed in: one check per file, in the order of the files. */
export const checks = z.strictObject({ checks: z.array(check).readonly() });

const place = z.strictObject({
  page: z.exactOptional(z.int()),
  box: z.exactOptional(z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly()),
  cell: z.exactOptional(z.string()),
  paragraph: z.exactOptional(z.int()),
  record: z.exactOptional(z.string()),
});

/** The text of a checked file with its blocks; offsets are into `text`. */
export const documentText = z.strictObject({
  name: z.string(),
  format: z.enum(['txt', 'docx', 'pdf', 'xlsx', 'html', 'doc', 'wps']),
  text: z.string(),
  blocks: z.array(z.strictObject({
    kind: z.enum(['paragraph', 'cell', 'footnote', 'text-box']),
    start: z.int().min(0),
    end: z.int().min(0),
    level: z.exactOptional(z.int()),
    table: z.exactOptional(z.strictObject({ table: z.int(), row: z.int(), column: z.int(), rowSpan: z.int(), columnSpan: z.int() })),
    place: z.exactOptional(place),
  })).readonly(),
});

/** A rule in the list of rules. */
export const ruleEntry = z.strictObject({
  id: z.string(),
  family: z.string(),
  title: z.string(),
  severities: z.array(z.enum(['error', 'warning', 'info'])).readonly(),
});

export const ruleList = z.strictObject({ rules: z.array(ruleEntry).readonly() });

/** A rule with its page, in Markdown. */
export const rulePage = ruleEntry.extend({ page: z.string() });

/** What a checked file can be taken away as. */
export const downloadFormat = z.enum(['docx', 'html', 'xlsx', 'json']);

export type Language = z.infer<typeof language>;
export type Problem = z.infer<typeof problem>;
export type RefusalMessage = z.infer<typeof refusal>;
export type CheckSummary = z.infer<typeof checkSummary>;
export type Check = z.infer<typeof check>;
export type DocumentText = z.infer<typeof documentText>;
export type RuleEntry = z.infer<typeof ruleEntry>;
export type RulePage = z.infer<typeof rulePage>;
export type DownloadFormat = z.infer<typeof downloadFormat>;
