import type { Text } from '#web/platform/texts.ts';

/** Grades by their official word; in English with their meaning. `colour` is a preset of the tags. */
export const gradeTexts: Readonly<Record<string, Text & { readonly colour: string }>> = {
  优: { zh: '优', en: '优 excellent', colour: 'green' },
  良: { zh: '良', en: '良 good', colour: 'blue' },
  中: { zh: '中', en: '中 fair', colour: 'gold' },
  差: { zh: '差', en: '差 poor', colour: 'red' },
  合格: { zh: '合格', en: '合格 passed', colour: 'blue' },
  不合格: { zh: '不合格', en: '不合格 failed', colour: 'red' },
};
