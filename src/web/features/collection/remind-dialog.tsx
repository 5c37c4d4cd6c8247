import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { api } from '#web/platform/client.ts';
import { collectionTexts } from '#web/platform/messages/collection.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';

type Given = { readonly projectIds?: readonly string[]; readonly note: string | null };

/** 催办. Of all that are late where none is chosen; null is closed. */
export function RemindDialog({ projectIds, onClose, onDone }: { readonly projectIds: readonly string[] | null; readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useTexts(collectionTexts);
  const { message } = App.useApp();
  const { yearPath } = usePlace();
  const [note, setNote] = useState('');
  const remind = useChange<Given, { readonly reminded: number }>({
    change: (given, key) => api.post(`${yearPath}/reminders`, given, { key }), refreshes: [yearPath, '/tasks'],
    onDone: ({ reminded }) => {
      void message.success(t('reminded', { count: reminded }));
      setNote('');
      onDone();
      onClose();
    },
  });
  const many = projectIds?.length ?? 0;
  return (
    <Modal open={projectIds !== null} title={many === 0 ? t('remindAllTitle') : t('remindTitle', { count: many })} okText={t('remind')} cancelText={t('cancel')} confirmLoading={remind.isPending} onCancel={onClose}
      onOk={() => remind.mutate({ ...(many === 0 || projectIds === null ? {} : { projectIds }), note: note.trim() === '' ? null : note.trim() })}>
      <p>{t('remindWhat')}</p>
      <Input value={note} maxLength={200} placeholder={t('remindNote')} aria-label={t('remindNote')} onChange={({ target }) => setNote(target.value)} />
    </Modal>
  );
}
