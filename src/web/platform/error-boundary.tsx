import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useLanguage } from '#web/platform/language.tsx';

type Properties = { readonly children: ReactNode };

/** Catches a defect of the page, so that people see a sentence and a way on instead of nothing. */
export class ErrorBoundary extends Component<Properties, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useLanguage();
  return (
    <Result status="error" title={t('frame.failed')} subTitle={t('frame.failedWhat')}
      extra={<Button type="primary" onClick={() => window.location.reload()}>{t('frame.reload')}</Button>} />
  );
}
