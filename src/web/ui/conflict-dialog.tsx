import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { ServerProblem } from '#web/platform/client.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useTime } from '#web/ui/time.tsx';

/** A field of both versions, as shown to people. */
export type ConflictField = { readonly label: string; readonly mine: ReactNode; readonly theirs: ReactNode };

type Properties = {
  /** A problem with status 412: who changed it, when, and in `details.current` how it stands now. */
  readonly problem: ServerProblem;
  /** The fields in which both differ. */
  readonly fields: readonly ConflictField[];
  /** Saves mine against the version of `details.current`. */
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onGoOn: () => void;
};

/** Two people changed the same thing: the second sees both and loses nothing. */
export function ConflictDialog({ problem, fields, onKeepMine, onTakeTheirs, onGoOn }: Properties) {
  const t = useTexts(uiTexts);
  const time = useTime();
  const { changedBy, changedAt } = problem.details;
  return (
    <Modal open title={t('conflict')} width={720} onCancel={onGoOn} mask={{ closable: false }} footer={[
      <Button key="theirs" onClick={onTakeTheirs}>{t('conflictTakeTheirs')}</Button>,
      <Button key="mine" danger onClick={onKeepMine}>{t('conflictKeepMine')}</Button>,
      <Button key="on" type="primary" onClick={onGoOn}>{t('conflictGoOn')}</Button>,
    ]}>
      <p>{typeof changedBy === 'string' && typeof changedAt === 'string' ? t('conflictWho', { name: changedBy, time: time(changedAt) }) : t('conflictUnknown')}</p>
      <table className="conflict-table">
        <thead><tr><th scope="col">{t('conflictField')}</th><th scope="col">{t('conflictMine')}</th><th scope="col">{t('conflictTheirs')}</th></tr></thead>
        <tbody>{fields.map(({ label, mine, theirs }) => <tr key={label}><th scope="row">{label}</th><td>{mine ?? t('empty')}</td><td>{theirs ?? t('empty')}</td></tr>)}</tbody>
      </table>
    </Modal>
  );
}
