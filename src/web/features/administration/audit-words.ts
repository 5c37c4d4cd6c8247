import { useCallback, useMemo } from 'react';
import { findAct } from '#core/life-cycle/acts.ts';
import { findYearAct } from '#core/life-cycle/department-year.ts';
import type { AuditEntry } from '#contract/audit.ts';
import { useDepartments } from '#web/features/administration/departments.tsx';
import { useAccounts } from '#web/features/administration/people.tsx';
import { auditActTexts, auditFieldTexts, auditSubjectTexts } from '#web/platform/messages/audit.ts';
import { useHolds } from '#web/platform/session.tsx';
import { useSay } from '#web/platform/texts.ts';

export type AuditWords = {
  readonly act: (act: string) => string;
  readonly subject: (subject: AuditEntry['subject']) => string;
  readonly subjectType: (type: string) => string;
  readonly field: (name: string) => string;
  readonly value: (value: unknown) => string;
};

/** What stands in the trail as codes and keys, in words; what nobody has named stays as it is. */
export function useAuditWords(): AuditWords {
  const say = useSay();
  const holds = useHolds();
  const accounts = useAccounts(holds('account.read'));
  const departments = useDepartments();
  const named = useMemo(() => new Map([
    ...(accounts.data ?? []).map(({ id, displayName }): [string, string] => [id, displayName]),
    ...(departments.data?.items ?? []).map(({ id, name }): [string, string] => [id, name]),
  ]), [accounts.data, departments.data]);
  const act = useCallback((code: string) => {
    const known = auditActTexts[code];
    if (known !== undefined) return say(known);
    const step = code.startsWith('evaluation.year.') ? findYearAct(code.slice('evaluation.year.'.length)) : findAct(code.replace(/^evaluation\./, ''));
    return step === null ? code : say(step.name);
  }, [say]);
  const subjectType = useCallback((type: string) => (auditSubjectTexts[type] === undefined ? type : say(auditSubjectTexts[type])), [say]);
  const field = useCallback((name: string) => (auditFieldTexts[name] === undefined ? name : say(auditFieldTexts[name])), [say]);
  const value = useCallback((given: unknown) => {
    if (given === null || given === undefined) return '';
    if (typeof given === 'string') return named.get(given) ?? given;
    return JSON.stringify(given);
  }, [named]);
  const subject = useCallback(({ type, id }: AuditEntry['subject']) => `${subjectType(type)} ${named.get(id) ?? (/^[0-9a-f-]{36}$/.test(id) ? `…${id.slice(-8)}` : id)}`, [subjectType, named]);
  return useMemo(() => ({ act, subject, subjectType, field, value }), [act, subject, subjectType, field, value]);
}

export type FieldChange = { readonly name: string; readonly before: unknown; readonly after: unknown; readonly differs: boolean };

/** The fields of an entry side by side, those that differ first. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): readonly FieldChange[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ name, before: left.get(name), after: right.get(name), differs: JSON.stringify(left.get(name)) !== JSON.stringify(right.get(name)) }))
    .toSorted((one, other) => Number(other.differs) - Number(one.differs));
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  if (value === null || value === undefined) return new Map();
  return typeof value === 'object' && !Array.isArray(value) ? new Map(Object.entries(value)) : new Map([['', value]]);
}
