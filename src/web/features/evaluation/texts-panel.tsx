import { Input } from 'antd';
import type { SelfEvaluation } from '#contract/evaluation.ts';
import type { Narrative } from '#contract/narratives.ts';
import { isLive, withText, type FormDraft, type FormSection } from '#web/features/evaluation/form-draft.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';

type Properties = {
  readonly form: SelfEvaluation;
  readonly narratives: readonly Narrative[];
  readonly draft: FormDraft;
  readonly isEditable: boolean;
  readonly onChange: (draft: FormDraft) => void;
};

/** 年度总体目标: what was aimed at and what was achieved; and why money was left, where the norm asks for it. */
export function TextsPanel(properties: Properties) {
  const t = useTexts(evaluationTexts);
  const { form, narratives, draft } = properties;
  const summary = narratives.find(({ section }) => section === 'summary');
  const problems = narratives.find(({ section }) => section === 'problems');
  const asksWhy = form.executionReasonRequired || form.executionReason !== null || draft.texts.problems !== undefined || (problems?.text ?? '') !== '';
  return (
    <div className="form-texts">
      <div>
        <h3>{t('summary')}</h3>
        <p className="form-prose">{summary === undefined || summary.text === '' ? <span className="panel-note">{t('noSummary')}</span> : summary.text}</p>
      </div>
      <TextField section="achievement" label={t('achievement')} isMissing={false} {...properties} />
      {asksWhy && <TextField section="problems" label={t('executionReason')} isMissing={form.executionReasonRequired && form.executionReason === null && draft.texts.problems === undefined} {...properties} />}
    </div>
  );
}

function TextField({ section, label, isMissing, form, narratives, draft, isEditable, onChange }: Properties & { readonly section: FormSection; readonly label: string; readonly isMissing: boolean }) {
  const t = useTexts(evaluationTexts);
  const saved = narratives.find((each) => each.section === section);
  const live = isLive(saved);
  const id = `form-${section}`;
  return (
    <div>
      <h3><label htmlFor={id}>{label}</label></h3>
      {isEditable && !live ? (
        <Input.TextArea id={id} rows={2} className="text-grow" maxLength={20_000} value={draft.texts[section]?.text ?? saved?.text ?? ''} {...(isMissing ? { status: 'error' as const, placeholder: t('reasonNeeded') } : {})}
          onChange={({ target: { value } }) => onChange(withText(draft, section, value === (saved?.text ?? '') ? null : { base: draft.texts[section]?.base ?? saved?.version ?? 0, text: value }))} />
      ) : <p className="form-prose" id={id}>{saved === undefined || saved.text === '' ? <span className={isMissing ? 'form-missing' : 'panel-note'}>{isMissing ? t('reasonNeeded') : t('nothing')}</span> : saved.text}</p>}
      {isEditable && live && <p className="panel-note">{t('liveText')} <a href={hrefTo(`/projects/${form.projectId}`)}>{t('project')}</a></p>}
    </div>
  );
}
