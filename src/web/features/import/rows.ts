import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ImportRowAnswer } from '#contract/import.ts';
import type { RowValue } from '#core/import/proposal.ts';
import { api } from '#web/platform/client.ts';

type Rows = { readonly items: readonly ImportRowAnswer[]; readonly nextCursor: string | null };

/** Every row of a proposal, in the order of the paper. */
export function useRows(path: string): UseQueryResult<readonly ImportRowAnswer[]> {
  return useQuery<readonly ImportRowAnswer[]>({
    queryKey: [path, {}],
    queryFn: async ({ signal }) => {
      const found: ImportRowAnswer[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Rows = await api.get<Rows>(path, { limit: 200, cursor }, signal);
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    },
  });
}

/** What the row becomes: what a person put in its place, else what was read. */
export function valueOf({ value, decidedValue }: ImportRowAnswer): RowValue {
  return (decidedValue ?? value) as RowValue;
}

export function readValueOf({ value }: ImportRowAnswer): RowValue {
  return value as RowValue;
}

/** The rows of one project of the paper; ordinal 0 is the paper as a whole. `projectId` once it is in the ledger. */
export type RowGroup = { readonly ordinal: number; readonly name: string | null; readonly projectId: string | null; readonly rows: readonly ImportRowAnswer[] };

export function groupsOf(rows: readonly ImportRowAnswer[]): readonly RowGroup[] {
  const groups = new Map<number, { name: string | null; projectId: string | null; rows: ImportRowAnswer[] }>();
  for (const row of rows) {
    const group = groups.get(row.projectOrdinal) ?? { name: null, projectId: null, rows: [] };
    const value = valueOf(row);
    if (value.kind === 'project') group.name = value.name;
    if (value.kind === 'record') group.name ??= value.fields['project'] ?? value.fields['name'] ?? null;
    if (row.appliedType === 'project') group.projectId = row.appliedId;
    group.rows.push(row);
    groups.set(row.projectOrdinal, group);
  }
  return [...groups].map(([ordinal, group]) => ({ ordinal, ...group }));
}

/** Whether a row may be taken as it stands. */
export function isComplete(row: ImportRowAnswer): boolean {
  const value = readValueOf(row);
  return row.certainty !== 'malformed' && row.target !== 'bad-row' && !('yuan' in value && value.yuan === null);
}

/** Whether there is anything that a person could put in the place of what was read. */
export function isChangeable(row: ImportRowAnswer): boolean {
  const { kind } = readValueOf(row);
  return kind === 'entry' || kind === 'budget' || kind === 'project' || kind === 'part' || kind === 'indicator' || kind === 'narrative';
}
