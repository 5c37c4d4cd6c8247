import type { NewResult, ResultAnswer } from '#contract/indicators.ts';
import type { Narrative } from '#contract/narratives.ts';
import { qualitativeBands } from '#core/indicators/indicator.ts';

/** What is typed about an indicator. `base` is the result it was typed over; null where there was none. */
export type RowDraft = { readonly base: string | null; readonly value: string; readonly band: string; readonly percent: string; readonly reason: string; readonly measures: string };

/** A section of text of the form. `base` is the version it was typed over. */
export type TextDraft = { readonly base: number; readonly text: string };

export const formSections = ['achievement', 'problems'] as const;
export type FormSection = (typeof formSections)[number];

/** Everything on the form that is typed and not saved: only what differs from what is saved. */
export type FormDraft = { readonly rows: Readonly<Record<string, RowDraft>>; readonly texts: Readonly<Partial<Record<FormSection, TextDraft>>> };

export const emptyDraft: FormDraft = { rows: {}, texts: {} };

export function changesIn({ rows, texts }: FormDraft): number {
  return Object.keys(rows).length + Object.keys(texts).length;
}

/** A result as it stands in the fields of the form. */
export function rowOf(result: ResultAnswer | null): RowDraft {
  return {
    base: result?.id ?? null, value: result?.value ?? result?.valueText ?? '', band: result?.band ?? '', percent: result?.bandPercent ?? '', reason: result?.reason ?? '', measures: result?.measures ?? '',
  };
}

function isSame(left: RowDraft, right: RowDraft): boolean {
  return left.value === right.value && left.band === right.band && left.percent === right.percent && left.reason === right.reason && left.measures === right.measures;
}

/** The draft with a row changed; a row typed back to what is saved is no change. */
export function withRow(draft: FormDraft, indicatorId: string, row: RowDraft, saved: RowDraft): FormDraft {
  const { [indicatorId]: _gone, ...others } = draft.rows;
  return { ...draft, rows: isSame(row, saved) ? others : { ...others, [indicatorId]: row } };
}

export function withoutRow(draft: FormDraft, indicatorId: string): FormDraft {
  const { [indicatorId]: _gone, ...rows } = draft.rows;
  return { ...draft, rows };
}

export function withText(draft: FormDraft, section: FormSection, text: TextDraft | null): FormDraft {
  const { [section]: _gone, ...texts } = draft.texts;
  return { ...draft, texts: text === null ? texts : { ...texts, [section]: text } };
}

/** A number as people type it, thousands marks and spaces left out. */
export function plainNumber(text: string): string {
  return text.normalize('NFKC').replace(/[,\s]/g, '');
}

export function isNumber(text: string): boolean {
  return /^-?\d{1,18}(?:\.\d{1,8})?$/.test(text);
}

export function isPercent(text: string): boolean {
  return /^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/.test(text);
}

/** Whether the row can be sent as it is: numbers are numbers. */
export function isSound(row: RowDraft, isQualitative: boolean): boolean {
  return isQualitative ? row.band !== '' && (row.percent === '' || isPercent(row.percent)) : isNumber(row.value);
}

/** The result to be recorded; what the form does not show is kept where the value stays. */
export function resultOf(row: RowDraft, before: ResultAnswer | null, isQualitative: boolean): Partial<NewResult> {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const kept = before !== null && rowOf(before).value === row.value && rowOf(before).band === row.band;
  return {
    occasion: 'self-evaluation', ...(isQualitative ? { band: qualitativeBands.find((band) => band === row.band) ?? null, bandPercent: orNull(row.percent) } : { value: orNull(row.value) }),
    ...(kept ? { numerator: before.numerator, denominator: before.denominator, asOf: before.asOf, evidence: before.evidence } : { evidence: before?.evidence ?? null }),
    reason: orNull(row.reason), measures: orNull(row.measures),
  };
}

/** Whether a text has figures that follow the ledger: those are changed where they can be picked. */
export function isLive(narrative: Pick<Narrative, 'pieces'> | undefined): boolean {
  return narrative?.pieces.some(({ kind }) => kind === 'fact') ?? false;
}
