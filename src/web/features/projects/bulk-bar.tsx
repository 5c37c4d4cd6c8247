import { Alert, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Act } from '#core/life-cycle/acts.ts';
import { acts } from '#core/life-cycle/acts.ts';
import type { ProjectItem } from '#contract/projects.ts';
import { Field } from '#web/features/projects/fields.tsx';
import { api } from '#web/platform/client.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useChange } from '#web/platform/queries.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts, type Text } from '#web/platform/texts.ts';

type BulkAnswer = { readonly done: number; readonly items: readonly { readonly projectId: string; readonly done: boolean; readonly problem: { readonly messages: Text } | null }[] };
type Request = { readonly act: string; readonly reason: string | null; readonly projects: readonly { readonly id: string; readonly version: number }[] };

const all: readonly Act[] = acts;
const atOnce = 200;

/** One step of the life cycle for many projects; each is answered for itself. */
export function BulkBar({ projects, onClear }: { readonly projects: readonly ProjectItem[]; readonly onClear: () => void }) {
  const t = useTexts(projectsTexts);
  const say = useSay();
  const may = useMay();
  const { yearPath, departmentPath } = usePlace();
  const [act, setAct] = useState<Act | null>(null);
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const [answer, setAnswer] = useState<BulkAnswer | null>(null);
  const offered = all.filter(({ id, permission, from }) => id !== 'restore' && permission !== null && may(permission) && projects.some(({ state }) => from.includes(state)));
  const fitting = act === null ? [] : projects.filter(({ state }) => act.from.includes(state));
  const change = useChange<Request, BulkAnswer>({
    change: async (input, key) => {
      const answers: BulkAnswer[] = [];
      for (let at = 0; at < input.projects.length; at += atOnce) {
        answers.push(await api.post<BulkAnswer>(`${yearPath}/transitions`, { ...input, projects: input.projects.slice(at, at + atOnce) }, { key: `${key}-${at}` }));
      }
      return { done: answers.reduce((sum, { done }) => sum + done, 0), items: answers.flatMap(({ items }) => items) };
    },
    refreshes: [yearPath, `${departmentPath}/projects`],
    onDone: (done) => {
      setAnswer(done);
      setAct(null);
    },
  });
  const send = (): void => {
    setTried(true);
    if (act === null || (act.needsReason && reason.trim() === '')) return;
    change.mutate({ act: act.id, reason: reason.trim() === '' ? null : reason.trim(), projects: fitting.map(({ id, version }) => ({ id, version })) });
  };
  const nameOf = (id: string): string => projects.find((each) => each.id === id)?.name ?? id;
  const notDone = answer?.items.filter(({ done }) => !done) ?? [];
  return (
    <div className="bulk-bar" role="status">
      <span>{t('selected', { count: projects.length })}</span>
      <Dropdown trigger={['click']} disabled={offered.length === 0} menu={{
        items: offered.map(({ id, name }) => ({ key: id, label: say(name) })),
        onClick: ({ key }) => {
          setTried(false);
          setReason('');
          setAct(offered.find(({ id }) => id === key) ?? null);
        },
      }}>
        <Button type="primary" title={offered.length === 0 ? t('actNone') : ''}>{t('act')}</Button>
      </Dropdown>
      <Button onClick={onClear}>{t('unselect')}</Button>
      <Modal open={act !== null} title={act === null ? '' : t('actTitle', { act: say(act.name), count: fitting.length })} okText={t('actConfirm')} onOk={send} confirmLoading={change.isPending} onCancel={() => setAct(null)}>
        {fitting.length < projects.length && <Alert type="info" showIcon title={t('actOthers', { count: projects.length - fitting.length })} />}
        <ul className="bulk-names">{fitting.slice(0, 12).map(({ id, ordinal, name }) => <li key={id}>{ordinal}. {name}</li>)}{fitting.length > 12 && <li>…</li>}</ul>
        <Form layout="vertical">
          <Field id="bulk-reason" label={t('reason')} required={act?.needsReason === true} error={hasTried && act?.needsReason === true && reason.trim() === '' ? t('reasonMissing') : undefined}>
            <Input.TextArea id="bulk-reason" rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value.replace(/\n/g, ' '))} />
          </Field>
        </Form>
      </Modal>
      <Modal open={answer !== null} title={answer === null ? '' : t('bulkDone', { done: answer.done, failed: notDone.length })} footer={<Button type="primary" onClick={() => { setAnswer(null); if (notDone.length === 0) onClear(); }}>{t('close')}</Button>} onCancel={() => setAnswer(null)}>
        <ul className="bulk-names">{notDone.map(({ projectId, problem }) => <li key={projectId}><b>{nameOf(projectId)}</b>：{problem === null ? '' : say(problem.messages)}</li>)}</ul>
      </Modal>
    </div>
  );
}
