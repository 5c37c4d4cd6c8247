import type { CheckReport, QuotedSpan, ReportedFinding } from '#core/check-report.ts';
import { wrapText } from '#core/display-width.ts';
import type { Document } from '#core/document.ts';
import type { Severity } from '#core/finding.ts';
import { groupFindings, type FindingGroup } from '#core/grouped-findings.ts';
import { lineNumbers } from '#core/line-numbers.ts';
import { reportMessages, undecidedReasons, type Language, type ReportMessages } from '#core/report-messages.ts';
import { excerptAround, printable } from '#checker/report/excerpt.ts';

export type PrintOptions = {
  readonly language: Language;
  /** Colours for a terminal. */
  readonly colours: boolean;
  /** Columns of the terminal; lines of prose are broken there. */
  readonly columns: number;
  /** Findings that the caller left out of the report because of their severity. */
  readonly hidden?: number;
};

const shownPlaces = 6;
const shownHypotheses = 4;

/**
 * The report for a person: title, coverage, findings by project with the excerpt, the place marked under it, the
 * recomputation, the consequence and the hypotheses; wording at the end. Ends with a line end.
 */
export function printReport(report: CheckReport, document: Document, options: PrintOptions): string {
  const printing = new Printing(document, options);
  printing.head(report, options.hidden ?? 0);
  for (const group of groupFindings(report)) printing.group(group);
  printing.tail(report);
  return printing.text();
}

type Style = 'strong' | 'dim' | 'error' | 'warning' | 'info' | 'mark';

const codes: Readonly<Record<Style, string>> = { strong: '1', dim: '2', error: '1;31', warning: '33', info: '36', mark: '1;31' };

class Printing {
  readonly #lines: string[] = [];
  readonly #document: Document;
  readonly #messages: ReportMessages;
  readonly #options: PrintOptions;
  #lineOf: ((offset: number) => number) | null = null;

  constructor(document: Document, options: PrintOptions) {
    this.#document = document;
    this.#options = options;
    this.#messages = reportMessages(options.language);
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  head(report: CheckReport, hidden: number): void {
    const m = this.#messages;
    const { title, year, department } = report.report;
    this.#lines.push(this.#styled(printable(title ?? report.source.name), 'strong'));
    const facts = [
      department, year === null ? null : m.yearOf(year), printable(report.source.name), m.characters(report.source.characters),
    ].filter((part) => part !== null && part !== '' && part !== title);
    this.#lines.push(this.#styled(facts.join(' · '), 'dim'), '');
    this.#wrapped(m.coverage(report.coverage), '');
    const undecided = undecidedReasons(report);
    if (undecided.length > 0) this.#wrapped(m.undecided(undecided), '');
    const counts = (['error', 'warning', 'info'] satisfies Severity[]).flatMap((severity) => {
      const count = report.findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [this.#styled(m.severityCount(severity, count), severity)];
    });
    this.#lines.push(counts.length === 0 ? m.noFindings : counts.join(' · '));
    if (hidden > 0) this.#lines.push(m.hidden(hidden));
  }

  group(group: FindingGroup): void {
    const m = this.#messages;
    const heading = group.kind === 'wording' ? m.wording : m.project(group.ordinal, printable(group.heading));
    this.#lines.push('', this.#styled(`── ${heading} ${'─'.repeat(8)}`, 'strong'));
    for (const finding of group.findings) this.#finding(finding, group);
  }

  tail(report: CheckReport): void {
    if (report.defects.length === 0) return;
    this.#lines.push('');
    this.#wrapped(this.#messages.defects(report.defects.map(({ rule }) => rule)), '');
  }

  #finding(finding: ReportedFinding, group: FindingGroup): void {
    const m = this.#messages;
    this.#lines.push('');
    const [first = '', ...rest] = wrapText(printable(finding.message), this.#options.columns - 6);
    this.#lines.push(`${this.#styled(m.severity[finding.severity], finding.severity)}  ${first}`);
    for (const line of rest) this.#lines.push(`      ${line}`);
    this.#excerpts(finding.spans);
    if (!saysItself(finding)) this.#wrapped(printable(m.recomputed(finding.stated, finding.expected, finding.difference)), '      ');
    if (finding.consequence !== null) this.#wrapped(`${m.consequence}${m.colon}${printable(finding.consequence)}`, '      ');
    for (const { text } of finding.hypotheses.slice(0, shownHypotheses)) this.#wrapped(`${m.perhaps}${m.colon}${printable(text)}`, '      ');
    const more = finding.hypotheses.length - shownHypotheses;
    if (more > 0) this.#lines.push(`      ${m.moreHypotheses(more)}`);
    const others = finding.projects.filter((ordinal) => group.kind === 'wording' || ordinal !== group.ordinal);
    if (others.length > 0 && group.kind !== 'wording') this.#wrapped(m.alsoIn(others), '      ');
    this.#lines.push(`      ${this.#styled(finding.rule, 'dim')}`);
  }

  /** The first place and, on lines of their own, others that do not stand in its excerpt. */
  #excerpts(spans: readonly QuotedSpan[]): void {
    let drawnUpTo: { start: number; end: number } | null = null;
    let where = '';
    let shown = 0;
    let left = 0;
    for (const span of spans) {
      if (drawnUpTo !== null && span.start >= drawnUpTo.start && span.end <= drawnUpTo.end) continue;
      if (shown === shownPlaces) {
        left += 1;
        continue;
      }
      const excerpt = excerptAround(this.#document.text, span, spans, Math.max(30, this.#options.columns - 10));
      const here = this.#where(span);
      if (here !== where) this.#lines.push(`      ${this.#styled(here, 'dim')}`);
      where = here;
      this.#lines.push(`      │ ${excerpt.text}`, `      │ ${this.#styled(excerpt.marks, 'mark')}`);
      drawnUpTo = excerpt;
      shown += 1;
    }
    if (left > 0) this.#lines.push(`      ${this.#messages.morePlaces(left)}`);
  }

  #where(span: QuotedSpan): string {
    const place = span.place === undefined ? '' : this.#messages.place(span.place);
    return place === '' ? this.#messages.line((this.#lineOf ??= lineNumbers(this.#document.text))(span.start)) : place;
  }

  #wrapped(text: string, indent: string): void {
    for (const line of wrapText(text, this.#options.columns - indent.length)) this.#lines.push(indent + line);
  }

  #styled(text: string, style: Style): string {
    return this.#options.colours && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
  }
}

/** Whether the message holds what a line of comparison would repeat. */
function saysItself({ message, stated, expected }: ReportedFinding): boolean {
  return expected === null || [stated, expected].every((part) => part === null || message.includes(part));
}
