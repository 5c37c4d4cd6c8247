import type { Bilingual } from '#core/finding.ts';

export const messages = {
  findingNotFound: { zh: '没有这个问题。', en: 'There is no such finding.' },
  yearNotFound: { zh: '本部门没有 {year} 年度。', en: 'The department has no year {year}.' },
  reasonMissing: { zh: '请写明理由：已处理的写怎样处理，不成立的写为什么。', en: 'Give the reason: how it was settled, or why it does not hold.' },
  isGone: { zh: '最近一次核对已不再发现这个问题，无须处理。', en: 'The last check did not find it any more; there is nothing to decide.' },
  automatic: { zh: '自动核对', en: 'automatic check' },
} as const satisfies Record<string, Bilingual>;
