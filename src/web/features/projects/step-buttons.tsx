import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import type { AvailableAct, AvailableActs } from '#contract/evaluation.ts';
import { Field } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { api } from '#web/platform/client.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { useChange, useRefresh } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';

type Step = { readonly act: string; readonly reason: string | null };

/** The steps that are possible now, and why the others are not. */
export function StepButtons({ context: { path, refreshes }, acts }: { readonly context: ProjectContext; readonly acts: AvailableActs }) {
  const t = useTexts(projectTexts);
  const say = useSay();
  const refresh = useRefresh();
  const [act, setAct] = useState<AvailableAct | null>(null);
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const [isStale, setStale] = useState(false);
  const close = (): void => {
    setAct(null);
    setReason('');
    setTried(false);
    setStale(false);
  };
  const change = useChange<Step>({
    change: (input) => api.post(`${path}/transitions`, input, { version: acts.version }), refreshes, ...(act === null ? {} : { done: t('stepDone', { act: say(act.name) }) }), onDone: close,
    onConflict: () => {
      setStale(true);
      void refresh(...refreshes);
    },
  });
  const isReasonMissing = act?.needsReason === true && reason.trim() === '';
  const send = (): void => {
    setTried(true);
    if (act !== null && !isReasonMissing) change.mutate({ act: act.id, reason: reason.trim() === '' ? null : reason.trim() });
  };
  const possible = acts.acts.filter((each) => each.possible);
  const blocked = acts.acts.filter((each) => !each.possible);
  const main = possible.findLast(({ needsReason }) => !needsReason);
  return (
    <>
      {blocked.length > 0 && (
        <Popover trigger="click" placement="bottomRight" title={t('stepsBlocked')} content={(
          <ul className="blocked-steps">
            {blocked.map(({ id, name, obstacles }) => <li key={id}><b>{say(name)}</b>{obstacles.map(({ guard, messages }) => <p key={guard}>{say(messages)}</p>)}</li>)}
          </ul>
        )}>
          <Button icon={<QuestionCircleOutlined />} title={t('stepsWhy')}>{t('stepsBlocked')}</Button>
        </Popover>
      )}
      {possible.toSorted((left, right) => Number(left === main) - Number(right === main)).map((each) => <Button key={each.id} type={each === main ? 'primary' : 'default'} onClick={() => setAct(each)}>{say(each.name)}</Button>)}
      <Modal open={act !== null} title={act === null ? '' : t('stepTitle', { act: say(act.name) })} okText={t('stepSure')} onOk={send} onCancel={close} confirmLoading={change.isPending}>
        <p>{t('stepFrom', { state: say(acts.stateName) })}</p>
        {isStale && <p role="alert">{t('stepUnsaved')}</p>}
        <Form layout="vertical">
          <Field id="step-reason" label={t('reason')} required={act?.needsReason === true} error={hasTried && isReasonMissing ? t('reasonMissing') : undefined}>
            <Input.TextArea id="step-reason" rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value.replace(/\n/g, ' '))} />
          </Field>
        </Form>
      </Modal>
    </>
  );
}
