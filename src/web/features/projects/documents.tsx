import { Button, Form, Input, Modal, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { disclosures } from '#core/ledger/project.ts';
import { Field } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Panel } from '#web/ui/page.tsx';

/** What the project rests on. */
export function Documents({ context, mayWrite }: { readonly context: ProjectContext; readonly mayWrite: boolean }) {
  const t = useTexts(projectTexts);
  const word = useWordOf(projectTexts);
  const [isAdding, setAdding] = useState(false);
  const { project: { documents }, path, refreshes } = context;
  const remove = useChange<string>({ change: (id) => api.delete(`${path}/documents/${id}`), refreshes });
  return (
    <Panel title={t('documents')} note={t('documentsWhat')} actions={mayWrite && <Button size="small" onClick={() => setAdding(true)}>{t('documentNew')}</Button>}>
      {documents.length === 0 ? <p className="panel-note">{t('noDocuments')}</p> : (
        <table className="ledger-table">
          <thead><tr><th scope="col">{t('documentNumber')}</th><th scope="col">{t('documentTitle')}</th><th scope="col">{t('disclosure')}</th>{mayWrite && <td />}</tr></thead>
          <tbody>
            {documents.map(({ id, number, title, disclosure }) => (
              <tr key={id}>
                <td>{number ?? '—'}</td><td>{title ?? '—'}</td><td><Tag>{word(`disclosure.${disclosure}`, disclosure)}</Tag></td>
                {mayWrite && <td className="cell-number"><Popconfirm title={t('documentRemove')} okText={t('remove')} onConfirm={() => remove.mutate(id)}><Button size="small" type="link" danger>{t('remove')}</Button></Popconfirm></td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isAdding && <DocumentDialog context={context} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function DocumentDialog({ context: { project, path, refreshes }, onClose }: { readonly context: ProjectContext; readonly onClose: () => void }) {
  const t = useTexts(projectTexts);
  const word = useWordOf(projectTexts);
  const draft = useDraft<{ readonly number: string; readonly title: string; readonly disclosure: string }>(`project/${project.id}/document`, { number: '', title: '', disclosure: disclosures[0] });
  const [hasTried, setTried] = useState(false);
  const { value } = draft;
  const isMissing = value.number.trim() === '' && value.title.trim() === '';
  const change = useChange<object>({
    change: (input, key) => api.post(`${path}/documents`, input, { key }), refreshes, done: t('documentAdded'),
    onDone: () => {
      draft.saved();
      onClose();
    },
  });
  const send = (): void => {
    setTried(true);
    const text = (given: string): string | null => (given.trim() === '' ? null : given.trim());
    if (!isMissing) change.mutate({ number: text(value.number), title: text(value.title), disclosure: value.disclosure });
  };
  return (
    <Modal open title={t('documentNew')} okText={t('documentNew')} onOk={send} onCancel={onClose} confirmLoading={change.isPending}>
      <Form layout="vertical">
        <Field id="document-number" label={t('documentNumber')} error={hasTried && isMissing ? t('documentMissing') : undefined}><Input id="document-number" autoFocus maxLength={100} value={value.number} onChange={({ target }) => draft.set({ ...value, number: target.value })} /></Field>
        <Field id="document-title" label={t('documentTitle')}><Input id="document-title" maxLength={300} value={value.title} onChange={({ target }) => draft.set({ ...value, title: target.value })} onPressEnter={send} /></Field>
        <Field id="document-disclosure" label={t('disclosure')}><Select id="document-disclosure" value={value.disclosure} onChange={(disclosure) => draft.set({ ...value, disclosure })} options={disclosures.map((each) => ({ value: String(each), label: word(`disclosure.${each}`) }))} /></Field>
      </Form>
    </Modal>
  );
}
