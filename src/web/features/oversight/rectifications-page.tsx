import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CollectionItem } from '#contract/evaluation.ts';
import type { NewRectification, Rectification } from '#contract/oversight.ts';
import { RectificationTable } from '#web/features/oversight/rectification-table.tsx';
import { api } from '#web/platform/client.ts';
import { overseeingTexts } from '#web/platform/messages/overseeing.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';

type Given = { readonly projectId?: string; readonly issue: string; readonly dueOn?: { format: (as: string) => string } | null };

/** What a department is to put right: raised by the bureau, answered, closed. */
export function RectificationsPage() {
  const t = useTexts(overseeingTexts);
  const may = useMay();
  const { yearPath, year } = usePlace();
  const answer = useAnswer<{ readonly items: readonly Rectification[] }>(`${yearPath}/rectifications`);
  const [isOpen, setOpen] = useState(false);
  const projects = useAnswer<{ readonly items: readonly CollectionItem[] }>(isOpen ? `${yearPath}/collection` : null);
  const [fields] = Form.useForm<Given>();
  const raise = useChange<NewRectification>({
    change: (given, key) => api.post(`${yearPath}/rectifications`, given, { key }), refreshes: [yearPath, '/oversight', '/tasks'], done: t('raised'), onDone: () => {
      setOpen(false);
      fields.resetFields();
    },
  });
  return (
    <Page title={t('rectTitle', { year })} what={t('rectWhat')} actions={may('oversight.review') && <Button type="primary" onClick={() => setOpen(true)}>{t('raise')}</Button>}>
      <Await answer={answer}>{({ items }) => <RectificationTable items={items} />}</Await>
      <Modal open={isOpen} title={t('raise')} okText={t('raise')} cancelText={t('cancel')} confirmLoading={raise.isPending} onCancel={() => setOpen(false)} forceRender
        onOk={() => void fields.validateFields().then(({ projectId, issue, dueOn }) => raise.mutate({ projectId: projectId ?? null, issue: issue.trim(), dueOn: dueOn === undefined || dueOn === null ? null : dueOn.format('YYYY-MM-DD') })).catch(() => undefined)}>
        <Form form={fields} layout="vertical" requiredMark={false}>
          <Form.Item name="projectId" label={t('project')}><Select allowClear showSearch optionFilterProp="label" options={(projects.data?.items ?? []).map(({ projectId, ordinal, name }) => ({ value: projectId, label: `${ordinal}. ${name}` }))} /></Form.Item>
          <Form.Item name="issue" label={t('issue')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>
          <Form.Item name="dueOn" label={t('dueOn')}><DatePicker /></Form.Item>
        </Form>
      </Modal>
    </Page>
  );
}
