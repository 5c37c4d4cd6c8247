import type { Bilingual } from '#core/finding.ts';

export function noFullStop(ending: string, places: number): Bilingual {
  return {
    zh: `段落以“${ending}”结束，没有句号${places > 1 ? `，这样的共${places}处` : ''}，像是后面还有内容没有写完；请补上句号或缺的文字。`,
    en: `The paragraph ends with “${ending}” and no full stop${places > 1 ? ` (${places} places)` : ''}, as if something had been cut off; please add the full stop or what is missing.`,
  };
}
