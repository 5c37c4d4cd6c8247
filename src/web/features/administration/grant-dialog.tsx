import { Alert, App, Button, Form, Modal, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import type { Division } from '#contract/organisation.ts';
import type { Account, GrantOf } from '#contract/session.ts';
import { administratorRoles, incompatibleRoles } from '#core/organisation/permissions.ts';
import { grantScopes, roles, type GrantScope, type Role } from '#core/organisation/roles.ts';
import { useBureaus, useDepartments, type List } from '#web/features/administration/departments.tsx';
import { api } from '#web/platform/client.ts';
import { accountsTexts, recordTexts, roleTexts } from '#web/platform/messages/administration.ts';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';

const widest: readonly Role[] = ['财政审核', '审计', ...administratorRoles];

/** A role for an account: which, and how far it reaches. Roles that one person may not hold together cannot be chosen and say why. */
export function GrantDialog({ account, close, onClose }: { readonly account: Account; readonly close: string; readonly onClose: () => void }) {
  const t = useTexts(accountsTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const { message } = App.useApp();
  const departments = useDepartments();
  const bureaus = useBureaus();
  const [role, setRole] = useState<Role | null>(null);
  const [scope, setScope] = useState<GrantScope>('department');
  const [bureauId, setBureau] = useState('');
  const [departmentId, setDepartment] = useState<string | null>(null);
  const [divisionId, setDivision] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const divisions = useAnswer<List<Division>>(scope === 'division' && departmentId !== null ? `/departments/${departmentId}/divisions` : null);
  const { mutate, isPending } = useChange<GrantOf, Account>({
    change: (grant, key) => api.post(`/accounts/${account.id}/grants`, grant, { key }), refreshes: ['/accounts', '/departments'],
    onDone: (_answer, grant) => {
      void message.success(t('granted', { role: say(roleTexts[grant.role].name) }));
      onClose();
    },
  });
  const isAdministrator = role !== null && administratorRoles.includes(role);
  const needsDepartment = scope !== 'all';
  const needsDivision = scope === 'division';
  const chooseRole = (next: Role): void => {
    setRole(next);
    setScope(widest.includes(next) ? 'all' : scope === 'all' ? 'department' : scope);
  };
  const send = (): void => {
    setTried(true);
    if (role === null || (needsDepartment && departmentId === null) || (needsDivision && divisionId === null)) return;
    mutate({ role, scope, bureauId: scope === 'all' && !isAdministrator && bureauId !== '' ? bureauId : null, departmentId: needsDepartment ? departmentId : null, divisionId: needsDivision ? divisionId : null });
  };
  const missing = (label: string, isMissing: boolean) => (isTried && isMissing ? { validateStatus: 'error' as const, help: record('required', { label }) } : {});
  const clashOf = (each: Role): Role | null => account.grants.find((held) => incompatibleRoles(held.role, each))?.role ?? null;
  const hasClash = roles.some((each) => clashOf(each) !== null);
  return (
    <Modal open title={`${t('grant')} · ${account.displayName}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      {hasClash && <Alert className="record-note" type="info" showIcon title={t('clashWhat')} />}
      <Form layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item label={t('role')} htmlFor="grant-role" {...(role === null ? {} : { extra: say(roleTexts[role].what) })} {...missing(t('role'), role === null)}>
          <Select id="grant-role" value={role} onChange={chooseRole} listHeight={320} options={roles.map((each) => {
            const clash = clashOf(each);
            const name = say(roleTexts[each].name);
            return { value: each, label: clash === null ? name : `${name} — ${t('clash', { role: say(roleTexts[clash].name) })}`, disabled: clash !== null };
          })} />
        </Form.Item>
        <Form.Item label={t('reach')} {...(isAdministrator ? { extra: t('administratorReach') } : {})}>
          <Radio.Group aria-label={t('reach')} value={scope} disabled={isAdministrator} onChange={({ target }) => setScope(grantScopes.find((each) => each === target.value) ?? 'department')}
            options={grantScopes.map((each) => ({ value: each, label: t(`scope.${each}`) }))} />
        </Form.Item>
        {scope === 'all' && !isAdministrator && (
          <Form.Item label={t('bureau')} htmlFor="grant-bureau" extra={t('bureauHelp')}>
            <Select id="grant-bureau" value={bureauId} onChange={setBureau} options={[{ value: '', label: t('bureauAll') }, ...(bureaus.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
          </Form.Item>
        )}
        {needsDepartment && (
          <Form.Item label={t('department')} htmlFor="grant-department" {...missing(t('department'), departmentId === null)}>
            <Select id="grant-department" value={departmentId} showSearch={{ optionFilterProp: 'label' }} loading={departments.isPending} options={(departments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next) => {
                setDepartment(next);
                setDivision(null);
              }} />
          </Form.Item>
        )}
        {needsDivision && (
          <Form.Item label={t('division')} htmlFor="grant-division" {...missing(t('division'), divisionId === null)}>
            <Select id="grant-division" value={divisionId} disabled={departmentId === null} options={(divisions.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={setDivision} />
          </Form.Item>
        )}
        <Space>
          <Button type="primary" htmlType="submit" loading={isPending}>{t('grant')}</Button>
          <Button onClick={onClose}>{close}</Button>
        </Space>
      </Form>
    </Modal>
  );
}
