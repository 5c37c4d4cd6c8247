import type { IndicatorAnswer, NewResult, ResultAnswer } from '#contract/indicators.ts';
import type { Narrative } from '#contract/narratives.ts';
import { formSections, resultOf, withoutRow, withText, type FormDraft, type FormSection } from '#web/features/evaluation/form-draft.ts';
import { api, ServerProblem } from '#web/platform/client.ts';

type List<T> = { readonly items: readonly T[] };

/** What was typed over has meanwhile been changed by somebody else: rows of indicators, or a section of text. */
export type FormConflict = { readonly problem: ServerProblem; readonly rows: readonly IndicatorAnswer[]; readonly section: FormSection | null };

export class FormChanged extends Error {
  readonly conflict: FormConflict;

  constructor(conflict: FormConflict) {
    super(conflict.problem.message);
    this.conflict = conflict;
  }
}

const plainText = (text: string): { readonly pieces: readonly { readonly kind: 'text'; readonly text: string }[] } => ({ pieces: text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }] });

/** Sends what is typed piece by piece; `onLeft` hears what is still to be sent. Throws FormChanged before anything of somebody else is covered. */
export async function saveForm(projectPath: string, draft: FormDraft, key: string, onLeft: (left: FormDraft) => void): Promise<void> {
  let left = draft;
  const indicators = (await api.get<List<IndicatorAnswer>>(`${projectPath}/indicators`)).items;
  const changed = indicators.filter(({ id, result }) => {
    const row = draft.rows[id];
    return row !== undefined && row.base !== (result?.id ?? null);
  });
  if (changed.length > 0) throw new FormChanged({ problem: changedProblem(changed), rows: changed, section: null });
  for (const section of formSections) {
    const text = draft.texts[section];
    if (text === undefined) continue;
    try {
      await api.put<Narrative>(`${projectPath}/narratives/${section}`, plainText(text.text), text.base);
    } catch (thrown) {
      if (thrown instanceof ServerProblem && thrown.status === 412) throw new FormChanged({ problem: thrown, rows: [], section });
      throw thrown;
    }
    left = withText(left, section, null);
    onLeft(left);
  }
  for (const indicator of indicators) {
    const row = draft.rows[indicator.id];
    if (row === undefined) continue;
    const given: Partial<NewResult> = resultOf(row, indicator.result, indicator.comparator === '定性' || indicator.target === null);
    await api.post<ResultAnswer>(`${projectPath}/indicators/${indicator.id}/results`, given, { key: `${key}-${indicator.id}` });
    left = withoutRow(left, indicator.id);
    onLeft(left);
  }
}

/** Results are added and never written over, so the page itself sees that there is a newer one. */
function changedProblem(rows: readonly IndicatorAnswer[]): ServerProblem {
  const at = rows.map(({ result }) => result?.createdAt ?? '').toSorted().at(-1) ?? '';
  return new ServerProblem({ code: 'changed-meanwhile', status: 412, messages: { zh: '', en: '' }, changedAt: at });
}
