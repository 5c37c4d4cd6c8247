import { Button, Form, Input, Select, Space, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState, type ReactNode } from 'react';
import type { Narrative, NarrativeBody, PickableFact } from '#contract/narratives.ts';
import { Field } from '#web/features/projects/fields.tsx';
import { markOf, namedFacts, piecesOfText, textOfPieces, unbackedFigures, type NamedFact } from '#web/features/projects/narrative-text.ts';
import { useMayChange, type ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api, type ServerProblem } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { narrativeTexts } from '#web/platform/messages/narrative.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { useTime } from '#web/ui/time.tsx';

type Pickable = NamedFact & { readonly units: readonly string[] };

/** The text of the project's paper, its figures out of the ledger. */
export function NarrativeTab({ context }: { readonly context: ProjectContext }) {
  const word = useWordOf(narrativeTexts);
  const narratives = useAnswer<{ readonly items: readonly Narrative[] }>(`${context.path}/narratives`);
  const answer = useAnswer<{ readonly items: readonly PickableFact[] }>(`${context.path}/facts`);
  const mayWrite = useMayChange(context)('narrative.write', 'wording');
  return (
    <Await answer={answer}>{({ items }) => {
      const named = namedFacts(items.map(({ measure, subject, fact, text }) => ({ name: [word(`measure.${measure}`, measure), subject].filter((each) => each !== '').join(' '), fact, text })));
      const facts: readonly Pickable[] = named.map((fact, index) => ({ ...fact, units: items[index]?.units ?? [''] }));
      return <Await answer={narratives}>{({ items: sections }) => <div className="stack">{sections.map((narrative) => <Section key={narrative.section} context={context} narrative={narrative} facts={facts} mayWrite={mayWrite} />)}</div>}</Await>;
    }}</Await>
  );
}

function Section({ context, narrative, facts, mayWrite }: { readonly context: ProjectContext; readonly narrative: Narrative; readonly facts: readonly Pickable[]; readonly mayWrite: boolean }) {
  const t = useTexts(narrativeTexts);
  const time = useTime();
  const [isEditing, setEditing] = useState(false);
  const { section, version, updatedAt, pieces } = narrative;
  return (
    <Panel title={t(`section.${section}`)} {...(updatedAt === null ? {} : { note: t('version', { version, time: time(updatedAt) }) })} actions={mayWrite && !isEditing && <Button size="small" onClick={() => setEditing(true)}>{t(pieces.length === 0 ? 'write' : 'edit')}</Button>}>
      {isEditing ? <Editor context={context} narrative={narrative} facts={facts} onClose={() => setEditing(false)} />
        : pieces.length === 0 ? <p className="panel-note">{t('none')}</p> : <Reading pieces={pieces} facts={facts} />}
    </Panel>
  );
}

/** The text as it reads now: figures of the ledger name their source, others that nothing backs are underlined. */
function Reading({ pieces, facts }: { readonly pieces: readonly (Narrative['pieces'][number] | NarrativeBody['pieces'][number])[]; readonly facts: readonly NamedFact[] }) {
  const t = useTexts(narrativeTexts);
  const unbacked = pieces.map((piece) => (piece.kind === 'fact' ? [] : unbackedFigures(piece.text, facts)));
  const count = unbacked.reduce((sum, each) => sum + each.length, 0);
  const shown = pieces.map((piece, at): ReactNode => {
    if (piece.kind === 'fact') {
      const known = facts.find(({ fact }) => fact === piece.fact);
      const text = 'text' in piece ? piece.text : known?.text ?? null;
      return <Tooltip key={at} title={known === undefined ? t('gone') : t('from', { name: known.name })}><span className={known === undefined ? 'fact fact-gone' : 'fact'} tabIndex={0}>{text ?? '…'}</span></Tooltip>;
    }
    const parts: ReactNode[] = [];
    let from = 0;
    for (const { start, end, nearest } of unbacked[at] ?? []) {
      parts.push(piece.text.slice(from, start));
      const title = nearest.length === 0 ? t('unbackedNone') : t('unbacked', { facts: nearest.map(({ name, text }) => `${name} ${text}`).join('、') });
      parts.push(<Tooltip key={`${at} ${start}`} title={title}><span className="unbacked" tabIndex={0}>{piece.text.slice(start, end)}</span></Tooltip>);
      from = end;
    }
    return [...parts, piece.text.slice(from)];
  });
  return <><div className="prose narrative" lang="zh-CN">{shown}</div>{count > 0 && <p className="panel-note">{t('unbackedNote', { count })}</p>}</>;
}

function Editor({ context: { project, path, refreshes }, narrative, facts, onClose }: { readonly context: ProjectContext; readonly narrative: Narrative; readonly facts: readonly Pickable[]; readonly onClose: () => void }) {
  const t = useTexts(narrativeTexts);
  const ui = useTexts(uiTexts);
  const area = useRef<TextAreaRef>(null);
  const { section } = narrative;
  const [conflict, setConflict] = useState<{ readonly problem: ServerProblem; readonly current: Narrative } | null>(null);
  const draft = useDraft(`project/${project.id}/narrative/${section}`, { version: narrative.version, text: textOfPieces(narrative.pieces, facts) });
  const { text, version } = draft.value;
  const pieces = piecesOfText(text, facts);
  const done = (): void => {
    draft.discard();
    setConflict(null);
    onClose();
  };
  const change = useChange<{ readonly body: NarrativeBody; readonly version: number }>({
    change: (input) => api.put(`${path}/narratives/${section}`, input.body, input.version), refreshes, done: t('saved'), onDone: done,
    onConflict: (problem) => setConflict({ problem, current: problem.details.current as Narrative }),
  });
  const insert = (fact: Pickable): void => {
    const box = area.current?.resizableTextArea?.textArea;
    const [start, end] = [box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length];
    draft.set({ ...draft.value, text: `${text.slice(0, start)}${markOf(fact.name, fact.units[0] ?? '', null)}${text.slice(end)}` });
    box?.focus();
  };
  const id = `narrative-${section}`;
  return (
    <Form layout="vertical" onFinish={() => change.mutate({ body: { pieces }, version })}>
      <DraftNote draft={draft} />
      <Field id={`${id}-fact`} label={t('insert')} extra={t('insertWhat')}>
        <Select id={`${id}-fact`} className="narrative-fact" showSearch={{ optionFilterProp: 'label' }} value={null} placeholder={t('insert')} options={facts.map(({ name, fact, text: reads }) => ({ value: fact, label: `${name}：${reads}` }))}
          onChange={(key: string | null) => {
            const fact = facts.find((each) => each.fact === key);
            if (fact !== undefined) insert(fact);
          }} />
      </Field>
      <Field id={id} label={t(`section.${section}`)}><Input.TextArea id={id} ref={area} rows={8} maxLength={20_000} value={text} onChange={({ target }) => draft.set({ ...draft.value, text: target.value })} /></Field>
      <p className="panel-note">{t('preview')}</p>
      <Reading pieces={pieces} facts={facts} />
      <Space className="narrative-acts">
        <Button type="primary" htmlType="submit" loading={change.isPending}>{ui('save')}</Button>
        <Button onClick={done}>{ui('cancel')}</Button>
      </Space>
      {conflict !== null && (
        <ConflictDialog problem={conflict.problem} fields={[{ label: t('conflictText'), mine: text, theirs: textOfPieces(conflict.current.pieces, facts) }]} onTakeTheirs={done} onGoOn={() => setConflict(null)}
          onKeepMine={() => {
            setConflict(null);
            change.mutate({ body: { pieces }, version: conflict.current.version });
          }} />
      )}
    </Form>
  );
}
