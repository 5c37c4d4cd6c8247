import type { IndicatorRow, ResultRow } from '#server/features/indicators/service.ts';
import type { Queryable } from '#server/platform/database/prepared.ts';

/** Rows as JSON has them: decimals as text, moments as ISO text. */
type StoredResult = Omit<ResultRow, 'createdAt'> & { readonly createdAt: string };
type StoredIndicator = Omit<IndicatorRow, 'createdAt' | 'updatedAt'> & { readonly createdAt: string; readonly updatedAt: string; readonly result: StoredResult | null };
export type IndicatorWithResult = { readonly row: IndicatorRow; readonly result: ResultRow | null };
export type StoredIndicators = readonly StoredIndicator[] | null;

/**
 * The indicators of project `$2` of department `$1` in their order as one JSON value, each with its current result: that of the
 * self-evaluation, else of the review, else of monitoring; the newest where there are several.
 */
export const indicatorsAsJson = `(select json_agg(json_build_object(
    'departmentId', i.department_id, 'id', i.id, 'projectId', i.project_id, 'ordinal', i.ordinal, 'level1', i.level1, 'level2', i.level2, 'name', i.name, 'comparator', i.comparator, 'target', i.target::text,
    'targetUpper', i.target_upper::text, 'targetText', i.target_text, 'unit', i.unit, 'weightHundredths', i.weight_hundredths, 'baseline', i.baseline, 'source', i.source, 'method', i.method, 'required', i.required,
    'libraryId', i.library_id, 'isExample', i.is_example, 'isInferred', i.is_inferred, 'createdAt', i.created_at, 'updatedAt', i.updated_at, 'version', i.version,
    'result', (select json_build_object(
      'departmentId', r.department_id, 'id', r.id, 'projectId', r.project_id, 'indicatorId', r.indicator_id, 'occasion', r.occasion, 'value', r.value::text, 'valueText', r.value_text, 'numerator', r.numerator::text,
      'denominator', r.denominator::text, 'asOf', r.as_of, 'band', r.band, 'bandPercent', r.band_percent::text, 'reason', r.reason, 'measures', r.measures, 'evidence', r.evidence, 'current', r.current,
      'isExample', r.is_example, 'isInferred', r.is_inferred, 'createdAt', r.created_at, 'createdBy', r.created_by, 'version', r.version)
      from indicator_result r where r.department_id = i.department_id and r.project_id = i.project_id and r.indicator_id = i.id and r.current order by r.occasion desc, r.created_at desc limit 1)
  ) order by i.ordinal, i.id) from indicator i where i.department_id = $1 and i.project_id = $2)`;

export function indicatorsOf(stored: StoredIndicators): readonly IndicatorWithResult[] {
  return (stored ?? []).map(({ result, createdAt, updatedAt, ...row }) => ({
    row: { ...row, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) }, result: result === null ? null : { ...result, createdAt: new Date(result.createdAt) },
  }));
}

export async function readIndicatorRows(from: Queryable, departmentId: string, projectId: string): Promise<readonly IndicatorWithResult[]> {
  const { rows: [found] } = await from.query<{ indicators: StoredIndicators }>({ name: 'indicators-of-project', text: `select ${indicatorsAsJson} as indicators`, values: [departmentId, projectId] });
  return indicatorsOf(found?.indicators ?? null);
}
