import type { CheckReport, ReportedFact, ReportedFinding } from '#core/check-report.ts';
import type { Bilingual } from '#core/finding.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import type { Certainty } from '#core/import/proposal.ts';
import { why } from '#core/import/why.ts';

export type Judged = { readonly certainty: Certainty; readonly why: Bilingual | null };
export type SpanLike = { readonly start: number; readonly end: number };

/** Families of rules that judge figures; the others are about words. */
const figureFamilies: ReadonlySet<string> = new Set(['figures', 'rates', 'sums', 'parts', 'products', 'growth', 'repeats']);

/** What a paper's check says of its figures, looked up by place. */
export type Judgement = {
  readonly ofAmount: (fact: ReportedFact) => Judged;
  readonly ofCount: (span: SpanLike, printed: string) => Judged;
  /** Findings on figures, warnings too, whose stated figure stands at this place. */
  readonly against: (span: SpanLike) => readonly ReportedFinding[];
  readonly readingsOf: (span: SpanLike) => readonly string[];
};

export function judgementOf(report: CheckReport, english: CheckReport | null): Judgement {
  const inEnglish = new Map((english?.findings ?? []).map((finding) => [finding.id, finding.message]));
  const stated = report.findings.flatMap((finding) => finding.spans.filter(({ role }) => role === 'stated').map((span) => ({ finding, span })));
  const at = (span: SpanLike): ReportedFinding[] => stated.filter(({ span: other }) => other.start < span.end && span.start < other.end).map(({ finding }) => finding);
  const against = (span: SpanLike): ReportedFinding[] => at(span).filter(({ family, severity }) => figureFamilies.has(family) && severity !== 'info');
  const about = (finding: ReportedFinding, text: (message: string) => Bilingual): Bilingual => ({ zh: text(finding.message).zh, en: text(inEnglish.get(finding.id) ?? finding.message).en });
  const readingsOf = (span: SpanLike): readonly string[] => report.figures.find(({ start, malformed }) => start === span.start && malformed === true)?.readings ?? [];
  const approximate = (span: SpanLike): boolean => report.figures.some(({ start, approximator }) => start === span.start && approximator !== undefined);

  return {
    against,
    readingsOf,
    ofAmount: (fact) => {
      if (fact.malformed === true || fact.yuan === undefined) return { certainty: 'malformed', why: why.malformed(fact.text, readingsOf(fact)) };
      const error = against(fact).find(({ severity }) => severity === 'error');
      if (error !== undefined) return { certainty: 'uncertain', why: about(error, (message) => why.findingAgainst(fact.text, message)) };
      if (fenOfYuan(fact.yuan) === null) return { certainty: 'uncertain', why: why.partsOfFen(fact.text) };
      return approximate(fact) ? { certainty: 'uncertain', why: why.amountApproximate(fact.text) } : { certainty: 'certain', why: null };
    },
    ofCount: (span, printed) => {
      const unit = at(span).find(({ family, severity }) => family === 'units' && severity !== 'info');
      if (unit !== undefined) return { certainty: 'uncertain', why: about(unit, (message) => why.unitDoubtful(printed, message)) };
      const error = against(span).find(({ severity }) => severity === 'error');
      return error === undefined ? { certainty: 'certain', why: null } : { certainty: 'uncertain', why: about(error, (message) => why.findingAgainst(printed, message)) };
    },
  };
}
