import { Input, Select } from 'antd';
import { useMemo } from 'react';
import type { List } from '#web/features/administration/departments.tsx';
import { useAccounts } from '#web/features/administration/people.tsx';
import { auditActTexts, auditGroupTexts, auditSubjectTexts, auditTexts } from '#web/platform/messages/audit.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useHolds } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';

type Person = { readonly accountId: string; readonly name: string };

/** Act, person, kind of subject and days; kept in the address. */
export function AuditFilters({ departmentId }: { readonly departmentId: string | null }) {
  const t = useTexts(auditTexts);
  const say = useSay();
  const [search, setSearch] = useSearch();
  const people = usePeople(departmentId);
  const acts = useMemo(() => Object.entries(auditGroupTexts).map(([group, name]) => ({
    label: say(name),
    options: [
      { value: group, label: `${say(name)} *` },
      ...Object.entries(auditActTexts).filter(([act]) => act.startsWith(`${group}.`)).map(([act, words]) => ({ value: act, label: say(words) })),
    ],
  })), [say]);
  const all = (label: string) => [{ value: '', label }];
  return (
    <>
      <Select className="administration-choice" aria-label={t('act')} value={search.get('act') ?? ''} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
        options={[...all(t('allActs')), ...acts]} onChange={(act: string) => setSearch({ act })} />
      <Select className="administration-choice" aria-label={t('person')} value={search.get('person') ?? ''} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
        options={[...all(t('allPeople')), ...people.map(({ accountId, name }) => ({ value: accountId, label: name }))]} onChange={(person) => setSearch({ person })} />
      <Select className="administration-choice" aria-label={t('subject')} value={search.get('type') ?? ''} popupMatchSelectWidth={false}
        options={[...all(t('allSubjects')), ...Object.entries(auditSubjectTexts).map(([type, words]) => ({ value: type, label: say(words) }))]} onChange={(type) => setSearch({ type })} />
      {(['from', 'to'] as const).map((key) => (
        <span key={key}>
          <label className="administration-label" htmlFor={`audit-${key}`}>{t(key)} </label>
          <Input id={`audit-${key}`} className="administration-day" type="date" value={search.get(key) ?? ''} onChange={({ target }) => setSearch({ [key]: target.value })} />
        </span>
      ))}
    </>
  );
}

/** Those whose acts can be asked for: everybody, or who has a role in the department. */
function usePeople(departmentId: string | null): readonly Person[] {
  const seesAccounts = useHolds()('account.read');
  const accounts = useAccounts(seesAccounts);
  const people = useAnswer<List<Person>>(seesAccounts || departmentId === null ? null : `/departments/${departmentId}/people`);
  return accounts.data?.map(({ id, displayName, username }) => ({ accountId: id, name: displayName === username ? username : `${displayName} (${username})` })) ?? people.data?.items ?? [];
}
