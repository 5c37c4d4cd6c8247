import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Division } from '#contract/organisation.ts';
import { projectKinds } from '#core/ledger/project.ts';
import { states, stateNames } from '#core/life-cycle/states.ts';
import { useProjectWord } from '#web/features/projects/words.ts';
import { gradeTexts } from '#web/platform/messages/grades.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import type { LinkQuery } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';

/** What the list is narrowed by, as the service and the address of the page name it. */
export const filterKeys = ['search', 'divisionId', 'kind', 'state', 'light', 'grade', 'findings'] as const;

type Properties = { readonly query: URLSearchParams; readonly divisions: readonly Division[]; readonly onChange: (changes: LinkQuery) => void };

export function ProjectFilters({ query, divisions, onChange }: Properties) {
  const t = useTexts(projectsTexts);
  const word = useProjectWord();
  const say = useSay();
  const choices = [
    ...(divisions.length === 0 ? [] : [{ key: 'divisionId', name: t('division'), options: divisions.map(({ id, name }) => ({ value: id, label: name })) }]),
    { key: 'kind', name: t('kind'), options: projectKinds.map((value) => ({ value: String(value), label: word(`kind.${value}`) })) },
    { key: 'state', name: t('stateAny'), options: states.map((value) => ({ value: String(value), label: say(stateNames[value]) })) },
    { key: 'light', name: t('lightAny'), options: ['red', 'yellow', 'green'].map((value) => ({ value, label: word(`light.${value}`) })) },
    { key: 'grade', name: t('gradeAny'), options: Object.entries(gradeTexts).map(([value, text]) => ({ value, label: say(text) })) },
    { key: 'findings', name: t('findingsAny'), options: ['error', 'warning', 'none'].map((value) => ({ value, label: word(`findings.${value}`) })) },
  ];
  return (
    <>
      <SearchBox value={query.get('search') ?? ''} onChange={(search) => onChange({ search })} />
      {choices.map(({ key, name, options }) => (
        <Select key={key} className="project-filter" allowClear placeholder={name} aria-label={name} value={query.get(key)} options={options} popupMatchSelectWidth={false}
          onChange={(value?: string | null) => onChange({ [key]: value ?? null })} />
      ))}
    </>
  );
}

/** Asks once the person has stopped typing, or at once by Enter. */
function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(projectsTexts);
  const [words, setWords] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address was changed elsewhere: by saved filters, or by going back.
  if (value !== known) {
    setKnown(value);
    setWords(value);
  }
  const send = (text: string): void => {
    clearTimeout(timer.current);
    setKnown(text);
    onChange(text);
  };
  return (
    <Input.Search className="project-search" allowClear value={words} placeholder={t('search')} aria-label={t('search')} maxLength={100} onSearch={(text) => send(text.trim())}
      onChange={({ target }) => {
        setWords(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(target.value.trim()), 250);
      }} />
  );
}
