import { useLanguage } from '#web/platform/language.tsx';

/** Past the head and the menu, for those who go by keyboard. */
export function SkipLink() {
  const { t } = useLanguage();
  return <a className="frame-skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{t('frame.skip')}</a>;
}
