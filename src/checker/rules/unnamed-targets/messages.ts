import type { Bilingual } from '#core/finding.ts';

export function unnamedTargets(words: string): Bilingual {
  return {
    zh: `“${words}”没有说明是哪些指标、完成多少。逐项指标要分别计分，含混的说法无法认定；请列出未完成的指标、目标值和完成值。`,
    en: `“${words}” does not say which targets, or how far they were reached. Each is scored by itself; please list those that were missed with target and result.`,
  };
}
