import type { Texts } from '#web/platform/texts.ts';

/** Fields that forms have in common. */
export const fieldTexts = {
  unit: { zh: '金额单位', en: 'Unit' },
  yuan: { zh: '元', en: 'yuan' },
  wan: { zh: '万元', en: '10k yuan' },
  amountWrong: { zh: '请填写金额，最多两位小数（元），如 28000.50', en: 'Enter an amount with at most two decimals of a yuan, like 28000.50' },
  amountIs: { zh: '= {yuan} 元（{wan} 万元）', en: '= {yuan} yuan ({wan} × 10k yuan)' },
} as const satisfies Texts;
