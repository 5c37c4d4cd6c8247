import { Alert, Button, Drawer, Input, Space, Tag } from 'antd';
import { useState } from 'react';
import type { FindingAnswer } from '#contract/findings.ts';
import { recordName } from '#web/features/findings/record-name.ts';
import { api, type ServerProblem } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { findingsTexts } from '#web/platform/messages/findings.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { timeText } from '#web/ui/time.tsx';

type Properties = { readonly id: string | null; readonly ruleTitle: (rule: string) => string; readonly onClose: () => void };

/** A finding in full: what it says, how it was recomputed, which records it is about, and what is decided of it. */
export function FindingDrawer({ id, ruleTitle, onClose }: Properties) {
  const t = useTexts(findingsTexts);
  const { departmentPath } = usePlace();
  const answer = useAnswer<FindingAnswer>(id === null ? null : `${departmentPath}/findings/${id}`);
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={answer.data === undefined ? t('finding') : ruleTitle(answer.data.rule)} closable={{ 'aria-label': t('close') }}>
      {id !== null && <Await answer={answer}>{(finding) => <Detail key={finding.id} finding={finding} />}</Await>}
    </Drawer>
  );
}

function Detail({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTexts(findingsTexts);
  const say = useSay();
  const may = useMay();
  const { stated, expected, difference, consequence, hypotheses, records } = finding;
  return (
    <div className="finding-detail">
      <Space size={6} wrap>
        <span className={`count count-${finding.severity}`}>{t(`severity.${finding.severity}`)}</span>
        <Tag>{t(`origin.${finding.origin}`)}</Tag>
        <Tag color={finding.state === 'open' ? 'red' : finding.state === 'settled' ? 'green' : 'default'}>{t(`state.${finding.state}`)}</Tag>
        {finding.projectId !== null && <a href={hrefTo(`/projects/${finding.projectId}`)}>{finding.projectName}</a>}
        {finding.checkId !== null && finding.origin !== 'ledger' && <a href={hrefTo(`/papers/${finding.checkId}`)}>{t('openPaper')}</a>}
      </Space>
      <p className="finding-message">{say(finding.message)}</p>
      {(stated !== null || expected !== null) && (
        <dl className="finding-figures" aria-label={t('recomputation')}>
          <div><dt>{t('stated')}</dt><dd>{stated ?? '—'}</dd></div>
          <div><dt>{t('expected')}</dt><dd>{expected ?? '—'}</dd></div>
          <div><dt>{t('difference')}</dt><dd>{difference ?? '—'}</dd></div>
        </dl>
      )}
      {consequence !== null && <section><h3>{t('consequence')}</h3><p>{say(consequence)}</p></section>}
      {hypotheses.length > 0 && <section><h3>{t('hypotheses')}</h3><ul>{hypotheses.map((hypothesis) => <li key={hypothesis.zh}>{say(hypothesis)}</li>)}</ul></section>}
      {records.length > 0 && (
        <section>
          <h3>{t('records')}</h3>
          <table className="finding-records">
            <thead><tr><th scope="col">{t('record')}</th><th scope="col">{t('shown')}</th><th scope="col">{t('role')}</th></tr></thead>
            <tbody>
              {records.map(({ record, role, shown }) => {
                const { project, keys } = recordName(record);
                const words = keys.map((key) => t(key)).join(' · ');
                return <tr key={`${record} ${role} ${shown}`}><td>{project === null ? words : <a href={hrefTo(`/projects/${project}`)}>{words}</a>}</td><td lang="zh-CN">{shown}</td><td>{t(`role.${role}`)}</td></tr>;
              })}
            </tbody>
          </table>
        </section>
      )}
      {finding.state === 'gone' ? <p className="panel-note">{t('goneWhat')}</p> : may('finding.settle') ? <DecideFinding finding={finding} /> : <p className="panel-note">{t('noRight')}</p>}
    </div>
  );
}

type Decision = { readonly state: 'open' | 'settled' | 'dismissed'; readonly reason: string | null; readonly version: number };

function DecideFinding({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTexts(findingsTexts);
  const { departmentPath, yearPath } = usePlace();
  const draft = useDraft(`finding/${finding.id}`, '');
  const [isTried, setTried] = useState(false);
  const [conflict, setConflict] = useState<{ readonly problem: ServerProblem; readonly asked: Decision } | null>(null);
  const path = `${departmentPath}/findings/${finding.id}`;
  const change = useChange<Decision, FindingAnswer>({
    change: ({ state, reason, version }) => api.patch<FindingAnswer>(path, { state, reason }, version),
    refreshes: [path, `${yearPath}/findings`, `${yearPath}/projects`, `${yearPath}/overview`, `${departmentPath}/projects`], done: t('saved'),
    onDone: () => {
      draft.saved();
      setTried(false);
    },
    onConflict: (problem, asked) => setConflict({ problem, asked }),
  });
  const theirs = conflict?.problem.details.current as FindingAnswer | undefined;
  const reason = draft.value.trim();
  const send = (state: 'settled' | 'dismissed'): void => {
    setTried(true);
    if (reason !== '') change.mutate({ state, reason, version: finding.version });
  };
  const isMissing = isTried && reason === '';
  return (
    <section className="finding-decide" aria-label={t('decide')}>
      <h3>{t('decide')}</h3>
      {finding.state === 'open' ? (
        <>
          <DraftNote draft={draft} />
          <label htmlFor="finding-reason">{t('reason')}</label>
          <Input.TextArea id="finding-reason" rows={3} maxLength={1000} value={draft.value} placeholder={t('reasonHint')} onChange={({ target }) => draft.set(target.value.replace(/\n/g, ' '))}
            aria-describedby="finding-reason-help" {...(isMissing ? { status: 'error' as const, 'aria-invalid': true } : {})} />
          <p id="finding-reason-help" className="finding-missing">{isMissing && t('reasonNeeded')}</p>
          <Space>
            <Button type="primary" loading={change.isPending} onClick={() => send('settled')}>{t('settle')}</Button>
            <Button disabled={change.isPending} onClick={() => send('dismissed')}>{t('dismiss')}</Button>
          </Space>
        </>
      ) : (
        <>
          <Alert type="info" title={finding.reason ?? ''} description={finding.settledAt === null ? undefined : t('decidedBy', { name: finding.settledBy ?? '', time: timeText(finding.settledAt) })} />
          <Button className="finding-reopen" loading={change.isPending} onClick={() => change.mutate({ state: 'open', reason: null, version: finding.version })}>{t('reopen')}</Button>
        </>
      )}
      {conflict !== null && theirs !== undefined && (
        <ConflictDialog problem={conflict.problem}
          fields={[{ label: t('state'), mine: t(`state.${conflict.asked.state}`), theirs: t(`state.${theirs.state}`) }, { label: t('reason'), mine: conflict.asked.reason, theirs: theirs.reason }]}
          onKeepMine={() => {
            setConflict(null);
            change.mutate({ ...conflict.asked, version: theirs.version });
          }}
          onTakeTheirs={() => {
            setConflict(null);
            draft.discard();
            change.reset();
          }}
          onGoOn={() => setConflict(null)} />
      )}
    </section>
  );
}
