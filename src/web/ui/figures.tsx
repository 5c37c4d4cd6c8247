import { Tag } from 'antd';
import { stateNames, isState } from '#core/life-cycle/states.ts';
import { gradeTexts } from '#web/platform/messages/grades.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { exactWanText, forDrawing, wanText, yuanText } from '#web/ui/amount-text.ts';

/** An amount in yuan (decimal string) shown in 万元 with two decimals; in full when pointed at. Null is no record, which is not zero. */
export function Amount({ yuan, unit = false }: { readonly yuan: string | null; readonly unit?: boolean }) {
  const t = useTexts(uiTexts);
  if (yuan === null) return <span className="amount amount-none" title={t('noRecord')}>—</span>;
  return <span className="amount" title={t('amountExactly', { wan: exactWanText(yuan), yuan: yuanText(yuan) })}>{wanText(yuan)}{unit ? ` ${t('wan')}` : ''}</span>;
}

/** A rate in percent as the service prints it. */
export function Percent({ percent }: { readonly percent: string | null }) {
  const t = useTexts(uiTexts);
  return percent === null ? <span className="amount amount-none" title={t('noRecord')}>—</span> : <span className="amount">{percent}%</span>;
}

/** A share drawn as a bar; above 100 in red. */
export function Bar({ percent }: { readonly percent: string | null }) {
  if (percent === null) return null;
  const value = forDrawing(percent);
  return <span className={value > 100 ? 'bar bar-over' : 'bar'} aria-hidden="true"><span className="bar-fill" style={{ width: `${Math.max(0, Math.min(100, value))}%` }} /></span>;
}

const lights = ['green', 'yellow', 'red'] as const;

/** The light of monitoring: told by colour, shape and word. */
export function Light({ light, withWord = true }: { readonly light: string | null; readonly withWord?: boolean }) {
  const t = useTexts(uiTexts);
  const known = lights.find((each) => each === light) ?? 'none';
  return <span className={`light light-${known}`}><span className="light-dot" aria-hidden="true" />{withWord ? t(`light.${known}`) : <span className="for-readers">{t(`light.${known}`)}</span>}</span>;
}

/** The grade by its official word; in English with its meaning. */
export function Grade({ grade }: { readonly grade: string | null }) {
  const t = useTexts(uiTexts);
  const say = useSay();
  if (grade === null) return <span className="amount-none">{t('noGrade')}</span>;
  const known = gradeTexts[grade];
  return <Tag color={known?.colour ?? 'default'}>{known === undefined ? grade : say(known)}</Tag>;
}

const stateColours: Readonly<Record<string, string>> = {
  draft: 'default', 'target-submitted': 'geekblue', 'target-reviewed': 'geekblue', executing: 'cyan', adjusting: 'gold', evaluating: 'blue', 'evaluation-submitted': 'geekblue',
  'evaluation-reviewed': 'purple', approved: 'green', finalised: 'green', reported: 'green', rectifying: 'gold', published: 'default',
};

/** Where a project stands in its year. */
export function StateTag({ state }: { readonly state: string }) {
  const say = useSay();
  return <Tag color={stateColours[state] ?? 'default'}>{isState(state) ? say(stateNames[state]) : state}</Tag>;
}

/** Open findings by severity; zeros are left out. */
export function FindingCounts({ findings }: { readonly findings: { readonly errors: number; readonly warnings: number; readonly infos: number } }) {
  const t = useTexts(uiTexts);
  const all = [['error', 'errors'], ['warning', 'warnings'], ['info', 'infos']] as const;
  const shown = all.filter(([, key]) => findings[key] > 0);
  if (shown.length === 0) return <span className="amount-none" title={t('nothingFound')}>0</span>;
  return <span className="counts">{shown.map(([severity, key]) => <span key={key} className={`count count-${severity}`} title={t(key)}><span className="for-readers">{t(key)} </span>{findings[key]}</span>)}</span>;
}

/** Marks what rests on a norm whose text has not been verified. */
export function Unverified() {
  const t = useTexts(uiTexts);
  return <Tag className="unverified" color="gold" title={t('unverifiedWhat')}>{t('unverified')}</Tag>;
}
