import type { Claim } from '#core/claim.ts';
import type { CalendarDate } from '#core/figure.ts';
import type { Bilingual, Finding, Severity, SpanRole } from '#core/finding.ts';
import { factsOfProject } from '#core/ledger/facts.ts';
import type { DepartmentYear, ProjectRecord } from '#core/ledger/department-year.ts';
import type { NormBook } from '#core/norm-book.ts';
import { chineseOrdinal } from '#core/report-messages.ts';
import { bindClaims } from '#checker/claims/bind-claims.ts';
import { runRules, type Defect } from '#checker/engine/check-document.ts';
import { establishFacts } from '#checker/facts/establish-facts.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';
import { layOut } from '#checker/live/lay-out.ts';
import { claimsOfLedger } from '#checker/live/ledger-claims.ts';
import { rulesAcross, rulesBeforeEvaluation, rulesOfEvaluation } from '#checker/live/live-rules.ts';
import { Sheet } from '#checker/live/sheet.ts';
import { claimsOfTyped } from '#checker/live/typed-figures.ts';
import { defaultPreset } from '#checker/presets/default.ts';
import type { Rule, RuleContext } from '#checker/rules/rule.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** A finding about records. `records` are keys such as `<project>/funds/spent`, the first where one should look. */
export type LiveFinding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly projectIds: readonly string[];
  readonly records: readonly { readonly record: string; readonly role: SpanRole; readonly shown: string }[];
  readonly stated: string | null;
  readonly expected: string | null;
  readonly difference: string | null;
  readonly consequence: Bilingual | null;
  readonly hypotheses: readonly Bilingual[];
  /** The same text for the same finding in the next check: rule, projects, records and figures, without the words. */
  readonly identity: string;
};

export type LiveCheck = { readonly findings: readonly LiveFinding[]; readonly claims: readonly Claim[]; readonly defects: readonly Defect[] };

export type LiveOptions = { readonly norms: NormBook; readonly asOf: CalendarDate | null };

/** States of the life cycle before results are due. */
const beforeEvaluation = new Set(['draft', 'target-submitted', 'target-reviewed', 'executing', 'adjusting']);

/** Checks a department-year: each project by itself, and all of them against each other. */
export function checkLedger(ledger: DepartmentYear, options: LiveOptions): LiveCheck {
  const all = [...ledger.projects.map((record) => checkProject(ledger, record, options)), checkAcross(ledger, options)];
  return { findings: all.flatMap(({ findings }) => findings), claims: all.flatMap(({ claims }) => claims), defects: all.flatMap(({ defects }) => defects) };
}

/** Checks one project by itself. */
export function checkProject(ledger: DepartmentYear, record: ProjectRecord, options: LiveOptions): LiveCheck {
  return run(ledger, [record], beforeEvaluation.has(record.project.state) ? rulesBeforeEvaluation : rulesOfEvaluation, options);
}

/** Checks the projects that are being evaluated against each other: the same award twice, the same results, opposite statements. */
export function checkAcross(ledger: DepartmentYear, options: LiveOptions): LiveCheck {
  return run(ledger, ledger.projects.filter(({ project }) => !beforeEvaluation.has(project.state)), rulesAcross, options);
}

