import { Button, Progress, Space, Table, Typography, type TableColumnsType } from 'antd';
import { DeleteOutlined, DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import type { Check, CheckSummary } from '#contract/checking.ts';
import { addressOf } from '#web/features/checking/route.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { useExplain } from '#web/platform/use-explain.ts';
import type { QueuedFile } from '#web/features/checking/check-queue.ts';
import { writeFileList } from '#web/features/checking/file-list.ts';
import { SeverityCount } from '#web/features/checking/severity.tsx';
import type { CheckQueue } from '#web/features/checking/use-check-queue.ts';

type Properties = { readonly queue: CheckQueue; readonly onOpen: (check: Check) => void };

type CountKey = 'errors' | 'warnings' | 'infos';

function summaryOf({ state }: QueuedFile): CheckSummary | null {
  return state.kind === 'settled' ? state.check.summary ?? null : null;
}

/** The files of this window: how far each is, how many findings of each severity, and what to do with it. */
export function FileTable({ queue, onOpen }: Properties) {
  const { t } = useLanguage();
  const doneCount = queue.files.filter(({ state }) => state.kind === 'settled' || state.kind === 'failed').length;
  const countColumn = (key: CountKey, severity: 'error' | 'warning' | 'info'): TableColumnsType<QueuedFile>[number] => ({
    key, title: t(`severity.${severity}`), width: 96, align: 'right',
    sorter: (left, right) => (summaryOf(left)?.[key] ?? -1) - (summaryOf(right)?.[key] ?? -1),
    render: (_, file) => {
      const summary = summaryOf(file);
      return summary === null ? null : <SeverityCount severity={severity} count={summary[key]} />;
    },
  });
  const columns: TableColumnsType<QueuedFile> = [
    {
      key: 'name', title: t('files.name'), minWidth: 230, sorter: (left, right) => left.name.localeCompare(right.name, 'zh'),
      render: (_, file) => <FileName file={file} />,
    },
    {
      key: 'state', title: t('files.state'), width: 260,
      filters: (['done', 'refused', 'running'] as const).map((value) => ({ value, text: t(`files.filter.${value}`) })),
      onFilter: (value, file) => stateName(file) === value,
      render: (_, file) => <FileState file={file} />,
    },
    countColumn('errors', 'error'), countColumn('warnings', 'warning'), countColumn('infos', 'info'),
    {
      key: 'act', title: <span className="for-readers">{t('files.actions')}</span>, width: 140, align: 'right',
      render: (_, file) => {
        const { state } = file;
        return (
          <Space>
            {state.kind === 'settled' && state.check.status === 'done' && <Button type="primary" size="small" onClick={() => onOpen(state.check)}>{t('files.open')}</Button>}
            {state.kind === 'failed' && <Button size="small" icon={<ReloadOutlined />} onClick={() => queue.retry(file)}>{t('frame.retry')}</Button>}
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('files.remove', { name: file.name })} title={t('files.removeWhat')} onClick={() => queue.remove(file)} />
          </Space>
        );
      },
    },
  ];
  return (
    <section className="files" aria-labelledby="files-title">
      <div className="files-head">
        <Typography.Title level={2} id="files-title">{t('files.title')}</Typography.Title>
        <Space>
          <span role="status">{t('files.progress', { done: doneCount, all: queue.files.length })}</span>
          <Button size="small" icon={<DownloadOutlined />} onClick={() => save(writeFileList(queue.files, t), `${t('files.title')}.csv`)}>{t('files.export')}</Button>
        </Space>
      </div>
      <div className="files-table">
        <Table columns={columns} dataSource={[...queue.files]} rowKey="key" size="middle"
          pagination={queue.files.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} />
      </div>
    </section>
  );
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

function stateName({ state }: QueuedFile): string {
  if (state.kind === 'settled') return state.check.status;
  return state.kind === 'failed' ? 'refused' : 'running';
}

function FileName({ file }: { readonly file: QueuedFile }) {
  const { state, name } = file;
  const shown = state.kind === 'settled' ? state.check.name : name;
  const title = summaryOf(file)?.title ?? null;
  return (
    <div className="files-name">
      {state.kind === 'settled' && state.check.status === 'done'
        ? <a href={addressOf({ kind: 'check', id: state.check.id })}>{shown}</a>
        : <span>{shown}</span>}
      {title !== null && <Typography.Text type="secondary">{title}</Typography.Text>}
    </div>
  );
}

function FileState({ file: { state } }: { readonly file: QueuedFile }) {
  const { t, language } = useLanguage();
  const explain = useExplain();
  switch (state.kind) {
    case 'waiting': return <Typography.Text type="secondary">{t('files.waiting')}</Typography.Text>;
    case 'sending': return <Progress percent={Math.floor(state.sent * 100)} size="small" aria-label={t('files.sending')} />;
    case 'checking': return <Progress percent={100} status="active" size="small" format={() => t('files.checking')} aria-label={t('files.checking')} />;
    case 'failed': return <Typography.Text type="danger">{explain(state.error)}</Typography.Text>;
    case 'settled': {
      const { name, status, refusal, summary } = state.check;
      if (status === 'refused') return <Typography.Text type="danger">{withoutName(refusal?.messages[language] ?? '', name)}</Typography.Text>;
      const total = summary === undefined ? 0 : summary.errors + summary.warnings + summary.infos;
      return <Typography.Text>{total === 0 ? t('files.nothing') : t('files.found', { count: total })}</Typography.Text>;
    }
  }
}

/** The name stands in the cell beside it. */
function withoutName(message: string, name: string): string {
  return message.startsWith(name) ? message.slice(name.length).replace(/^(?:\uff1a|: )/, '') : message;
}
