import { plainDecimal, type Decimal } from '#core/decimal.ts';
import { fundActs, payeeNames, precisionNames, templates, type TemplateKind } from '#core/import/templates.ts';
import type { DepartmentYear, ProjectRecord } from '#core/ledger/department-year.ts';
import { yuanOfFen } from '#core/ledger/money.ts';

type Fields = Readonly<Record<string, string | null>>;

/** What the ledger holds as rows of a template, in the order of its columns, so that it can be taken out, changed and brought back. */
export function templateRowsOf(kind: TemplateKind, ledger: DepartmentYear): readonly (readonly (string | null)[])[] {
  const fields = ledger.projects.flatMap((record): readonly Fields[] => rowsOf[kind](record));
  return fields.map((row) => templates[kind].columns.map(({ field }) => row[field] ?? null));
}

const text = (value: Decimal | null): string | null => (value === null ? null : plainDecimal(value));
const nameIn = <T extends string>(names: Readonly<Record<string, T>>, value: T | null): string | null => Object.entries(names).find(([, each]) => each === value)?.[0] ?? null;

const rowsOf: Readonly<Record<TemplateKind, (record: ProjectRecord) => readonly Fields[]>> = {
  projects: ({ project, documents, provenance }) => {
    const [document] = documents;
    return [{
      id: project.id, ordinal: String(project.ordinal), name: project.name, code: project.code, unitCode: project.unitCode, kind: project.kind, functionalCode: project.functionalCode, economicCode: project.economicCode,
      periodFrom: project.periodFrom, periodUntil: project.periodUntil, totalAmountYuan: project.totalAmountFen === null ? null : yuanOfFen(project.totalAmountFen), documentNumber: document?.number ?? null,
      documentTitle: document?.title ?? null, note: provenance.note,
    }];
  },
  funds: ({ project, budgets, entries, parts }) => {
    const part = (id: string | null): string | null => parts.find((each) => each.id === id)?.name ?? null;
    return [
      ...budgets.map((version) => ({
        id: version.id, project: project.name, act: nameIn(fundActs, version.kind), yuan: yuanOfFen(version.amountFen), date: version.effectiveOn, precision: version.effectiveOn === null ? null : '日', source: version.source,
        part: part(version.partId), documentNumber: version.documentNumber,
      })),
      ...entries.filter(({ voided }) => !voided).map((entry) => ({
        id: entry.id, project: project.name, act: nameIn(fundActs, entry.kind), yuan: yuanOfFen(entry.amountFen), date: entry.occurredOn, precision: nameIn(precisionNames, entry.datePrecision), source: entry.source,
        part: part(entry.partId), payee: entry.payee, payeeKind: nameIn(payeeNames, entry.payeeKind),
      })),
    ];
  },
  indicators: ({ project, indicators }) => indicators.map(({ indicator }) => ({
    id: indicator.id, project: project.name, level1: indicator.level1, level2: indicator.level2, name: indicator.name, comparator: indicator.comparator, target: text(indicator.target), targetUpper: text(indicator.targetUpper),
    targetText: indicator.targetText, unit: indicator.unit, weight: text(indicator.weight),
  })),
  results: ({ project, indicators }) => indicators.map(({ indicator, result }) => ({
    project: project.name, name: indicator.name, value: text(result?.value ?? null), valueText: result?.valueText ?? null, numerator: text(result?.numerator ?? null), denominator: text(result?.denominator ?? null),
    asOf: result?.asOf ?? null, band: result?.band ?? null, bandPercent: text(result?.bandPercent ?? null), reason: result?.reason ?? null, measures: result?.measures ?? null,
  })),
};