function run(ledger: DepartmentYear, records: readonly ProjectRecord[], rules: readonly Rule[], { norms, asOf }: LiveOptions): LiveCheck {
  const sheet = new Sheet();
  const laidOut = records.map((record, index) => {
    const facts = factsOfProject(record, index + 1, norms, ledger.department.place);
    return { record, facts, ...layOut(sheet, record, facts, index + 1) };
  });
  const structure: ReportStructure = {
    kind: 'performance-report', title: null, year: ledger.year, department: ledger.department.name, recipient: null, date: asOf, dateSpan: null, basis: [],
    projects: laidOut.map(({ project }) => project), sections: [], sentences: sheet.sentences, indicators: laidOut.flatMap(({ indicators }) => indicators),
    forms: laidOut.flatMap(({ form }) => (form === null ? [] : [form])),
  };
  const folded = sheet.folded();
  const figures = recogniseFigures(folded.text);
  // Figures of records have their meaning from the ledger; those that people typed are read.
  const typed = figures.filter(({ start, end }) => sheet.typed.some((span) => span.start <= start && end <= span.end));
  const { facts: ofProse, mentions } = establishFacts(folded, typed, structure);
  const shown = new Map(sheet.facts.map((fact) => [fact.origin.kind === 'text' ? fact.origin.place?.record ?? '' : '', fact]));
  const claims = laidOut.flatMap(({ record, facts }, index) => {
    const own = facts.map((fact) => shown.get(fact.origin.record) ?? fact);
    return [...claimsOfLedger(record, own), ...claimsOfTyped(mentions.filter(({ fact }) => fact.project === index + 1), own)];
  });
  const settled = new Set(claims.map(({ stated }) => stated));
  const context: RuleContext = {
    folded, source: folded.text, figures, structure, norms, asOf,
    facts: [...laidOut.flatMap(({ facts }) => facts.map((fact) => shown.get(fact.origin.record) ?? fact)), ...ofProse],
    claims: [...claims, ...bindClaims(folded, mentions, structure).filter(({ stated }) => !settled.has(stated))],
  };
  const { findings, defects } = runRules(context, rules, defaultPreset);
  return { findings: findings.flatMap((finding) => liveFindingOf(finding, sheet, laidOut) ?? []), claims: context.claims, defects };
}

type LaidOutRecord = { readonly record: ProjectRecord; readonly form: { readonly start: number; readonly end: number } | null };

function liveFindingOf(finding: Finding, sheet: Sheet, laidOut: readonly LaidOutRecord[]): LiveFinding | null {
  const [first] = finding.spans;
  // A missed target of an indicator is said of the indicator, by `deviation-without-reason`.
  if (finding.rule === 'missed-target-without-reason' && first !== undefined && laidOut.some(({ form }) => form !== null && form.start <= first.start && first.start < form.end)) return null;
  const records = finding.spans.flatMap(({ start, end, role }) => {
    const record = sheet.recordOf({ start, end });
    return record === null ? [] : [{ record, role, shown: sheet.slice({ start, end }) }];
  });
  // What live figures alone make alike is not copied.
  if (finding.rule === 'copied-paragraph' && !records.every(({ record }) => record.includes('/narrative/') && !record.endsWith('/summary'))) return null;
  const ordinals = laidOut.length === 1 ? [1] : finding.projects.filter((ordinal) => ordinal > 0);
  const projectIds = ordinals.flatMap((ordinal) => laidOut[ordinal - 1]?.record.project.id ?? []);
  const { rule, severity, stated, expected, difference, consequence } = finding;
  const named = (text: Bilingual): Bilingual => nameProjects(text, laidOut);
  return {
    rule, severity, message: named(finding.message), projectIds, records, stated, expected, difference, consequence: consequence === null ? null : named(consequence),
    hypotheses: finding.hypotheses.map(({ text }) => text),
    identity: JSON.stringify([rule, projectIds.toSorted(), [...new Set(records.map(({ record }) => record))].toSorted(), stated, expected]),
  };
}

/** Projects are named, not counted: the place on the sheet means nothing to anybody. */
function nameProjects({ zh, en }: Bilingual, laidOut: readonly LaidOutRecord[]): Bilingual {
  let texts = { zh: laidOut.length === 1 ? zh.replace(/^1个项目/, '本项目') : zh, en };
  for (const [index, { record: { project: { name } } }] of [...laidOut.entries()].toReversed()) {
    const ordinal = index + 1;
    const place = `（${chineseOrdinal(ordinal)}）`;
    texts = {
      zh: (laidOut.length === 1 && texts.zh.startsWith(place) ? `“${name}”：${texts.zh.slice(place.length)}` : texts.zh).replaceAll(`${place}“${name}”`, `“${name}”`).replaceAll(place, `“${name}”`),
      en: texts.en.replace(new RegExp(`\\bProjects? ${ordinal}\\b(?! \\()`, 'g'), `“${name}”`).replace(new RegExp(`\\bproject ${ordinal}\\b`, 'g'), `“${name}”`),
    };
  }
  return texts;
}
