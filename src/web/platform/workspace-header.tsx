import { BellOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { App, Badge, Button, Dropdown, Modal, Select, Tag } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { FrameChoices } from '#web/platform/frame-choices.tsx';
import { frameTexts } from '#web/platform/messages/frame.ts';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { go, hrefTo, matchOf, useLocation, type Place } from '#web/platform/router.ts';
import { useHolds, useSession } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';

const PasswordForm = lazy(async () => ({ default: (await import('#web/features/session/index.ts')).PasswordForm }));

/** Department and year left, what concerns the person right. */
export function WorkspaceHeader({ menuButton }: { readonly menuButton: ReactNode }) {
  return (
    <header className="workspace-header">
      {menuButton}
      <PlaceSwitch />
      <span className="frame-spring" />
      <TasksBadge />
      <FrameChoices />
      <AccountMenu />
    </header>
  );
}

function PlaceSwitch() {
  const t = useTexts(frameTexts);
  const holds = useHolds();
  const place = useOptionalPlace();
  const { path } = useLocation();
  if (place === null || !(holds('dashboard.read') || holds('project.read'))) return null;
  const { departments, department, years, year, budgetYear } = place;
  // A page about one project has no counterpart elsewhere: its list has.
  const turnTo = (next: Place): void => {
    const page = matchOf(path)?.page;
    const to = page === undefined || page.scope !== 'year' ? '/overview' : page.path.includes(':') ? page.parent ?? '/overview' : page.path;
    go(to, {}, { place: next });
  };
  return (
    <div className="place-switch">
      {departments.length > 1
        ? (
          <Select className="place-department" variant="borderless" value={department.id} aria-label={t('department')} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))} onChange={(departmentId) => turnTo({ departmentId, year })} />
        )
        : <span className="place-name">{department.name}</span>}
      <Select className="place-year" variant="borderless" value={year} aria-label={t('year')} popupMatchSelectWidth={false}
        options={years.map((each) => ({ value: each.year, label: t('yearOf', { year: each.year }) }))} onChange={(next) => turnTo({ departmentId: department.id, year: next })} />
      {budgetYear.state !== 'open' && <Tag>{t(`state.${budgetYear.state}`)}</Tag>}
      {department.isExample && <Tag color="gold" className="place-example">{t('example')}</Tag>}
    </div>
  );
}

function TasksBadge() {
  const t = useTexts(frameTexts);
  const { data } = useAnswer<{ readonly open: number; readonly overdue: number }>('/tasks/count');
  const words = data === undefined ? t('tasks') : t('tasksWaiting', { open: data.open, overdue: data.overdue });
  return (
    <Badge count={data?.open ?? 0} size="small" offset={[-6, 6]} color={(data?.overdue ?? 0) > 0 ? 'var(--badge-late)' : 'var(--accent-strong)'}>
      <Button type="text" icon={<BellOutlined />} href={hrefTo('/tasks')} aria-label={words} title={words} />
    </Badge>
  );
}

function AccountMenu() {
  const t = useTexts(sessionTexts);
  const frame = useTexts(frameTexts);
  const { session, signOut, adopt } = useSession();
  const { message } = App.useApp();
  const [isChanging, setChanging] = useState(false);
  const roles = [...new Set(session.grants.map(({ role }) => role))];
  return (
    <>
      <Dropdown trigger={['click']} menu={{
        items: [
          { key: 'who', type: 'group', label: roles.join(' · ') || session.name },
          { key: 'password', icon: <KeyOutlined />, label: t('change') },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: t('signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'out') void signOut();
          if (key === 'password') setChanging(true);
        },
      }}>
        <Button type="text" icon={<UserOutlined />} aria-label={frame('account', { name: session.name })} className="workspace-account"><span className="workspace-person">{session.name}</span></Button>
      </Dropdown>
      <Modal open={isChanging} title={t('change')} footer={null} onCancel={() => setChanging(false)} destroyOnHidden>
        <Suspense fallback={null}>
          <PasswordForm onCancel={() => setChanging(false)} onChanged={(next) => {
            adopt(next);
            setChanging(false);
            void message.success(t('changed'));
          }} />
        </Suspense>
      </Modal>
    </>
  );
}
