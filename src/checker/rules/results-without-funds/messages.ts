import type { Bilingual } from '#core/finding.ts';

export function impliedWithoutFunds(price: string, count: string, implied: string): Bilingual {
  return {
    zh: `按所写单价${price}、数量${count}推算，涉及资金${implied}，但本项目没有列预算数和支出数。资金规模和执行率都无从核对；请补写预算和实际支出。`,
    en: `The stated price of ${price} and the number ${count} imply ${implied}, but the project gives neither budget nor spending. Neither the money nor its rate can be verified; please add both.`,
  };
}
