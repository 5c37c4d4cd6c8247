import type { Bilingual } from '#core/finding.ts';

export function notForPublication(mark: string): Bilingual {
  return {
    zh: `文中标有“${mark}”，而绩效报告通常要随决算公开；公开前请核对能否引用，不能的删去文号和相关内容，或另备公开版。`,
    en: `The text is marked “${mark}”, but performance reports are published with the final accounts; before publishing please check whether this may be cited, and delete the number and contents or prepare a public version if not.`,
  };
}
