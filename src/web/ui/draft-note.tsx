import { Alert, Button } from 'antd';
import type { Draft } from '#web/platform/drafts.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useTexts } from '#web/platform/texts.ts';
import { timeText } from '#web/ui/time.tsx';

/** Says that what is shown was typed earlier and never saved, and offers what is saved. */
export function DraftNote({ draft }: { readonly draft: Pick<Draft<unknown>, 'restoredAt' | 'discard'> }) {
  const t = useTexts(uiTexts);
  if (draft.restoredAt === null) return null;
  return <Alert className="draft-note" type="info" showIcon title={t('draftRestored', { time: timeText(draft.restoredAt) })} action={<Button size="small" onClick={draft.discard}>{t('draftDiscard')}</Button>} />;
}
