import type { CheckReport, ReportedFinding } from '#core/check-report.ts';
import { reportMessages, type Language } from '#core/report-messages.ts';
import type { Span } from '#core/span.ts';

/** Who the comments are by, as Word shows it. */
export const commentAuthor = '衡绩';

/** A comment on a stretch of `Document.text`: its paragraphs, plain text. */
export type PlacedComment = Span & { readonly paragraphs: readonly string[] };

const shownHypotheses = 6;

/**
 * The findings as comments, in order of place: one on each stated place of a finding (on its first place where none is
 * stated). A finding with several places says which of them this is; consequence and hypotheses stand at the first.
 */
export function placedComments(report: CheckReport, language: Language): PlacedComment[] {
  const comments = report.findings.flatMap((finding) => commentsOf(finding, language));
  return comments.sort((left, right) => left.start - right.start || right.end - left.end);
}

function commentsOf(finding: ReportedFinding, language: Language): PlacedComment[] {
  const messages = reportMessages(language);
  const stated = finding.spans.filter(({ role }) => role === 'stated');
  const places = stated.length > 0 ? stated : finding.spans.slice(0, 1);
  return places.map(({ start, end }, index) => {
    const count = places.length > 1 ? ` (${index + 1}/${places.length})` : '';
    const head = `${messages.severity[finding.severity]}${count}${messages.colon}${finding.message}`;
    if (index > 0) return { start, end, paragraphs: [head] };
    const consequence = finding.consequence === null ? [] : [`${messages.consequence}${messages.colon}${finding.consequence}`];
    const hypotheses = finding.hypotheses.slice(0, shownHypotheses).map(({ text }) => `${messages.perhaps}${messages.colon}${text}`);
    return { start, end, paragraphs: [head, ...consequence, ...hypotheses, `[${finding.rule}]`] };
  });
}
