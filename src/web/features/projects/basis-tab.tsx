import { Button, Descriptions, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Division } from '#contract/organisation.ts';
import { BasisForm } from '#web/features/projects/basis-form.tsx';
import { Documents } from '#web/features/projects/documents.tsx';
import { useMayChange, type ProjectContext } from '#web/features/projects/project-context.ts';
import { useProjectWord } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { hasDraft } from '#web/features/projects/basis-draft.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { go } from '#web/platform/router.ts';
import { useSession } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { Amount } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { useDay } from '#web/ui/time.tsx';

type Named = { readonly accountId: string; readonly name: string };

/** What the project is and what it rests on. */
export function BasisTab({ context }: { readonly context: ProjectContext }) {
  const t = useTexts(projectTexts);
  const of = useTexts(projectsTexts);
  const word = useProjectWord();
  const day = useDay();
  const { departmentPath } = usePlace();
  const { session } = useSession();
  const { project } = context;
  const divisions = useAnswer<{ readonly items: readonly Division[] }>(`${departmentPath}/divisions`).data?.items ?? [];
  const people = useAnswer<{ readonly items: readonly Named[] }>(`${departmentPath}/people`).data?.items ?? [];
  const mayChange = useMayChange(context);
  const mayEdit = mayChange('project.write', 'wording');
  const [isEditing, setEditing] = useState(() => mayEdit && hasDraft(session.accountId, project.id));
  const division = divisions.find(({ id }) => id === project.divisionId)?.name;
  const owner = people.find(({ accountId }) => accountId === project.ownerId)?.name;
  const remove = useChange<null>({
    change: () => api.delete(context.path, project.version), done: t('deleted'),
    onDone: () => go('/projects', {}, { replace: true }),
  });
  const from = project.periodFrom === null ? t('open') : day(project.periodFrom);
  const until = project.periodUntil === null ? t('open') : day(project.periodUntil);
  return (
    <div className="stack">
      <Panel title={t('basis')} actions={mayEdit && !isEditing && <Button onClick={() => setEditing(true)}>{t('edit')}</Button>}>
        {isEditing ? <BasisForm context={context} divisions={divisions} people={people} onClose={() => setEditing(false)} /> : (
          <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={[
            { key: 'name', label: of('name'), children: project.name },
            { key: 'kind', label: of('kind'), children: word(`kind.${project.kind}`, project.kind) },
            { key: 'mechanism', label: of('mechanism'), children: project.mechanism === null ? '—' : word(`mechanism.${project.mechanism}`, project.mechanism) },
            { key: 'division', label: of('division'), children: division ?? '—' },
            { key: 'owner', label: of('owner'), children: owner ?? '—' },
            { key: 'period', label: t('period'), children: project.periodFrom === null && project.periodUntil === null ? '—' : t('periodOf', { from, until }) },
            { key: 'code', label: of('code'), children: project.code ?? '—' },
            { key: 'unitCode', label: t('unitCode'), children: project.unitCode ?? '—' },
            { key: 'functional', label: t('functionalCode'), children: project.functionalCode ?? '—' },
            { key: 'economic', label: t('economicCode'), children: project.economicCode ?? '—' },
            { key: 'total', label: of('totalAmount'), children: <Amount yuan={project.totalAmountYuan} unit /> },
            { key: 'note', label: of('note'), children: <span className="prose">{project.note ?? '—'}</span> },
          ]} />
        )}
      </Panel>
      <Documents context={context} mayWrite={mayEdit} />
      {mayEdit && project.state === 'draft' && (
        <div><Popconfirm title={t('deleteProject')} description={<div className="narrow">{t('deleteProjectWhat')}</div>} okText={t('remove')} okButtonProps={{ danger: true }} onConfirm={() => remove.mutate(null)}><Button danger type="text">{t('deleteProject')}</Button></Popconfirm></div>
      )}
    </div>
  );
}
