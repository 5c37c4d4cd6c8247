import type { Bilingual } from '#core/finding.ts';

export function doesNotAddUp(place: Bilingual, figures: { total: string; parts: readonly string[]; sum: string; difference: string; over: boolean }): Bilingual {
  const { total, parts, sum, difference, over } = figures;
  const gap = difference.replace('-', '');
  return {
    zh: `${place.zh}总数写作${total}，所列分项${parts.join('＋')}合计${sum}，${over ? '多出' : '少'}${gap}。${over ? '分项不应大于总数' : '如分项已列全，两者应当相等'}，请核对各分项与总数。`,
    en: `${place.en}the total is ${total}, the parts ${parts.join(' + ')} add up to ${sum}, ${gap} ${over ? 'more' : 'less'}. ${over ? 'Parts cannot exceed their total' : 'If the list is complete both should be equal'}; please check the parts and the total.`,
  };
}

export function onlyByRounding(place: Bilingual, total: string, sum: string): Bilingual {
  return {
    zh: `${place.zh}总数${total}与分项合计${sum}只差在末位取舍。不影响结论，可注明尾差。`,
    en: `${place.en}the total ${total} and the sum of the parts ${sum} differ by rounding only. Nothing changes by it; a note on rounding is enough.`,
  };
}
