import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';

export function lateMoney(projects: readonly number[]): Bilingual {
  const named = projects.filter((ordinal) => ordinal > 0);
  return {
    zh: `${named.map((ordinal) => `（${chineseOrdinal(ordinal)}）`).join('')}资金12月才到账或拨付。年底集中支付难以在当年见效，也常被问及是否赶进度；请核对，并说明晚到、晚付的原因。`,
    en: `${named.length === 0 ? 'The report' : `Project${named.length === 1 ? '' : 's'} ${named.join(', ')}`}: money arrived or was paid only in December. It can hardly take effect in its year, and raises the question whether it was spent for the sake of the rate; please check and say why it came late.`,
  };
}
