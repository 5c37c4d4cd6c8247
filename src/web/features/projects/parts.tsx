import { Button, Form, Input, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { FundsFigures, Rate } from '#contract/funds.ts';
import { partKinds } from '#core/ledger/funds.ts';
import { Field } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Amount, Percent } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';

export type PartFigures = { readonly partId: string; readonly name: string; readonly kind: string; readonly funds: FundsFigures; readonly rates: readonly Rate[] };

const columns = ['adjusted', 'issued', 'received', 'spent', 'used'] as const;

/** Parts, tranches and sub-budgets, each with figures of its own. */
export function Parts({ context, parts, mayWrite }: { readonly context: ProjectContext; readonly parts: readonly PartFigures[]; readonly mayWrite: boolean }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  const [isAdding, setAdding] = useState(false);
  const remove = useChange<string>({ change: (partId) => api.delete(`${context.path}/parts/${partId}`), refreshes: context.refreshes });
  return (
    <Panel title={t('parts')} note={t('partsWhat')} actions={mayWrite && <Button size="small" onClick={() => setAdding(true)}>{t('partNew')}</Button>}>
      {parts.length === 0 ? <p className="panel-note">{t('noParts')}</p> : (
        <div className="table-scroll">
          <table className="ledger-table">
            <thead><tr><th scope="col">{t('part')}</th><th scope="col">{t('partKind')}</th>{columns.map((key) => <th key={key} scope="col" className="cell-number">{t(key)}</th>)}<th scope="col" className="cell-number">{t('rate')}</th>{mayWrite && <td />}</tr></thead>
            <tbody>
              {parts.map(({ partId, name, kind, funds, rates }) => {
                const rate = rates.find(({ legal }) => legal) ?? rates.find((each) => each.kind === 'execution');
                return (
                  <tr key={partId}>
                    <th scope="row">{name}</th><td>{word(`part.${kind}`, kind)}</td>
                    {columns.map((key) => <td key={key} className="cell-number"><Amount yuan={funds[key]} /></td>)}
                    <td className="cell-number">{rate === undefined ? '—' : <span title={word(`${rate.kind}.${rate.basis}`)}><Percent percent={rate.percent} /></span>}</td>
                    {mayWrite && <td className="cell-number"><Popconfirm title={t('partRemove')} okText={t('remove')} onConfirm={() => remove.mutate(partId)}><Button size="small" type="link" danger>{t('remove')}</Button></Popconfirm></td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {isAdding && <PartDialog context={context} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function PartDialog({ context: { path, refreshes }, onClose }: { readonly context: ProjectContext; readonly onClose: () => void }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  const [kind, setKind] = useState<string>(partKinds[0]);
  const [name, setName] = useState('');
  const [hasTried, setTried] = useState(false);
  const change = useChange<object>({ change: (input, key) => api.post(`${path}/parts`, input, { key }), refreshes, done: t('partAdded'), onDone: onClose });
  const send = (): void => {
    setTried(true);
    if (name.trim() !== '') change.mutate({ kind, name: name.trim() });
  };
  return (
    <Modal open title={t('partNew')} okText={t('partNew')} onOk={send} onCancel={onClose} confirmLoading={change.isPending}>
      <Form layout="vertical">
        <Field id="part-name" label={t('partName')} required error={hasTried && name.trim() === '' ? t('partNameMissing') : undefined}><Input id="part-name" autoFocus maxLength={200} value={name} onChange={({ target }) => setName(target.value)} onPressEnter={send} /></Field>
        <Field id="part-kind" label={t('partKind')}><Select id="part-kind" value={kind} onChange={setKind} options={partKinds.map((each) => ({ value: String(each), label: word(`part.${each}`) }))} /></Field>
      </Form>
    </Modal>
  );
}
