import { Alert, Button, Modal, Typography } from 'antd';
import { accountsTexts } from '#web/platform/messages/administration.ts';
import { useTexts } from '#web/platform/texts.ts';

/** A first password, shown this once: closed by nothing but its button. */
export function FirstPasswordDialog({ name, password, onClose }: { readonly name: string; readonly password: string; readonly onClose: () => void }) {
  const t = useTexts(accountsTexts);
  return (
    <Modal open title={t('firstPasswordOf', { name })} closable={false} keyboard={false} mask={{ closable: false }} footer={<Button type="primary" onClick={onClose}>{t('handedOver')}</Button>}>
      <Alert type="warning" showIcon title={t('firstPasswordWhat')} />
      <Typography.Text className="first-password" code copyable={{ text: password }} aria-label={t('firstPassword')}>{password}</Typography.Text>
    </Modal>
  );
}
