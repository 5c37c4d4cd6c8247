import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { AvailableAct } from '#contract/evaluation.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';

/** Acts that lead on and are shown as the main button; what leads back is shown in red. */
const back = /^(?:return|refuse|reject|reopen)/;
const fixing = new Set(['finalise', 'finalise-report']);

/** The acts that the person's roles permit here, whether they are possible now or not. */
export function permittedActs(acts: readonly AvailableAct[]): readonly AvailableAct[] {
  return acts.filter(({ obstacles }) => obstacles.every(({ guard }) => guard !== 'permission'));
}

type StepProperties = {
  readonly acts: readonly AvailableAct[];
  /** What it is about and where it stands, said before a step is taken. */
  readonly what: string;
  readonly isBusy: boolean;
  /** Why no step can be taken now, such as changes that are not saved. */
  readonly hold?: string | null;
  readonly onStep: (act: AvailableAct, reason: string | null) => void;
};

/** Buttons of the steps that the person may take; each asks again, with a reason where one is needed. */
export function StepButtons({ acts, what, isBusy, hold = null, onStep }: StepProperties) {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  const [chosen, setChosen] = useState<AvailableAct | null>(null);
  const [form] = Form.useForm<{ reason?: string }>();
  const shown = permittedActs(acts).toSorted((left, right) => Number(back.test(right.id)) - Number(back.test(left.id)));
  return (
    <>
      {shown.map((act) => {
        const why = hold ?? act.obstacles.map(({ messages }) => say(messages)).join('');
        return (
          <Button key={act.id} type={back.test(act.id) || act.needsReason ? 'default' : 'primary'} danger={back.test(act.id)} disabled={!act.possible || hold !== null || isBusy} title={why === '' ? undefined : why}
            onClick={() => {
              form.resetFields();
              setChosen(act);
            }}>{say(act.name)}</Button>
        );
      })}
      <Modal open={chosen !== null} title={chosen === null ? '' : say(chosen.name)} okText={chosen === null ? '' : say(chosen.name)} cancelText={t('cancel')} forceRender
        okButtonProps={{ danger: chosen !== null && back.test(chosen.id) }} onCancel={() => setChosen(null)} onOk={() => void form.validateFields().then(({ reason }) => {
          if (chosen !== null) onStep(chosen, chosen.needsReason ? (reason ?? '').trim() : null);
          setChosen(null);
        }).catch(() => undefined)}>
        <p>{what}{chosen !== null && fixing.has(chosen.id) && t('stepFixes')}</p>
        <Form form={form} layout="vertical" requiredMark={false}>
          {chosen?.needsReason === true && (
            <Form.Item name="reason" label={t('stepReason')} rules={[{ required: true, whitespace: true, message: t('stepReasonMissing') }]}>
              <Input.TextArea rows={3} maxLength={1000} showCount autoFocus />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}

/** What stands in the way of the steps that the person may take, all at once. */
export function StepObstacles({ acts }: { readonly acts: readonly AvailableAct[] }) {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  const blocked = permittedActs(acts).filter(({ possible }) => !possible);
  return blocked.map(({ id, name, obstacles }) => (
    <Alert key={id} type="warning" showIcon title={t('notYet', { act: say(name) })}
      description={<ul className="obstacles">{obstacles.map(({ guard, messages }) => <li key={guard}>{say(messages)}</li>)}</ul>} />
  ));
}
