import { Alert, Button, Form, Input, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import type { ServerProblem } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { recordTexts } from '#web/platform/messages/administration.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';

/** What is typed, by field; nothing is the empty text. */
export type RecordValues = Readonly<Record<string, string>>;

export type RecordField = {
  readonly key: string;
  readonly label: string;
  readonly kind?: 'text' | 'day' | 'prose' | 'choice';
  readonly help?: string;
  readonly isRequired?: boolean;
  readonly mostCharacters?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

type Properties<A> = {
  readonly title: string;
  readonly note?: string;
  /** Names the thing in the browser's store of drafts. */
  readonly draftKey: string;
  readonly saved: RecordValues;
  /** Of the row that is changed; null for a new one. */
  readonly version: number | null;
  readonly fields: readonly RecordField[];
  readonly okText?: string;
  readonly save: (values: RecordValues, version: number, key: string) => Promise<A>;
  readonly refreshes: readonly string[];
  readonly done?: string;
  readonly onSaved?: (answer: A) => void;
  readonly onClose: () => void;
};

/** The fields of a row, nulls as empty texts: what a dialog starts from. */
export function valuesOf(row: unknown, fields: readonly Pick<RecordField, 'key'>[]): RecordValues {
  const read = typeof row === 'object' && row !== null ? new Map(Object.entries(row)) : new Map<string, unknown>();
  return Object.fromEntries(fields.map(({ key }) => {
    const value: unknown = read.get(key);
    return [key, typeof value === 'string' ? value : ''];
  }));
}

/** A short form over the page: what is typed is kept until it is saved, and survives somebody else being faster. */
export function RecordDialog<A>({ title, note, draftKey, saved, version, fields, okText, save, refreshes, done, onSaved, onClose }: Properties<A>) {
  const t = useTexts(recordTexts);
  const draft = useDraft<RecordValues>(draftKey, saved);
  const [isTried, setTried] = useState(false);
  const [conflict, setConflict] = useState<ServerProblem | null>(null);
  const change = useChange<{ readonly values: RecordValues; readonly version: number }, A>({
    change: (input, key) => save(input.values, input.version, key), refreshes, onConflict: setConflict,
    ...(done === undefined ? {} : { done }),
    onDone: (answer) => {
      draft.saved();
      onSaved?.(answer);
      onClose();
    },
  });
  const typed = (key: string): string => draft.value[key] ?? '';
  const isMissing = ({ key, isRequired }: RecordField): boolean => isRequired === true && typed(key).trim() === '';
  const send = (at: number): void => {
    setTried(true);
    if (!fields.some(isMissing)) change.mutate({ values: draft.value, version: at });
  };
  const close = (): void => {
    draft.discard();
    onClose();
  };
  if (conflict !== null) {
    const theirs = valuesOf(conflict.details.current, fields);
    return (
      <ConflictDialog problem={conflict}
        fields={fields.filter(({ key }) => typed(key) !== (theirs[key] ?? '')).map((field) => ({ label: field.label, mine: shown(field, typed(field.key)), theirs: shown(field, theirs[field.key] ?? '') }))}
        onGoOn={() => setConflict(null)} onTakeTheirs={close}
        onKeepMine={() => {
          setConflict(null);
          send(versionOf(conflict.details.current) ?? version ?? 0);
        }} />
    );
  }
  return (
    <Modal open title={title} footer={null} onCancel={close} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      {note !== undefined && <Alert className="record-note" type="info" showIcon title={note} />}
      <Form layout="vertical" requiredMark={false} onFinish={() => send(version ?? 0)}>
        {fields.map((field, index) => (
          <Form.Item key={field.key} label={field.label} htmlFor={`record-${field.key}`} {...(field.help === undefined ? {} : { extra: field.help })}
            {...(isTried && isMissing(field) ? { validateStatus: 'error' as const, help: t('required', { label: field.label }) } : {})}>
            <RecordInput field={field} value={typed(field.key)} isFirst={index === 0} onChange={(value) => draft.set({ ...draft.value, [field.key]: value })} />
          </Form.Item>
        ))}
        <Space>
          <Button type="primary" htmlType="submit" loading={change.isPending}>{okText ?? t('save')}</Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </Space>
      </Form>
    </Modal>
  );
}

type InputProperties = { readonly field: RecordField; readonly value: string; readonly isFirst: boolean; readonly onChange: (value: string) => void };

function RecordInput({ field: { key, kind = 'text', mostCharacters, options = [] }, value, isFirst, onChange }: InputProperties) {
  const id = `record-${key}`;
  const most = mostCharacters === undefined ? {} : { maxLength: mostCharacters };
  if (kind === 'choice') return <Select id={id} value={value} options={[...options]} onChange={onChange} showSearch={{ optionFilterProp: 'label' }} />;
  if (kind === 'prose') return <Input.TextArea id={id} value={value} autoFocus={isFirst} rows={3} {...most} onChange={({ target }) => onChange(target.value)} />;
  return <Input id={id} type={kind === 'day' ? 'date' : 'text'} value={value} autoFocus={isFirst} autoComplete="off" {...most} onChange={({ target }) => onChange(target.value)} />;
}

function shown({ options }: RecordField, value: string): string | null {
  if (value === '') return null;
  return options?.find((option) => option.value === value)?.label ?? value;
}

function versionOf(current: unknown): number | null {
  return typeof current === 'object' && current !== null && 'version' in current && typeof current.version === 'number' ? current.version : null;
}
