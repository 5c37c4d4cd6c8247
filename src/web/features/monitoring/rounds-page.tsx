import { Button, DatePicker, Form, Input, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import type { NewRound, Round } from '#contract/monitoring.ts';
import { api } from '#web/platform/client.ts';
import { monitoringTexts } from '#web/platform/messages/monitoring.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { go, hrefTo } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { Light } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import { useDay } from '#web/ui/time.tsx';
import '#web/features/monitoring/monitoring.css';

const lights = ['green', 'yellow', 'red'] as const;

/** The rounds of monitoring of a year. */
export function RoundsPage() {
  const t = useTexts(monitoringTexts);
  const day = useDay();
  const may = useMay();
  const { yearPath, year } = usePlace();
  const answer = useAnswer<{ readonly items: readonly Round[] }>(`${yearPath}/monitoring-rounds`);
  const [isOpen, setOpen] = useState(false);
  const number = { align: 'right' as const, className: 'cell-number' };
  const button = may('monitoring.manage') && <Button type="primary" onClick={() => setOpen(true)}>{t('open')}</Button>;
  return (
    <Page title={t('title', { year })} what={t('what')} actions={button}>
      <Await answer={answer}>{({ items }) => (items.length === 0
        ? <EmptyState title={t('none')} what={t('noneWhat')} action={button} />
        : (
          <Table<Round> size="small" pagination={false} rowKey={({ id }) => id} dataSource={[...items]} aria-label={t('title', { year })} scroll={{ x: 'max-content' }} columns={[
            { key: 'name', title: t('name'), render: (_value, round) => <a href={hrefTo(`/monitoring/${round.id}`)}>{round.name}</a> },
            { key: 'cutOff', title: t('cutOff'), render: (_value, round) => day(round.cutOff) },
            { key: 'due', title: t('dueOn'), render: (_value, round) => (round.dueOn === null ? '—' : day(round.dueOn)) },
            { key: 'state', title: t('roundState'), render: (_value, round) => <Tag color={round.state === 'open' ? 'blue' : 'default'}>{t(`round.${round.state}`)}</Tag> },
            { key: 'entries', title: t('entries'), ...number, render: (_value, round) => round.entries },
            { key: 'submitted', title: t('submitted'), ...number, render: (_value, round) => round.submitted },
            { key: 'accepted', title: t('accepted'), ...number, render: (_value, round) => round.accepted },
            {
              key: 'lights', title: <Term of="light" />,
              render: (_value, round) => <span className="round-lights">{lights.map((light) => <a key={light} href={hrefTo(`/monitoring/${round.id}`, { light })}><Light light={light} withWord={false} /> {round.lights[light]}</a>)}</span>,
            },
          ]} />
        ))}</Await>
      <OpenRound isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}

type Given = { readonly name: string; readonly cutOff: { format: (as: string) => string }; readonly dueOn?: { format: (as: string) => string } | null };

function OpenRound({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useTexts(monitoringTexts);
  const { yearPath, year } = usePlace();
  const [fields] = Form.useForm<Given>();
  const open = useChange<NewRound, Round>({
    change: (round, key) => api.post(`${yearPath}/monitoring-rounds`, round, { key }), refreshes: [yearPath, '/tasks'], done: t('opened'),
    onDone: ({ id }) => {
      onClose();
      go(`/monitoring/${id}`);
    },
  });
  return (
    <Modal open={isOpen} title={t('open')} okText={t('open')} cancelText={t('cancel')} confirmLoading={open.isPending} onCancel={onClose} forceRender
      onOk={() => void fields.validateFields().then(({ name, cutOff, dueOn }) => open.mutate({ name: name.trim(), cutOff: cutOff.format('YYYY-MM-DD'), dueOn: dueOn === undefined || dueOn === null ? null : dueOn.format('YYYY-MM-DD') })).catch(() => undefined)}>
      <p className="panel-note">{t('noneWhat')}</p>
      <Form form={fields} layout="vertical" requiredMark={false}>
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={80} placeholder={t('nameHint')} /></Form.Item>
        <Form.Item name="cutOff" label={t('cutOff')} rules={[{ required: true, message: t('required') }]}>
          <DatePicker disabledDate={(at: { year: () => number }) => at.year() !== year} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('dueOn')}><DatePicker /></Form.Item>
      </Form>
    </Modal>
  );
}
