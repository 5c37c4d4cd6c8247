import { Alert, Button, Tag } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { AvailableAct, AvailableActs, SelfEvaluation, Transition } from '#contract/evaluation.ts';
import type { IndicatorAnswer } from '#contract/indicators.ts';
import type { Narrative } from '#contract/narratives.ts';
import type { ProjectAnswer } from '#contract/projects.ts';
import { changesIn, emptyDraft, isSound, rowOf, withoutRow, withText, type FormDraft } from '#web/features/evaluation/form-draft.ts';
import { FundsTable } from '#web/features/evaluation/funds-table.tsx';
import { IndicatorTable } from '#web/features/evaluation/indicator-table.tsx';
import { ReviewPanel } from '#web/features/evaluation/review-panel.tsx';
import { FormChanged, saveForm, type FormConflict } from '#web/features/evaluation/save-form.ts';
import { TextsPanel } from '#web/features/evaluation/texts-panel.tsx';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange, useRefresh } from '#web/platform/queries.ts';
import { hrefTo, useParameters } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { ConflictDialog, type ConflictField } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';
import { Grade, StateTag, Unverified } from '#web/ui/figures.tsx';
import { HistoryList } from '#web/ui/history-list.tsx';
import { Page, Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { permittedActs, StepButtons, StepObstacles } from '#web/ui/steps.tsx';
import { Term } from '#web/ui/term.tsx';
import { timeText, useDay } from '#web/ui/time.tsx';
import '#web/features/evaluation/evaluation.css';

type List<T> = { readonly items: readonly T[] };

/** 项目支出绩效自评表 on the screen: filled in, submitted, reviewed, approved, fixed. */
export function SelfEvaluationPage() {
  const { projectId } = useParameters('projectId');
  const { departmentPath } = usePlace();
  const projectPath = `${departmentPath}/projects/${projectId}`;
  const form = useAnswer<SelfEvaluation>(`${projectPath}/self-evaluation`);
  const indicators = useAnswer<List<IndicatorAnswer>>(`${projectPath}/indicators`);
  const acts = useAnswer<AvailableActs>(`${projectPath}/acts`);
  const project = useAnswer<ProjectAnswer>(projectPath);
  const narratives = useAnswer<List<Narrative>>(`${projectPath}/narratives`);
  return (
    <Await answer={form}>{(shown) => (
      <Await answer={project}>{(row) => (
        <Await answer={acts}>{(steps) => (
          <Await answer={indicators}>{({ items }) => (
            <Await answer={narratives}>{(texts) => <Form key={projectId} form={shown} project={row} acts={steps} indicators={items} narratives={texts.items} projectPath={projectPath} />}</Await>
          )}</Await>
        )}</Await>
      )}</Await>
    )}</Await>
  );
}

type FormProperties = {
  readonly form: SelfEvaluation;
  readonly project: ProjectAnswer;
  readonly acts: AvailableActs;
  readonly indicators: readonly IndicatorAnswer[];
  readonly narratives: readonly Narrative[];
  readonly projectPath: string;
};

function Form({ form, project, acts, indicators, narratives, projectPath }: FormProperties) {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  const day = useDay();
  const may = useMay();
  const refresh = useRefresh();
  const { yearPath } = usePlace();
  const draft = useDraft<FormDraft>(`self-evaluation/${form.projectId}`, emptyDraft);
  const [conflict, setConflict] = useState<FormConflict | null>(null);
  const transitions = useAnswer<List<Transition>>(`${projectPath}/transitions`);
  const history = transitions.data?.items ?? [];
  const refreshes = [projectPath, yearPath, '/tasks'];

  const save = useChange<FormDraft>({
    change: async (given, key) => {
      try {
        await saveForm(projectPath, given, key, draft.set);
      } catch (thrown) {
        if (!(thrown instanceof FormChanged)) throw thrown;
        await refresh(projectPath);
        setConflict(thrown.conflict);
        throw thrown.conflict.problem;
      }
    },
    refreshes, done: t('saved'), onDone: draft.saved, onConflict: () => undefined,
  });
  const step = useChange<{ readonly act: AvailableAct; readonly reason: string | null }>({
    change: ({ act, reason }) => api.post(`${projectPath}/transitions`, { act: act.id, reason }, { version: acts.version }),
    refreshes, onProblem: () => {
      void refresh(...refreshes);
      return false;
    },
  });

  const change = (next: FormDraft): void => {
    if (changesIn(next) === 0) draft.discard();
    else draft.set(next);
  };
  const isWritable = may('result.write', project) && acts.changes.results !== 'locked';
  const [insists, setInsists] = useState(false);
  const isEditable = isWritable && (acts.changes.results !== 'voids' || insists || draft.isDirty);
  const changes = changesIn(draft.value);
  const isGood = indicators.every(({ id, comparator, target }) => {
    const row = draft.value.rows[id];
    return row === undefined || isSound(row, comparator === '定性' || target === null);
  });
  const last = history.at(-1);
  const isReturned = last !== undefined && /^(?:return|reject)-/.test(last.act);

  return (
    <Page title={t('title', { name: form.name })} path={[{ title: say(evaluationTitles.collection), href: hrefTo('/collection') }, { title: project.name, href: hrefTo(`/projects/${form.projectId}`) }]}
      what={<><StateTag state={form.state} /> {form.basisName !== null && <>{t('basis')}：<span lang="zh-CN">{form.basisName}</span> {form.basis?.verified === false && <Unverified />} · </>}{t('asOf', { day: day(form.asOf), place: form.place })}</>}
      actions={(
        <>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>
          <Button href={hrefTo(`/projects/${form.projectId}/versions`)}>{t('versions')}</Button>
          <StepButtons acts={acts.acts} what={t('stepWhat', { name: form.name, state: say(acts.stateName) })} isBusy={step.isPending || save.isPending} hold={draft.isDirty && changes > 0 ? t('saveFirst') : null} onStep={(act, reason) => step.mutate({ act, reason })} />
        </>
      )}>
      <DraftNote draft={draft} />
      <div className="form-notes">
        {isReturned && <Alert type="error" showIcon title={t('returned', { reason: last.reason ?? '' })} description={t('returnedBy', { name: last.actor, time: timeText(last.at) })} />}
        <StepObstacles acts={acts.acts} />
        {isWritable && acts.changes.results === 'voids' && !isEditable && <Alert type="info" showIcon title={t('voids')} action={<Button size="small" onClick={() => setInsists(true)}>{t('editAnyway')}</Button>} />}
        {form.state === 'evaluating' && <Missing form={form} maySubmit={permittedActs(acts.acts).some(({ id }) => id === 'submit-evaluation')} />}
      </div>
      <div className="evaluation">
        <section className="panel form" aria-label={t('form', { year: form.year })}>
          <div className="form-head">
            <h2>{t('form', { year: form.year })}</h2>
            <div className="form-score">
              <Term of="score">{t('total')}</Term> <strong className="amount">{form.total ?? t('undecided')}</strong> <Grade grade={form.grade} /> {form.gradeVerified === false && <Unverified />}
              {form.total === null && <span className="panel-note">{t('decidedSoFar', { points: form.decided })}</span>}
            </div>
          </div>
          <h3>{t('funds')}</h3>
          <FundsTable form={form} />
          <h3>{t('goals')}</h3>
          <TextsPanel form={form} narratives={narratives} draft={draft.value} isEditable={isEditable && may('narrative.write', project)} onChange={change} />
          <h3>{t('indicators')}</h3>
          <IndicatorTable form={form} indicators={indicators} projectPath={projectPath} draft={draft.value} isEditable={isEditable} onChange={change} />
          {isEditable && changes > 0 && (
            <div className="form-save" role="status">
              <span>{t('unsaved', { count: changes })}</span>
              <span className="panel-spring" />
              <Button onClick={draft.discard} disabled={save.isPending}>{t('discard')}</Button>
              <Button type="primary" loading={save.isPending} disabled={!isGood} onClick={() => save.mutate(draft.value)}>{t('save')}</Button>
            </div>
          )}
        </section>
        <aside className="evaluation-side">
          <ReviewPanel form={form} projectPath={projectPath} isReviewer={may('evaluation.review', project)} isBureau={may('oversight.review', project)} />
          <Panel title={t('history')}>
            <Await answer={transitions}>{({ items }) => <HistoryList items={items} versionHref={(version) => hrefTo(`/projects/${form.projectId}/versions`, { version })} />}</Await>
          </Panel>
        </aside>
      </div>
      {conflict !== null && (
        <ConflictDialog problem={conflict.problem} fields={fieldsOf(conflict, draft.value, t)} onGoOn={() => setConflict(null)}
          onTakeTheirs={() => {
            const left = conflict.rows.reduce<FormDraft>((rest, { id }) => withoutRow(rest, id), conflict.section === null ? draft.value : withText(draft.value, conflict.section, null));
            change(left);
            setConflict(null);
          }}
          onKeepMine={() => {
            const mine = overNow(conflict, draft.value, narratives);
            draft.set(mine);
            setConflict(null);
            save.mutate(mine);
          }} />
      )}
    </Page>
  );
}

/** What is missing before it can be submitted, each by name; whoever submits is told by the step itself. */
function Missing({ form: { missing }, maySubmit }: { readonly form: SelfEvaluation; readonly maySubmit: boolean }) {
  const t = useTexts(evaluationTexts);
  const parts = [['missingResults', missing.results], ['missingReasons', missing.reasons]] as const;
  if (parts.every(([, names]) => names.length === 0)) return <Alert type="success" showIcon title={t('complete')} />;
  if (maySubmit) return null;
  return (
    <Alert type="warning" showIcon title={t('missing')} description={parts.filter(([, names]) => names.length > 0).map(([key, names]) => (
      <div key={key} className="form-missing-line">{t(key, { count: names.length })} {names.map((name) => <Tag key={name}>{name}</Tag>)}</div>
    ))} />
  );
}

function fieldsOf({ rows, section, problem }: FormConflict, draft: FormDraft, t: (key: keyof typeof evaluationTexts) => string): readonly ConflictField[] {
  const text = (row: { readonly value: string; readonly band: string; readonly percent: string; readonly reason: string; readonly measures: string }): string =>
    [row.band === '' ? row.value : `${row.band} ${row.percent}%`, row.reason, row.measures].filter((part) => part !== '').join(' · ');
  if (section !== null) {
    const { current } = problem.details;
    return [{ label: t(section === 'problems' ? 'executionReason' : section), mine: draft.texts[section]?.text ?? null, theirs: typeof current === 'object' && current !== null && 'text' in current && typeof current.text === 'string' ? current.text : null }];
  }
  return rows.map(({ id, name, result }) => {
    const mine = draft.rows[id];
    return { label: name, mine: mine === undefined ? null : text(mine), theirs: text(rowOf(result)) };
  });
}

/** The draft as typed over what stands now. */
function overNow({ rows, section }: FormConflict, draft: FormDraft, narratives: readonly Narrative[]): FormDraft {
  const based = rows.reduce<FormDraft>((whole, { id, result }) => {
    const mine = whole.rows[id];
    return mine === undefined ? whole : { ...whole, rows: { ...whole.rows, [id]: { ...mine, base: result?.id ?? null } } };
  }, draft);
  const mine = section === null ? undefined : based.texts[section];
  return section === null || mine === undefined ? based : withText(based, section, { ...mine, base: narratives.find((each) => each.section === section)?.version ?? 0 });
}
