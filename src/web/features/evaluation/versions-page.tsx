import { Button, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import type { Restored, SnapshotHead } from '#contract/evaluation.ts';
import type { ProjectAnswer } from '#contract/projects.ts';
import { Differences, Rechecked } from '#web/features/evaluation/version-parts.tsx';
import { api } from '#web/platform/client.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { hrefTo, useParameters, useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Page, Panel } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Time } from '#web/ui/time.tsx';
import '#web/features/evaluation/evaluation.css';

type List<T> = { readonly items: readonly T[] };

/** The versions that were fixed: compared with each other or with now, checked again, restored. */
export function VersionsPage() {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  const { projectId } = useParameters('projectId');
  const { departmentPath, yearPath } = usePlace();
  const projectPath = `${departmentPath}/projects/${projectId}`;
  const [search, setSearch] = useSearch();
  const may = useMay();
  const project = useAnswer<ProjectAnswer>(projectPath);
  const snapshots = useAnswer<List<SnapshotHead>>(`${projectPath}/snapshots`);
  const [restoring, setRestoring] = useState<SnapshotHead | null>(null);
  const [fields] = Form.useForm<{ reason: string }>();
  const restore = useChange<{ readonly snapshotId: string; readonly reason: string; readonly version: number }, Restored>({
    change: ({ snapshotId, reason, version }, key) => api.post(`${projectPath}/snapshots/${snapshotId}/restore`, { reason }, { key, version }),
    refreshes: [projectPath, yearPath, '/tasks'], onDone: () => setRestoring(null), done: t('restoredDone'),
  });
  return (
    <Await answer={project}>{(row) => (
      <Page title={t('versionsTitle', { name: row.name })} what={t('versionsWhat')} actions={<Button href={hrefTo(`/projects/${projectId}/self-evaluation`)}>{t('toForm')}</Button>}
        path={[{ title: row.name, href: hrefTo(`/projects/${projectId}`) }, { title: say(evaluationTitles.selfEvaluation), href: hrefTo(`/projects/${projectId}/self-evaluation`) }]}>
        <Await answer={snapshots}>{({ items }) => {
          if (items.length === 0) return <EmptyState title={t('noVersions')} what={t('noVersionsWhat')} action={<Button type="primary" href={hrefTo(`/projects/${projectId}/self-evaluation`)}>{t('toForm')}</Button>} />;
          const chosen = items.find(({ id }) => id === search.get('version')) ?? items[0];
          return (
            <div className="versions">
              <Panel title={t('versions')}>
                <Table<SnapshotHead> size="small" pagination={false} rowKey={({ id }) => id} dataSource={[...items]} aria-label={t('versions')} scroll={{ x: 'max-content' }} columns={[
                  { key: 'at', title: t('takenAt'), render: (_value, item) => <Time at={item.takenAt} /> },
                  { key: 'kind', title: t('versionKind'), render: (_value, item) => t(`snapshot.${item.kind}`) },
                  { key: 'by', title: t('takenBy'), render: (_value, item) => item.takenBy ?? '—' },
                  { key: 'program', title: t('program'), render: (_value, item) => item.program },
                  { key: 'hash', title: t('hash'), render: (_value, item) => <span className="version-hash" title={item.contentHash}>{item.contentHash.slice(0, 16)}…</span> },
                  {
                    key: 'acts', title: t('steps'), render: (_value, item) => (
                      <span className="version-tools">
                        <Button size="small" type={item.id === chosen?.id ? 'primary' : 'default'} onClick={() => setSearch({ version: item.id, with: null })}>{t('compareNow')}</Button>
                        {may('evaluation.finalise', row) && item.kind === 'project' && <Button size="small" danger onClick={() => setRestoring(item)}>{t('restore')}</Button>}
                      </span>
                    ),
                  },
                ]} />
              </Panel>
              {chosen !== undefined && <Rechecked key={chosen.id} projectPath={projectPath} version={chosen} />}
              {chosen !== undefined && <Differences projectPath={projectPath} version={chosen} versions={items} other={search.get('with') ?? 'now'} onOther={(other) => setSearch({ version: chosen.id, with: other === 'now' ? null : other })} />}
              <Modal open={restoring !== null} title={t('restore')} okText={t('restore')} okButtonProps={{ danger: true }} cancelText={t('cancel')} confirmLoading={restore.isPending} forceRender onCancel={() => setRestoring(null)}
                onOk={() => void fields.validateFields().then(({ reason }) => {
                  if (restoring !== null) restore.mutate({ snapshotId: restoring.id, reason: reason.trim(), version: row.version });
                }).catch(() => undefined)}>
                <p>{t('restoreWhat')}</p>
                <Form form={fields} layout="vertical" requiredMark={false}>
                  <Form.Item name="reason" label={t('stepReason')} rules={[{ required: true, whitespace: true, message: t('stepReasonMissing') }]}><Input.TextArea rows={3} maxLength={1000} showCount /></Form.Item>
                </Form>
              </Modal>
            </div>
          );
        }}</Await>
      </Page>
    )}</Await>
  );
}
