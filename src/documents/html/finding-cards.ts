import type { CheckReport, QuotedSpan, ReportedFinding } from '#core/check-report.ts';
import type { Severity } from '#core/finding.ts';
import { groupFindings } from '#core/grouped-findings.ts';
import { reportMessages, type Language } from '#core/report-messages.ts';
import { escapeHtml } from '#documents/html/escape-html.ts';
import { pageMessages } from '#documents/html/page-messages.ts';

const shownQuote = 28;

/** The findings as cards under the headings of their groups, numbered through the page; the numbers are those of `numbered`. */
export function findingCards(report: CheckReport, numbered: readonly ReportedFinding[], language: Language): string {
  const messages = reportMessages(language);
  const numberOf = new Map(numbered.map((finding, index) => [finding.id, index + 1]));
  return groupFindings(report).map((group) => {
    const heading = group.kind === 'wording' ? messages.wording : messages.project(group.ordinal, group.heading);
    const cards = group.findings.map((finding) => findingCard(finding, numberOf.get(finding.id) ?? 0, group.kind === 'wording' ? null : group.ordinal, language));
    return `<section class="group"><h2>${escapeHtml(heading)}</h2>\n<ol>\n${cards.join('\n')}\n</ol></section>`;
  }).join('\n');
}

function findingCard(finding: ReportedFinding, number: number, groupOrdinal: number | null, language: Language): string {
  const messages = reportMessages(language);
  const id = escapeHtml(finding.id);
  const others = finding.projects.filter((ordinal) => ordinal !== groupOrdinal);
  const parts = [
    comparison(finding, language),
    finding.consequence === null ? '' : `<p class="consequence"><b>${messages.consequence}</b>${escapeHtml(finding.consequence)}</p>`,
    finding.hypotheses.length === 0 ? '' : `<div class="perhaps"><b>${messages.perhaps}</b><ul>${finding.hypotheses.map(({ text }) => `<li>${escapeHtml(text)}</li>`).join('')}</ul></div>`,
    `<p class="places">${finding.spans.map((span, part) => placeLink(id, part, span, language)).join('')}</p>`,
    others.length === 0 || groupOrdinal === null ? '' : `<p class="also">${escapeHtml(messages.alsoIn(others))}</p>`,
  ];
  return `<li class="card ${finding.severity}" id="${id}" data-severity="${finding.severity}" data-projects="${finding.projects.join(' ')}" data-rule="${escapeHtml(finding.rule)}" value="${number}">`
    + `<p class="kind"><span class="number">${number}</span><span class="severity">${messages.severity[finding.severity]}</span><code>${escapeHtml(finding.rule)}</code></p>`
    + `<h3><a class="go" href="#${id}-0">${escapeHtml(finding.message)}</a></h3>${parts.join('')}</li>`;
}

function comparison(finding: ReportedFinding, language: Language): string {
  if (finding.expected === null) return '';
  const { column } = reportMessages(language);
  const pairs = ([['stated', finding.stated], ['expected', finding.expected], ['difference', finding.difference]] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<div><dt>${column[name]}</dt><dd>${escapeHtml(value ?? '')}</dd></div>`);
  return `<dl class="comparison">${pairs.join('')}</dl>`;
}

function placeLink(id: string, part: number, span: QuotedSpan, language: Language): string {
  const messages = reportMessages(language);
  const flat = span.quote.replace(/\s+/g, ' ');
  const quote = flat.length > shownQuote ? `${flat.slice(0, shownQuote)}…` : flat;
  const where = span.place === undefined ? '' : messages.place(span.place);
  return `<a class="place ${span.role}" href="#${id}-${part}" title="${escapeHtml(messages.role[span.role])}">${escapeHtml(quote)}${where === '' ? '' : `<small>${escapeHtml(where)}</small>`}</a>`;
}

/** Switches per severity, with counts; all on to begin with. */
export function severitySwitches(report: CheckReport, language: Language): string {
  const messages = reportMessages(language);
  const page = pageMessages(language);
  return (['error', 'warning', 'info'] satisfies Severity[]).map((severity) => {
    const count = report.findings.filter((finding) => finding.severity === severity).length;
    return `<label class="switch ${severity}" title="${page.show}"><input type="checkbox" name="severity" value="${severity}" checked><span>${messages.severity[severity]}<b>${count}</b></span></label>`;
  }).join('');
}

/** Lists to narrow the findings to a project or a rule. */
export function filterLists(report: CheckReport, language: Language): string {
  const messages = reportMessages(language);
  const page = pageMessages(language);
  const headings = new Map(report.projects.map(({ ordinal, heading }) => [ordinal, heading]));
  const ordinals = [...new Set(report.findings.flatMap(({ projects }) => projects))].sort((left, right) => left - right);
  const rules = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const projectOptions = ordinals.map((ordinal) => `<option value="${ordinal}">${escapeHtml(messages.project(ordinal, headings.get(ordinal) ?? ''))}</option>`);
  const ruleOptions = rules.map((rule) => `<option>${escapeHtml(rule)}</option>`);
  return `<select id="by-project" aria-label="${page.filterByProject}"><option value="">${page.allProjects}</option>${projectOptions.join('')}</select>`
    + `<select id="by-rule" aria-label="${page.filterByRule}"><option value="">${page.allRules}</option>${ruleOptions.join('')}</select>`
    + `<input id="by-words" type="search" placeholder="${page.search}" aria-label="${page.search}">`;
}
