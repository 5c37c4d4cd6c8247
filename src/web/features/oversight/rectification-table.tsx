import { App, Button, Form, Input, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import type { Rectification } from '#contract/oversight.ts';
import { api } from '#web/platform/client.ts';
import { overseeingTexts } from '#web/platform/messages/overseeing.ts';
import { useChange } from '#web/platform/queries.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { EmptyState } from '#web/ui/page-states.tsx';
import { useDay } from '#web/ui/time.tsx';

const colours = { opened: 'red', answered: 'gold', closed: 'green' } as const;
type Step = { readonly item: Rectification; readonly act: 'answer' | 'return' | 'close'; readonly text?: string };

/** 整改: the issue, what was done about it, and whether it is closed. */
export function RectificationTable({ items, withDepartment = false }: { readonly items: readonly Rectification[]; readonly withDepartment?: boolean }) {
  const t = useTexts(overseeingTexts);
  const say = useSay();
  const day = useDay();
  const may = useMay();
  const { modal } = App.useApp();
  const [writing, setWriting] = useState<{ readonly item: Rectification; readonly act: 'answer' | 'return' } | null>(null);
  const [fields] = Form.useForm<{ text: string }>();
  const step = useChange<Step>({
    change: ({ item, act, text }) => api.post(`/departments/${item.departmentId}/rectifications/${item.id}/${act}`, text === undefined ? undefined : { text }, { version: item.version }),
    refreshes: ['/departments', '/oversight', '/tasks'], done: t('saved'), onDone: () => setWriting(null),
  });
  const write = (item: Rectification, act: 'answer' | 'return'): void => {
    fields.resetFields();
    setWriting({ item, act });
  };
  const title = writing === null ? '' : t(writing.act === 'answer' ? 'give' : 'return');
  return (
    <>
      <Table<Rectification> size="small" pagination={false} rowKey={({ id }) => id} dataSource={[...items]} aria-label={t('view.rectifications')} locale={{ emptyText: <EmptyState title={t('noRectifications')} /> }} columns={[
        ...(withDepartment ? [{ key: 'department', title: t('department'), width: 160, render: (_value: unknown, item: Rectification) => item.departmentName }] : []),
        { key: 'project', title: t('project'), width: 180, render: (_value, item) => (item.projectId === null ? '—' : <a href={hrefTo(`/projects/${item.projectId}/self-evaluation`, {}, { departmentId: item.departmentId, year: item.year })}>{item.projectName}</a>) },
        { key: 'issue', title: t('issue'), render: (_value, item) => item.issue },
        { key: 'answer', title: t('answer'), render: (_value, item) => <>{item.answer ?? '—'}{item.state === 'opened' && item.returnedReason !== null && <div className="panel-note">{t('returnedReason', { reason: item.returnedReason })}</div>}</> },
        { key: 'due', title: t('dueOn'), width: 140, render: (_value, item) => <>{item.dueOn === null ? '—' : day(item.dueOn)} {item.overdue && <Tag color="red">{t('overdue')}</Tag>}</> },
        { key: 'state', title: t('rectState'), width: 120, render: (_value, item) => <Tag color={colours[item.state]}>{say(item.stateName)}</Tag> },
        {
          key: 'steps', title: t('steps'), width: 150, render: (_value, item) => (
            <>
              {item.state === 'opened' && may('evaluation.submit') && <Button size="small" type="primary" onClick={() => write(item, 'answer')}>{t('give')}</Button>}
              {item.state === 'answered' && may('oversight.review') && (
                <>
                  <Button size="small" danger onClick={() => write(item, 'return')}>{t('return')}</Button>{' '}
                  <Button size="small" type="primary" onClick={() => void modal.confirm({ title: t('close'), content: t('closeWhat'), okText: t('close'), cancelText: t('cancel'), onOk: () => step.mutate({ item, act: 'close' }) })}>{t('close')}</Button>
                </>
              )}
            </>
          ),
        },
      ]} />
      <Modal open={writing !== null} title={title} okText={title} cancelText={t('cancel')} confirmLoading={step.isPending} onCancel={() => setWriting(null)} forceRender
        onOk={() => void fields.validateFields().then(({ text }) => {
          if (writing !== null) step.mutate({ ...writing, text: text.trim() });
        }).catch(() => undefined)}>
        <p>{writing?.item.issue}</p>
        <Form form={fields} layout="vertical" requiredMark={false}>
          <Form.Item name="text" label={title} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={4} maxLength={4000} showCount /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
