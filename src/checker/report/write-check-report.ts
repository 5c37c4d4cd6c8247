import type { CheckReport, ReportedFinding } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import type { Bilingual, Finding } from '#core/finding.ts';
import type { CheckResult } from '#checker/engine/check-document.ts';
import { rules } from '#checker/engine/registry.ts';
import { coverageOf, reportClaim, reportFigure } from '#checker/report/report-figures.ts';
import { reportProjects } from '#checker/report/report-projects.ts';
import { sourcePlaces, type SourcePlaces } from '#checker/report/source-places.ts';
import { isoDate } from '#checker/report/written-values.ts';

/**
 * Turns what a check found out into the contract's object: offsets of the source text, quotes, decimals as strings, one
 * language. The only place where offsets of the folded text are led back to the document.
 */
export function writeCheckReport(document: Document, result: CheckResult, language: 'zh' | 'en'): CheckReport {
  const places = sourcePlaces(document, result.folded);
  const { structure } = result;
  const inTables = new Map(result.facts.flatMap((fact) => (fact.origin.kind === 'text' && (fact.quantity.kind === 'money' || fact.quantity.kind === 'percent') ? [[fact.origin.span.start, fact] as const] : [])));
  return {
    schema: 'hengji.check/1',
    source: { name: document.name, format: document.format, characters: document.text.length, sha256: document.sha256 },
    report: {
      title: structure.title === null ? null : result.folded.text.slice(structure.title.start, structure.title.end),
      year: structure.year,
      department: structure.department,
      recipient: structure.recipient,
      date: structure.date === null ? null : isoDate(structure.date, structure.year),
      basis: structure.basis,
    },
    projects: reportProjects(result, places),
    figures: result.figures.map((figure) => reportFigure(figure, inTables.get(figure.start), places, structure.year)),
    claims: result.claims.map((claim) => reportClaim(claim, places)),
    findings: result.findings.map((finding, index) => reportFinding(finding, index, places, language)),
    coverage: coverageOf(result.figures, result.claims),
    defects: result.defects,
  };
}

let families: ReadonlyMap<string, string> | null = null;

/** Family of a registered rule; a rule from elsewhere stands among the findings on figures. */
function familyOf(rule: string): string {
  families ??= new Map(rules.map(({ id, family }) => [id, family]));
  return families.get(rule) ?? 'figures';
}

function reportFinding(finding: Finding, index: number, places: SourcePlaces, language: keyof Bilingual): ReportedFinding {
  return {
    id: `f${index + 1}`,
    rule: finding.rule,
    family: familyOf(finding.rule),
    severity: finding.severity,
    message: finding.message[language],
    projects: finding.projects,
    spans: finding.spans.map((span) => places.quote(span, span.role)),
    stated: finding.stated,
    expected: finding.expected,
    difference: finding.difference,
    consequence: finding.consequence?.[language] ?? null,
    hypotheses: finding.hypotheses.map(({ kind, text, replacement }) => ({
      kind,
      text: text[language],
      replacement: replacement === null ? null : { ...places.spanOf(replacement), text: replacement.text },
    })),
  };
}
