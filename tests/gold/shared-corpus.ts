import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** The real papers stand beside the checkout, not in it. Tests that need them skip where they are absent, and say so. */
export const hasCorpus = existsSync(corpus);

if (!hasCorpus) console.warn('SKIPPED: the real papers (../shared/corpus) are not beside this checkout; tests on them do not run.');

/** Text of the real report on 30 projects. */
export const realReport = (): string => readFileSync(`${corpus}ganzhou-2023/report.txt`, 'utf8');

/** What a careful reader found in it. */
export const realReportNotes = (): ReportNotes => JSON.parse(readFileSync(`${corpus}ganzhou-2023/expected.json`, 'utf8')) as ReportNotes;

/** Excerpts of published papers with notes made by hand; tables have none. */
export function realExcerpts(): Excerpt[] {
  return excerptsIn(`${corpus}real/`);
}

/** Excerpts of our own in the manner of many offices, kept in the repository. */
export function ownExcerpts(folder: string): Excerpt[] {
  return excerptsIn(fileURLToPath(new URL(`./${folder}/`, import.meta.url)));
}

function excerptsIn(folder: string): Excerpt[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => ({
    name: name.slice(0, -5),
    text: readFileSync(`${folder}${name.slice(0, -5)}.txt`, 'utf8').replace(/\r\n?/g, '\n'),
    notes: JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as ExcerptNotes,
  }));
}

export type Excerpt = { readonly name: string; readonly text: string; readonly notes: ExcerptNotes };

export type ExcerptNotes = {
  readonly quantities: readonly { readonly text: string; readonly kind: string; readonly valueYuan?: number; readonly value?: number; readonly unit?: string }[];
  readonly claims: readonly ExcerptClaim[];
};

export type ExcerptClaim = {
  readonly type: string;
  readonly text: string;
  readonly correct: boolean;
  readonly severity?: 'material' | 'last-digit';
  readonly crossExcerpt?: boolean;
  readonly statedPercent?: number;
  readonly [operand: string]: unknown;
};

type Anchored = { readonly ordinals: readonly number[]; readonly anchor: string | null };

export type ReportNotes = {
  readonly report: { readonly title: string; readonly year: number; readonly department: string; readonly recipient: string; readonly date: string; readonly basis: readonly string[] };
  readonly projects: readonly ProjectNotes[];
  readonly correctRates: readonly (readonly [number, string, string, string])[];
  readonly dates: Readonly<Record<'received' | 'paid' | 'asOf', readonly (readonly [number, string])[]>>;
  readonly problemsNone: readonly number[];
  readonly problemsAbsent: readonly number[];
  readonly findings: readonly (Anchored & { readonly id: string; readonly severity: string; readonly what: string })[];
  readonly more: readonly (Anchored & { readonly id: string; readonly what: string })[];
  readonly wording: readonly Anchored[];
};

export type ProjectNotes = {
  readonly ordinal: number;
  readonly heading: string;
  readonly documentNumbers: readonly string[];
  readonly counts: readonly (readonly [string, string])[];
  readonly parts?: readonly (readonly [string, string])[];
  readonly partsBudgetWan?: readonly string[];
  readonly partsSpentWan?: readonly string[];
  readonly tranches?: readonly (readonly [string, string, string])[];
} & Readonly<Record<'budgetWan' | 'plannedWan' | 'receivedWan' | 'spentWan' | 'issuedWan' | 'statedRatePercent', string | null | undefined>>;
