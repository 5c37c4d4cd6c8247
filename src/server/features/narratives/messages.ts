import type { Bilingual } from '#core/finding.ts';

export const messages = {
  unknownFact: { zh: '台账中没有“{fact}”这个数据，不能引用。请从列表中选取。', en: 'The ledger has no figure “{fact}”. Pick one from the list.' },
} as const satisfies Record<string, Bilingual>;
