import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CheckReport } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import { groupFindings } from '#core/grouped-findings.ts';
import { reportMessages, undecidedReasons, type Language } from '#core/report-messages.ts';
import { escapeHtml } from '#documents/html/escape-html.ts';
import { filterLists, findingCards, severitySwitches } from '#documents/html/finding-cards.ts';
import { markedText } from '#documents/html/marked-text.ts';
import { pageMessages } from '#documents/html/page-messages.ts';

const style = readFileSync(new URL('page.css', import.meta.url), 'utf8');
const script = readFileSync(new URL('page.browser.js', import.meta.url), 'utf8');

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded from anywhere; only this style and this script run, whatever the document holds. */
const policy = `default-src 'none'; style-src ${sha256(style)}; script-src ${sha256(script)}; base-uri 'none'; form-action 'none'`;

/**
 * The report as one self-contained page: the text with its places marked on the left, the findings with filters on the
 * right. Opens without a network and without a server; readable without scripts.
 */
export function writeHtmlReport(document: Document, report: CheckReport, language: Language): string {
  const messages = reportMessages(language);
  const page = pageMessages(language);
  const numbered = groupFindings(report).flatMap(({ findings }) => findings);
  const { title, year, department } = report.report;
  const about = [department, year === null ? null : messages.yearOf(year), report.source.name, messages.characters(report.source.characters)]
    .filter((part) => part !== null && part !== '');
  const undecided = undecidedReasons(report);
  return `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title(title ?? report.source.name))}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#findings">${page.skip}</a>
<header>
<div class="head"><h1>${escapeHtml(title ?? report.source.name)}</h1>
<p class="about">${about.map((part) => escapeHtml(part ?? '')).join(' · ')}</p>
<p class="coverage">${escapeHtml(messages.coverage(report.coverage))}${undecided.length === 0 ? '' : ` <span>${escapeHtml(messages.undecided(undecided))}</span>`}</p></div>
<div class="tools"><button type="button" id="theme">${page.theme}</button><button type="button" id="print">${page.print}</button></div>
</header>
<main>
<article id="paper" tabindex="0" aria-label="${escapeHtml(title ?? report.source.name)}"${document.text.length > 0 ? ' lang="zh-CN"' : ''}><div class="sheet">
${markedText(document, report, numbered)}
</div></article>
<div id="strip" aria-hidden="true"></div>
<aside id="findings" aria-label="${page.findings}" tabindex="-1">
<div class="filters"><div class="switches">${severitySwitches(report, language)}<span class="steps"><button type="button" id="previous" aria-label="${page.previous}" title="${page.previous} (K)">↑</button><output id="position"></output><button type="button" id="next" aria-label="${page.next}" title="${page.next} (J)">↓</button></span></div>
<div class="lists">${filterLists(report, language)}</div>
<label class="tick"><input type="checkbox" id="agreed">${page.agreed}</label></div>
<div class="cards" id="cards">
${numbered.length === 0 ? `<p class="empty">${page.nothing}</p>` : findingCards(report, numbered, language)}
<p class="empty" id="none-left" hidden>${page.noneLeft}</p>
${report.defects.length === 0 ? '' : `<p class="empty">${escapeHtml(messages.defects(report.defects.map(({ rule }) => rule)))}</p>`}
<p class="made">${page.keys}<br>${page.made}</p>
</div>
</aside>
</main>
<script>${script}</script>
</body>
</html>
`;
}
