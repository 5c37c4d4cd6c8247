import exceljs from '@protobi/exceljs';
import type { CheckReport, ReportedFigure, ReportedFinding } from '#core/check-report.ts';
import { displayWidth } from '#core/display-width.ts';
import type { Document, Place } from '#core/document.ts';
import { groupFindings } from '#core/grouped-findings.ts';
import { lineNumbers } from '#core/line-numbers.ts';
import { reportMessages, type Language, type ReportMessages } from '#core/report-messages.ts';
import { xmlText } from '#documents/xml-text.ts';

type Column = { readonly header: string; readonly width: number };
type Row = readonly (string | number)[];

const colours = { error: 'FFC0392B', warning: 'FF9A6400', info: 'FF2C6280' } as const;
/** Excel refuses more in one cell. */
const longestCell = 32_000;

/**
 * The findings as a workbook: a row per finding in the order of print, with the figures and the relations on sheets of
 * their own. Every cell but the running number is text: nothing in a paper is ever taken for a formula, and no digit of an
 * amount is lost.
 */
export async function writeWorkbook(document: Document, report: CheckReport, language: Language): Promise<Uint8Array> {
  const messages = reportMessages(language);
  const workbook = new exceljs.Workbook();
  workbook.creator = '衡绩';
  const { column } = messages;
  const whereIs = placesIn(document, messages);
  addSheet(workbook, messages.sheet.findings, [
    { header: column.number, width: 6 }, { header: column.severity, width: 8 }, { header: column.project, width: 28 }, { header: column.rule, width: 24 },
    { header: column.place, width: 14 }, { header: column.quote, width: 30 }, { header: column.stated, width: 16 }, { header: column.expected, width: 16 },
    { header: column.difference, width: 12 }, { header: column.message, width: 60 }, { header: column.consequence, width: 36 }, { header: column.hypotheses, width: 44 },
  ], findingRows(report, messages, whereIs), (row) => {
    const severity = report.findings.find((finding) => messages.severity[finding.severity] === row[1])?.severity;
    return severity === undefined ? null : colours[severity];
  });
  addSheet(workbook, messages.sheet.figures, [
    { header: column.kind, width: 12 }, { header: column.text, width: 24 }, { header: column.value, width: 20 }, { header: column.unit, width: 14 },
    { header: column.approximator, width: 10 }, { header: column.malformed, width: 24 }, { header: column.place, width: 16 },
  ], report.figures.map((figure) => figureRow(figure, messages, whereIs)));
  addSheet(workbook, messages.sheet.claims, [
    { header: column.kind, width: 14 }, { header: column.project, width: 28 }, { header: column.verdict, width: 18 }, { header: column.stated, width: 18 },
    { header: column.low, width: 18 }, { header: column.high, width: 18 }, { header: column.basis, width: 16 }, { header: column.reason, width: 22 }, { header: column.quote, width: 50 },
  ], claimRows(report, messages));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function findingRows(report: CheckReport, messages: ReportMessages, whereIs: WhereIs): Row[] {
  const numbered = groupFindings(report).flatMap(({ findings }) => findings);
  const nameOf = projectNames(report, messages);
  return numbered.map((finding: ReportedFinding, index) => {
    const stated = finding.spans.filter(({ role }) => role === 'stated');
    const places = stated.length > 0 ? stated : finding.spans.slice(0, 1);
    return [
      index + 1, messages.severity[finding.severity], finding.projects.map(nameOf).join('\n'), finding.rule,
      places.map(whereIs).join('\n'), places.map(({ quote }) => quote).join('\n'),
      finding.stated ?? '', finding.expected ?? '', finding.difference ?? '', finding.message, finding.consequence ?? '',
      finding.hypotheses.map(({ text }) => text).join('\n'),
    ];
  });
}

function figureRow(figure: ReportedFigure, messages: ReportMessages, whereIs: WhereIs): Row {
  const date = figure.until === undefined ? figure.date : `${figure.date ?? ''} – ${figure.until}`;
  const unit = figure.kind === 'money' ? '元' : figure.kind === 'percent' ? '%' : figure.unit ?? '';
  return [
    messages.figure[figure.kind], figure.text, figure.yuan ?? figure.percent ?? figure.value ?? date ?? '', figure.per === undefined ? unit : `${unit}/${figure.per}`,
    figure.approximator ?? '', figure.malformed === true ? [messages.yes, ...(figure.readings ?? [])].join(' / ') : '',
    whereIs(figure),
  ];
}

function claimRows(report: CheckReport, messages: ReportMessages): Row[] {
  const nameOf = projectNames(report, messages);
  const reasons: Readonly<Record<string, string>> = messages.reason;
  return report.claims.map((claim) => [
    messages.claim[claim.kind], nameOf(claim.project), messages.verdict[claim.verdict], claim.stated ?? '',
    claim.recomputed?.low ?? '', claim.recomputed?.high ?? '', claim.basis ?? '', claim.reason === null ? '' : reasons[claim.reason] ?? claim.reason,
    claim.spans.map(({ quote }) => quote).join(' · '),
  ]);
}

function projectNames(report: CheckReport, messages: ReportMessages): (ordinal: number) => string {
  const headings = new Map(report.projects.map(({ ordinal, heading }) => [ordinal, heading]));
  return (ordinal) => messages.project(ordinal, headings.get(ordinal) ?? '');
}

type WhereIs = (span: { readonly start: number; readonly place?: Place }) => string;

/** Page, cell or paragraph of the file; where it has none, the line of the text as read. */
function placesIn(document: Document, messages: ReportMessages): WhereIs {
  const lineOf = lineNumbers(document.text);
  return ({ start, place }) => (place === undefined ? '' : messages.place(place)) || messages.line(lineOf(start));
}

function addSheet(workbook: exceljs.Workbook, name: string, columns: readonly Column[], rows: readonly Row[], colourOf: (row: Row) => string | null = () => null): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const head = sheet.addRow(columns.map(({ header }) => header));
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, rows.length + 1), column: columns.length } };
  for (const row of rows) {
    const added = sheet.addRow(row.map((value) => (typeof value === 'number' ? value : cellText(value))));
    added.alignment = { vertical: 'top', wrapText: true };
    added.border = { bottom: { style: 'hair', color: { argb: 'FFB8C2CE' } } };
    added.height = lineHeight * Math.min(mostLines, linesOf(row, columns));
    const colour = colourOf(row);
    if (colour !== null) added.getCell(2).font = { bold: true, color: { argb: colour } };
  }
}

const lineHeight = 16;
const mostLines = 25;

/** Lines that the fullest cell of a row takes; spreadsheets do not work out heights by themselves when a file is opened. */
function linesOf(row: Row, columns: readonly Column[]): number {
  return Math.max(1, ...row.map((value, index) => String(value).split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / ((columns[index]?.width ?? 10) - 1))), 0)));
}

/** Text for a cell: as a string cell it is never a formula; what XML cannot hold is left out. */
function cellText(text: string): string {
  const plain = xmlText(text);
  return plain.length > longestCell ? `${plain.slice(0, longestCell)}…` : plain;
}
