import type { Bilingual } from '#core/finding.ts';

export function identityNumber(masked: string): Bilingual {
  return {
    zh: `文中有身份证号（${masked}），属于个人信息，报告公开后无法收回；请删去，或只留前后几位。`,
    en: `The text contains a citizen identity number (${masked}), which is personal information and cannot be taken back once published; please delete or mask it.`,
  };
}
