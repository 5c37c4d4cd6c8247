import type { Translate } from '#web/platform/language.tsx';
import type { QueuedFile } from '#web/features/checking/check-queue.ts';

/** The list of files as comma-separated values that Excel opens in UTF-8: name, title, state, findings by severity, characters. */
export function writeFileList(files: readonly QueuedFile[], t: Translate): string {
  const head = [t('files.name'), t('files.title.column'), t('files.state'), t('severity.error'), t('severity.warning'), t('severity.info'), t('files.characters')];
  const rows = files.map(({ name, state }) => {
    const check = state.kind === 'settled' ? state.check : null;
    const summary = check?.summary;
    const became = check === null ? t('files.filter.running') : t(`files.filter.${check.status}`);
    const counts = summary === undefined ? ['', '', '', ''] : [summary.errors, summary.warnings, summary.infos, summary.characters].map(String);
    return [check?.name ?? name, summary?.title ?? '', became, ...counts];
  });
  return `\ufeff${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where it must be; a leading sign that a spreadsheet would take for a formula is made text. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
