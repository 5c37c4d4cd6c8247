import { and, asc, desc, eq } from 'drizzle-orm';
import { parseDecimal, type Decimal } from '#core/decimal.ts';
import { qualitativeBands, type LedgerIndicator, type LedgerResult } from '#core/indicators/indicator.ts';
import type { DepartmentYear, ProjectRecord } from '#core/ledger/department-year.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { budgetVersion, fundEntry, narrative, project, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import { budgetYear, bureau, department } from '#server/platform/database/schema/organisation.ts';
import { finding } from '#server/platform/database/schema/records.ts';
import { indicator, indicatorResult } from '#server/platform/database/schema/results.ts';

/** A department's year as one value; null where the department has no such year. With `projectId` of that project alone. */
export async function readLedger(from: Orm | Transaction, departmentId: string, year: number, projectId?: string): Promise<DepartmentYear | null> {
  const [head] = await from.select({ department, bureau: bureau.name, yearState: budgetYear.state }).from(department)
    .innerJoin(budgetYear, and(eq(budgetYear.departmentId, department.id), eq(budgetYear.year, year)))
    .leftJoin(bureau, eq(bureau.id, department.bureauId)).where(eq(department.id, departmentId));
  if (head === undefined) return null;
  const which = and(eq(project.departmentId, departmentId), eq(project.year, year), projectId === undefined ? undefined : eq(project.id, projectId));
  const projects = await from.select().from(project).where(which).orderBy(asc(project.ordinal));
  // One after the other: a transaction has one connection, which answers one question at a time.
  const documents = await from.select().from(projectDocument).innerJoin(project, and(eq(project.departmentId, projectDocument.departmentId), eq(project.id, projectDocument.projectId))).where(which).orderBy(asc(projectDocument.ordinal));
  const parts = await from.select().from(projectPart).innerJoin(project, and(eq(project.departmentId, projectPart.departmentId), eq(project.id, projectPart.projectId))).where(which).orderBy(asc(projectPart.ordinal));
  const budgets = await from.select().from(budgetVersion).innerJoin(project, and(eq(project.departmentId, budgetVersion.departmentId), eq(project.id, budgetVersion.projectId))).where(which).orderBy(asc(budgetVersion.sequence));
  const entries = await from.select().from(fundEntry).innerJoin(project, and(eq(project.departmentId, fundEntry.departmentId), eq(project.id, fundEntry.projectId))).where(which).orderBy(asc(fundEntry.occurredOn), asc(fundEntry.id));
  const indicators = await from.select().from(indicator).innerJoin(project, and(eq(project.departmentId, indicator.departmentId), eq(project.id, indicator.projectId))).where(which).orderBy(asc(indicator.ordinal));
  const results = await from.select().from(indicatorResult).innerJoin(project, and(eq(project.departmentId, indicatorResult.departmentId), eq(project.id, indicatorResult.projectId)))
      .where(and(which, eq(indicatorResult.current, true))).orderBy(desc(indicatorResult.occasion), desc(indicatorResult.createdAt));
  const narratives = await from.select().from(narrative).innerJoin(project, and(eq(project.departmentId, narrative.departmentId), eq(project.id, narrative.projectId))).where(which);
  const findings = await from.select().from(finding).innerJoin(project, and(eq(project.departmentId, finding.departmentId), eq(project.id, finding.projectId))).where(and(which, eq(finding.state, 'open'))).orderBy(asc(finding.id));
  const byProject = <T>(rows: readonly T[], idOf: (row: T) => string | null): ReadonlyMap<string, readonly T[]> => Map.groupBy(rows, (row) => idOf(row) ?? '');
  const groups = {
    documents: byProject(documents, (row) => row.project_document.projectId), parts: byProject(parts, (row) => row.project_part.projectId),
    budgets: byProject(budgets, (row) => row.budget_version.projectId), entries: byProject(entries, (row) => row.fund_entry.projectId),
    indicators: byProject(indicators, (row) => row.indicator.projectId), results: byProject(results, (row) => row.indicator_result.projectId),
    narratives: byProject(narratives, (row) => row.narrative.projectId), findings: byProject(findings, (row) => row.finding.projectId),
  };
  const { department: of } = head;
  return {
    department: { id: of.id, name: of.name, code: of.code, place: of.place, isExample: of.isExample },
    bureau: head.bureau, year, yearState: head.yearState,
    projects: projects.map((row): ProjectRecord => {
      const current = groups.results.get(row.id) ?? [];
      return {
        project: row,
        provenance: { example: row.isExample, inferred: false, note: row.note },
        documents: (groups.documents.get(row.id) ?? []).map(({ project_document: each }) => ({ id: each.id, number: each.number, title: each.title, disclosure: each.disclosure })),
        parts: (groups.parts.get(row.id) ?? []).map(({ project_part: each }) => ({ id: each.id, ordinal: each.ordinal, kind: each.kind, name: each.name, note: each.note })),
        budgets: (groups.budgets.get(row.id) ?? []).map(({ budget_version: each }) => each),
        entries: (groups.entries.get(row.id) ?? []).map(({ fund_entry: each }) => each),
        indicators: (groups.indicators.get(row.id) ?? []).map(({ indicator: each }) => {
          const found = current.find(({ indicator_result: { indicatorId } }) => indicatorId === each.id)?.indicator_result;
          return { indicator: indicatorOfRow(each), resultId: found?.id ?? null, result: found === undefined ? null : resultOfRow(found) };
        }),
        narratives: Object.fromEntries((groups.narratives.get(row.id) ?? []).map(({ narrative: each }) => [each.section, each.content])),
        findings: (groups.findings.get(row.id) ?? []).map(({ finding: each }) => ({ id: each.id, rule: each.rule, severity: each.severity, message: each.message })),
      };
    }),
  };
}

function decimalOf(text: string | null): Decimal | null {
  return text === null ? null : parseDecimal(text);
}

/** Points are stored in hundredths. */
export function weightOf(hundredths: number | null): Decimal | null {
  return hundredths === null ? null : { coefficient: BigInt(hundredths), scale: 2 };
}

export function indicatorOfRow(row: typeof indicator.$inferSelect): LedgerIndicator {
  return {
    id: row.id, level1: row.level1, level2: row.level2, name: row.name, comparator: row.comparator, target: decimalOf(row.target), targetUpper: decimalOf(row.targetUpper),
    targetText: row.targetText, unit: row.unit, weight: weightOf(row.weightHundredths), required: row.required,
  };
}

export function resultOfRow(row: typeof indicatorResult.$inferSelect): LedgerResult {
  return {
    value: decimalOf(row.value), valueText: row.valueText, numerator: decimalOf(row.numerator), denominator: decimalOf(row.denominator), asOf: row.asOf,
    band: qualitativeBands.find((band) => band === row.band) ?? null, bandPercent: decimalOf(row.bandPercent), reason: row.reason, measures: row.measures,
  };
}
