import { App, Button, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Entry, EntryChange } from '#contract/monitoring.ts';
import type { IndicatorAnswer } from '#contract/indicators.ts';
import type { ProjectAnswer } from '#contract/projects.ts';
import { api, type ServerProblem } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { monitoringTexts } from '#web/platform/messages/monitoring.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useChange, useRefresh } from '#web/platform/queries.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';
import { Percent } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';

const answers = ['continue', 'reallocate', 'cancel'] as const;
type Typed = { readonly version: number; readonly completion: string; readonly unreachable: readonly string[]; readonly reason: string; readonly measures: string; readonly answer: Entry['answer'] };

const typedOf = (entry: Entry): Typed => ({ version: entry.version, completion: entry.completionPercent ?? '', unreachable: entry.unreachable, reason: entry.reason ?? '', measures: entry.measures ?? '', answer: entry.answer });
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

type Properties = { readonly entry: Entry; readonly project: ProjectAnswer; readonly indicators: readonly IndicatorAnswer[]; readonly isClosed: boolean; readonly path: string };

/** What the project adds to the figures; submitted, returned with a reason, or accepted. */
export function EntryForm({ entry, project, indicators, isClosed, path }: Properties) {
  const t = useTexts(monitoringTexts);
  const { modal } = App.useApp();
  const may = useMay();
  const refresh = useRefresh();
  const { departmentPath, yearPath } = usePlace();
  const saved = typedOf(entry);
  const draft = useDraft<Typed>(`monitoring/${entry.id}`, saved);
  const typed = draft.value;
  const [conflict, setConflict] = useState<ServerProblem | null>(null);
  const [isReturning, setReturning] = useState(false);
  const [fields] = Form.useForm<{ reason: string }>();
  const refreshes = [path.replace(/\/[^/]+$/, ''), `${departmentPath}/monitoring-rounds`, `${departmentPath}/projects/${entry.projectId}`, yearPath, '/tasks'];
  const save = useChange<Typed, Entry>({
    change: (given) => {
      const body: EntryChange = {
        unreachable: given.unreachable, reason: orNull(given.reason), measures: orNull(given.measures), answer: given.answer,
        ...(given.completion === saved.completion ? {} : { completionPercent: orNull(given.completion) }),
      };
      return api.patch(path, body, given.version);
    },
    refreshes, done: t('saved'), onDone: draft.saved,
    onConflict: (problem) => {
      void refresh(path);
      setConflict(problem);
    },
  });
  const step = useChange<{ readonly act: 'submit' | 'return' | 'accept'; readonly reason?: string }>({
    change: ({ act, reason }) => api.post(`${path}/${act}`, reason === undefined ? undefined : { reason }, { version: entry.version }), refreshes, onDone: () => setReturning(false),
  });
  const isOpen = entry.state === 'draft' || entry.state === 'returned';
  const isEditable = isOpen && !isClosed && may('monitoring.write', project);
  const isReviewer = entry.state === 'submitted' && !isClosed && may('monitoring.manage', project);
  const set = (change: Partial<Typed>): void => draft.set({ ...typed, ...change, version: draft.isDirty ? typed.version : entry.version });
  const isWrong = typed.completion !== '' && !/^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/.test(typed.completion);
  const nameOf = (answer: Entry['answer']): string | null => (answer === null ? null : t(`answer.${answer}`));
  const current = conflict === null ? null : entry;
  return (
    <Panel title={t('report')} className="entry-form">
      <DraftNote draft={draft} />
      {isEditable ? (
        <Form layout="vertical" component="div">
          <Form.Item label={t('completion')} htmlFor="entry-completion" extra={t('completionHint')} {...(isWrong ? { validateStatus: 'error' as const, help: t('completionWrong') } : {})}>
            <Input id="entry-completion" value={typed.completion} suffix="%" inputMode="decimal" className="entry-completion" onChange={({ target }) => set({ completion: target.value.normalize('NFKC').trim() })} />
          </Form.Item>
          <Form.Item label={t('unreachable')} htmlFor="entry-unreachable">
            <Select id="entry-unreachable" mode="multiple" value={[...typed.unreachable]} options={indicators.map(({ id, name }) => ({ value: id, label: name }))} optionFilterProp="label" onChange={(unreachable: string[]) => set({ unreachable })} />
          </Form.Item>
          <Form.Item label={t('whyDeviates')} htmlFor="entry-reason"><Input.TextArea id="entry-reason" rows={2} className="text-grow" maxLength={2000} value={typed.reason} onChange={({ target }) => set({ reason: target.value })} /></Form.Item>
          <Form.Item label={t('measures')} htmlFor="entry-measures"><Input.TextArea id="entry-measures" rows={2} className="text-grow" maxLength={2000} value={typed.measures} onChange={({ target }) => set({ measures: target.value })} /></Form.Item>
          <Form.Item label={t('answer')} htmlFor="entry-answer"><Select id="entry-answer" allowClear value={typed.answer} options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))} onChange={(answer: Typed['answer'] | undefined) => set({ answer: answer ?? null })} /></Form.Item>
        </Form>
      ) : (
        <dl className="entry-said">
          <dt>{t('completion')}</dt><dd><Percent percent={entry.completionPercent} /></dd>
          <dt>{t('unreachable')}</dt><dd>{entry.unreachable.length === 0 ? '—' : indicators.filter(({ id }) => entry.unreachable.includes(id)).map(({ name }) => <Tag key={name}>{name}</Tag>)}</dd>
          <dt>{t('whyDeviates')}</dt><dd>{entry.reason ?? '—'}</dd>
          <dt>{t('measures')}</dt><dd>{entry.measures ?? '—'}</dd>
          <dt>{t('answer')}</dt><dd>{nameOf(entry.answer) ?? '—'}</dd>
        </dl>
      )}
      <div className="entry-acts">
        {isEditable && <Button disabled={!draft.isDirty || isWrong} loading={save.isPending} onClick={() => save.mutate(typed)}>{t('save')}</Button>}
        {isEditable && (
          <Button type="primary" disabled={draft.isDirty || step.isPending} title={draft.isDirty ? t('saveFirst') : undefined}
            onClick={() => void modal.confirm({ title: t('submit'), content: t('submitWhat'), okText: t('submit'), cancelText: t('cancel'), onOk: () => step.mutate({ act: 'submit' }) })}>{t('submit')}</Button>
        )}
        {isReviewer && <Button danger disabled={step.isPending} onClick={() => setReturning(true)}>{t('return')}</Button>}
        {isReviewer && <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ act: 'accept' })}>{t('accept')}</Button>}
      </div>
      <Modal open={isReturning} title={t('return')} okText={t('return')} okButtonProps={{ danger: true }} cancelText={t('cancel')} confirmLoading={step.isPending} onCancel={() => setReturning(false)} forceRender
        onOk={() => void fields.validateFields().then(({ reason }) => step.mutate({ act: 'return', reason: reason.trim() })).catch(() => undefined)}>
        <Form form={fields} layout="vertical" requiredMark={false}>
          <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        </Form>
      </Modal>
      {conflict !== null && current !== null && (
        <ConflictDialog problem={conflict} onGoOn={() => setConflict(null)}
          fields={[
            { label: t('completion'), mine: typed.completion, theirs: current.completionPercent }, { label: t('whyDeviates'), mine: typed.reason, theirs: current.reason },
            { label: t('measures'), mine: typed.measures, theirs: current.measures }, { label: t('answer'), mine: nameOf(typed.answer), theirs: nameOf(current.answer) },
          ].filter(({ mine, theirs }) => (mine ?? '') !== (theirs ?? ''))}
          onTakeTheirs={() => {
            draft.discard();
            setConflict(null);
          }}
          onKeepMine={() => {
            const mine = { ...typed, version: entry.version };
            draft.set(mine);
            setConflict(null);
            save.mutate(mine);
          }} />
      )}
    </Panel>
  );
}
