import { Descriptions, Drawer } from 'antd';
import type { AuditEntry } from '#contract/audit.ts';
import { changesOf, type AuditWords } from '#web/features/administration/audit-words.ts';
import { auditTexts } from '#web/platform/messages/audit.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Time } from '#web/ui/time.tsx';

/** One entry in full: who did what, and every field before and after. */
export function AuditDrawer({ entry, words, onClose }: { readonly entry: AuditEntry; readonly words: AuditWords; readonly onClose: () => void }) {
  const t = useTexts(auditTexts);
  const changes = changesOf(entry);
  return (
    <Drawer open title={`${t('detailOf', { sequence: entry.sequence })} · ${words.act(entry.act)}`} size={680} onClose={onClose}>
      <div className="drawer-content" role="group" aria-label={words.act(entry.act)} tabIndex={0}>
        <Descriptions size="small" column={1} bordered items={[
          { key: 'time', label: t('time'), children: <Time at={entry.at} /> },
          { key: 'person', label: t('person'), children: entry.actor.name === '' ? t('nobody') : entry.actor.name },
          { key: 'subject', label: t('subject'), children: <>{words.subject(entry.subject)} <span className="audit-id">{entry.subject.id}</span></> },
          ...(entry.reason === null ? [] : [{ key: 'reason', label: t('reason'), children: entry.reason }]),
          ...(entry.requestId === null ? [] : [{ key: 'request', label: t('request'), children: <span className="audit-id">{entry.requestId}</span> }]),
          { key: 'hash', label: t('hash'), children: <span className="audit-id">{entry.hash}</span> },
        ]} />
        {changes.length === 0 ? <p className="panel-note">{t('noFields')}</p> : (
          <table className="audit-fields">
            <thead><tr><th scope="col">{t('field')}</th><th scope="col">{t('before')}</th><th scope="col">{t('after')}</th></tr></thead>
            <tbody>
              {changes.map(({ name, before, after, differs }) => (
                <tr key={name} className={differs ? 'audit-differs' : ''}><th scope="row">{words.field(name)}</th><td>{words.value(before)}</td><td>{words.value(after)}</td></tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Drawer>
  );
}
