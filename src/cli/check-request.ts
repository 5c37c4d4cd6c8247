import type { CalendarDate } from '#core/figure.ts';
import type { Severity } from '#core/finding.ts';
import type { Language } from '#core/report-messages.ts';

export const formats = ['text', 'json', 'ndjson', 'html', 'docx', 'xlsx'] as const;
export type OutputFormat = (typeof formats)[number];

export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

export type CheckRequest = {
  readonly language: Language;
  readonly inputs: readonly string[];
  readonly format: OutputFormat;
  readonly out: string | null;
  readonly severity: Severity;
  readonly rules: readonly string[] | null;
  readonly textOnly: boolean;
  readonly asOf: CalendarDate | null;
};
