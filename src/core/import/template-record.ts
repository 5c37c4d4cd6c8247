import type { Bilingual } from '#core/finding.ts';
import { nameKey, numbered } from '#core/import/names.ts';
import type { Certainty, Proposal, ProposalRow, RecordValue, RowTarget } from '#core/import/proposal.ts';
import { fundActs, templates, type TemplateKind } from '#core/import/templates.ts';

/** What is wrong with a cell: which, what, and what to do. */
export type CellError = { readonly cell: string; readonly message: Bilingual };

/** A row of a filled template: its fields by name, null where nothing was entered; what is wrong with it, and what a person should look at. */
export type TemplateRow = {
  /** As spreadsheets count, from 1. */
  readonly row: number;
  readonly fields: Readonly<Record<string, string | null>>;
  /** As entered, in the order of the columns. */
  readonly cells: readonly string[];
  readonly errors: readonly CellError[];
  readonly warnings: readonly CellError[];
};

/** Rows of a template as a proposal: the rows in order, and those with errors kept apart, each with what is wrong. */
export function proposeRecords(kind: TemplateKind, rows: readonly TemplateRow[]): Proposal {
  const keyed = numbered();
  const ordinals = new Map<string, number>();
  const { sheet, columns } = templates[kind];
  const ordinalOf = (prefix: string): number => {
    const known = ordinals.get(prefix) ?? ordinals.size + 1;
    ordinals.set(prefix, known);
    return known;
  };
  const made = rows.map((row): ProposalRow => {
    const { fields, errors, warnings } = row;
    const place = `${sheet}!${row.row}`;
    if (errors.length > 0) {
      return {
        key: keyed(`bad-row/${kind}/${row.cells.join('|').slice(0, 200)}`), projectOrdinal: 0, target: 'bad-row', label: place, printed: null, certainty: 'malformed', span: null,
        value: { kind: 'bad-row', template: kind, row: row.row, cells: row.cells, errors }, why: joined(errors),
      };
    }
    const name = fields[kind === 'projects' ? 'name' : 'project'] ?? '';
    const prefix = nameKey(name);
    const value: RecordValue = { kind: 'record', record: kind, fields };
    const certainty: Certainty = warnings.length > 0 ? 'uncertain' : 'certain';
    return {
      key: kind === 'projects' ? `${prefix}/project` : keyed(`${prefix}/${kind}/${columns.filter(({ field }) => keyFields[kind].includes(field)).map(({ field }) => nameKey(fields[field] ?? '')).join('/')}`),
      projectOrdinal: ordinalOf(prefix), target: targetOf(kind, fields), label: labelOf(kind, fields), printed: place, certainty, value, span: null, why: warnings.length > 0 ? joined(warnings) : null,
    };
  });
  return { department: null, year: null, title: null, rows: made.toSorted((left, right) => left.projectOrdinal - right.projectOrdinal) };
}

/** What makes a row the same row in the next workbook. */
const keyFields: Readonly<Record<TemplateKind, readonly string[]>> = { projects: [], funds: ['id', 'act', 'yuan', 'date', 'source', 'part', 'payee', 'voucher'], indicators: ['name'], results: ['name'] };

function targetOf(kind: TemplateKind, fields: TemplateRow['fields']): RowTarget {
  if (kind === 'projects') return 'project';
  if (kind !== 'funds') return kind === 'indicators' ? 'indicator' : 'result';
  const act = fundActs[fields['act'] ?? ''];
  return act === 'initial' || act === 'adjustment' ? 'budget' : act === 'planned' || act === 'issued' || act === 'received' || act === 'paid' || act === 'passed-on' ? act : 'entry';
}

function labelOf(kind: TemplateKind, fields: TemplateRow['fields']): string {
  if (kind === 'funds') return `${fields['act'] ?? ''} ${fields['yuan'] ?? ''}`;
  return fields['name'] ?? '';
}

function joined(errors: readonly CellError[]): Bilingual {
  const say = (language: keyof Bilingual): string => errors.map(({ cell, message }) => `${cell} ${message[language]}`).join(language === 'zh' ? '；' : '; ');
  return { zh: say('zh'), en: say('en') };
}
