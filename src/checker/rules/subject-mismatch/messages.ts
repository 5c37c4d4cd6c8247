import type { Bilingual } from '#core/finding.ts';

export function itemMismatch(item: string, purpose: string, source: string | null): Bilingual {
  const same = source === null ? '' : `，与“${source}（项）”的用途相同，可能是复制后没有改`;
  const sameEnglish = source === null ? '' : `; the same purpose stands at “${source}（项）” and was perhaps copied from there`;
  return {
    zh: `“${item}（项）”的用途写作“${purpose}”，与科目名称对不上${same}；钱用在哪里会被追问，请核对后改正。`,
    en: `The purpose of “${item}（项）” is given as “${purpose}”, which does not fit the item${sameEnglish}. Please check and correct it.`,
  };
}

export function projectMismatch(project: string, works: string, copied: boolean): Bilingual {
  return {
    zh: `项目“${project}”的用途里称为“${works}”，与项目名称对不上${copied ? '，与另一个项目的写法相同，可能是复制后没有改' : ''}；请核对后改正。`,
    en: `The purpose of “${project}” calls it “${works}”, which does not fit its name${copied ? '; another project has the same words, perhaps they were copied' : ''}. Please check and correct it.`,
  };
}
