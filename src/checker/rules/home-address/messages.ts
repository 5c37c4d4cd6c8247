import type { Bilingual } from '#core/finding.ts';

export function homeAddress(words: string): Bilingual {
  return {
    zh: `文中写出了个人的${words}，属于个人信息，不宜随报告公开；请删去，或只写到县、镇。`,
    en: `The text gives a person's home address (${words}), which is personal information; please delete it or keep the county and town only.`,
  };
}
