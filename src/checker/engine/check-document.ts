import type { Claim } from '#core/claim.ts';
import type { Document } from '#core/document.ts';
import type { Fact } from '#core/fact.ts';
import type { CalendarDate, Figure } from '#core/figure.ts';
import type { Finding, Severity } from '#core/finding.ts';
import { foldDocument, type FoldedText } from '#core/folded-text.ts';
import type { NormBook } from '#core/norm-book.ts';
import { bindClaims } from '#checker/claims/bind-claims.ts';
import { rules as allRules } from '#checker/engine/registry.ts';
import { datedEvents, type DatedEvent } from '#checker/facts/dated-events.ts';
import { establishFacts } from '#checker/facts/establish-facts.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';
import { defaultPreset } from '#checker/presets/default.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { analyseStructure } from '#checker/structure/analyse-structure.ts';
import { bindTables } from '#checker/tables/bind-tables.ts';
import { outsideTables, readTables } from '#checker/tables/read-tables.ts';
import { bindProseScores } from '#checker/tables/scores-in-prose.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

export type CheckOptions = {
  readonly norms: NormBook;
  /** The day to judge time words by; the date of signing when left out. */
  readonly asOf?: CalendarDate;
  readonly rules?: readonly Rule[];
  readonly preset?: Readonly<Record<string, Severity>>;
};

/** A rule that threw: ours to mend, reported beside the findings. */
export type Defect = { readonly rule: string; readonly message: string };

/** Everything a check finds out, in offsets of the folded text. */
export type CheckResult = {
  readonly folded: FoldedText;
  readonly figures: readonly Figure[];
  readonly structure: ReportStructure;
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly events: readonly DatedEvent[];
  readonly findings: readonly Finding[];
  readonly defects: readonly Defect[];
};

/** Runs all passes over a document. A rule that throws becomes a defect; the others still run. */
export function checkDocument(document: Document, options: CheckOptions): CheckResult {
  const folded = foldDocument(document);
  const figures = recogniseFigures(folded.text);
  const structure = analyseStructure(folded, figures);
  const tables = readTables(folded, figures, structure);
  const { facts: ofProse, mentions } = establishFacts(folded, outsideTables(figures, tables.covered), structure);
  const facts = [...ofProse, ...tables.facts];
  const claims = [...bindClaims(folded, mentions, structure), ...bindTables(tables, mentions, structure), ...bindProseScores(mentions)];
  const context: RuleContext = {
    folded, source: document.text, figures, structure, facts, claims, norms: options.norms, asOf: options.asOf ?? structure.date,
  };
  const { findings, defects } = runRules(context, options.rules ?? allRules, options.preset ?? defaultPreset);
  const events = datedEvents(folded, figures, structure);
  return { folded, figures, structure, facts, claims, events, findings, defects };
}

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Runs the rules over one context and orders what they find: wording last, then by severity, then by place. */
export function runRules(
  context: RuleContext,
  rules: readonly Rule[],
  preset: Readonly<Record<string, Severity>>,
): { findings: Finding[]; defects: Defect[] } {
  const found: { finding: Finding; rank: number }[] = [];
  const defects: Defect[] = [];
  for (const rule of rules) {
    try {
      for (const raw of rule.check(context)) {
        const finding = completeFinding(rule, raw, preset);
        found.push({ finding, rank: (rule.family === 'wording' ? 10 : 0) + weight[finding.severity] });
      }
    } catch (thrown) {
      defects.push({ rule: rule.id, message: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }
  found.sort((left, right) => left.rank - right.rank || placeOf(left.finding) - placeOf(right.finding));
  return { findings: found.map(({ finding }) => finding), defects };
}

function placeOf(finding: Finding): number {
  return finding.spans[0]?.start ?? 0;
}

function completeFinding(rule: Rule, raw: RuleFinding, preset: Readonly<Record<string, Severity>>): Finding {
  const listed = (raw.case === undefined ? undefined : preset[`${rule.id}/${raw.case}`]) ?? preset[rule.id];
  if (listed === undefined) throw new Error(`no severity for rule ${rule.id} in the preset`);
  const severity = raw.cap !== undefined && weight[raw.cap] > weight[listed] ? raw.cap : listed;
  return {
    rule: rule.id,
    severity,
    message: raw.message,
    projects: raw.projects,
    spans: raw.spans,
    stated: raw.stated ?? null,
    expected: raw.expected ?? null,
    difference: raw.difference ?? null,
    consequence: raw.consequence ?? null,
    hypotheses: raw.hypotheses ?? [],
  };
}
