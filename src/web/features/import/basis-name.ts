import { papersTexts } from '#web/platform/messages/papers.ts';
import type { Text } from '#web/platform/texts.ts';

const names: Readonly<Record<string, Text>> = {
  budget: papersTexts['basis.budget'], 'adjusted-budget': papersTexts['basis.adjusted-budget'], planned: papersTexts['basis.planned'], issued: papersTexts['basis.issued'], received: papersTexts['basis.received'],
  paid: papersTexts['basis.paid'],
};

/** The base of a rate in words. */
export function basisName(basis: string): Text {
  return names[basis] ?? { zh: basis, en: basis };
}
