import type { Bureau, Department, Division } from '#contract/organisation.ts';
import { RecordDialog, valuesOf, type RecordField, type RecordValues } from '#web/features/administration/record-dialog.tsx';
import { api } from '#web/platform/client.ts';
import { organisationTexts, recordTexts } from '#web/platform/messages/administration.ts';
import { useTexts } from '#web/platform/texts.ts';

const orNull = (text: string | undefined): string | null => ((text ?? '').trim() === '' ? null : (text ?? '').trim());

/** A finance bureau, new or changed. */
export function BureauDialog({ row, onClose }: { readonly row: Bureau | null; readonly onClose: () => void }) {
  const t = useTexts(organisationTexts);
  const record = useTexts(recordTexts);
  const fields: readonly RecordField[] = [
    { key: 'name', label: t('name'), isRequired: true, mostCharacters: 80 },
    { key: 'place', label: t('place'), help: t('placeHelp'), mostCharacters: 100 },
  ];
  const bodyOf = ({ name, place }: RecordValues) => ({ name, place: place ?? '' });
  return (
    <RecordDialog<Bureau> title={t(row === null ? 'newBureau' : 'changeBureau')} draftKey={`bureau/${row?.id ?? 'new'}`} saved={valuesOf(row, fields)} version={row?.version ?? null} fields={fields}
      save={(values, version, key) => (row === null ? api.post('/bureaus', bodyOf(values), { key }) : api.patch(`/bureaus/${row.id}`, bodyOf(values), version))}
      refreshes={['/bureaus']} done={record('saved')} onClose={onClose} />
  );
}

/** A department, new or changed. */
export function DepartmentDialog({ row, bureaus, onClose }: { readonly row: Department | null; readonly bureaus: readonly Bureau[]; readonly onClose: () => void }) {
  const t = useTexts(organisationTexts);
  const record = useTexts(recordTexts);
  const fields: readonly RecordField[] = [
    { key: 'name', label: t('name'), isRequired: true, mostCharacters: 80 },
    { key: 'code', label: t('code'), mostCharacters: 40 },
    { key: 'bureauId', label: t('bureau'), kind: 'choice', options: [{ value: '', label: t('noBureau') }, ...bureaus.map(({ id, name }) => ({ value: id, label: name }))] },
    { key: 'place', label: t('place'), help: t('placeHelp'), mostCharacters: 100 },
  ];
  const bodyOf = ({ name, code, bureauId, place }: RecordValues) => ({ name, code: orNull(code), bureauId: orNull(bureauId), place: place ?? '' });
  return (
    <RecordDialog<Department> title={t(row === null ? 'newDepartment' : 'changeDepartment')} draftKey={`department/${row?.id ?? 'new'}`} saved={valuesOf(row, fields)} version={row?.version ?? null} fields={fields}
      save={(values, version, key) => (row === null ? api.post('/departments', bodyOf(values), { key }) : api.patch(`/departments/${row.id}`, bodyOf(values), version))}
      refreshes={['/departments']} done={record('saved')} onClose={onClose} />
  );
}

/** A division of a department, new or changed. */
export function DivisionDialog({ departmentId, row, onClose }: { readonly departmentId: string; readonly row: Division | null; readonly onClose: () => void }) {
  const t = useTexts(organisationTexts);
  const record = useTexts(recordTexts);
  const fields: readonly RecordField[] = [{ key: 'name', label: t('name'), isRequired: true, mostCharacters: 80 }];
  const path = `/departments/${departmentId}/divisions`;
  return (
    <RecordDialog<Division> title={t(row === null ? 'newDivision' : 'changeDivision')} draftKey={`division/${row?.id ?? `new/${departmentId}`}`} saved={valuesOf(row, fields)} version={row?.version ?? null} fields={fields}
      save={({ name }, version, key) => (row === null ? api.post(path, { name }, { key }) : api.patch(`${path}/${row.id}`, { name }, version))}
      refreshes={[path]} done={record('saved')} onClose={onClose} />
  );
}
