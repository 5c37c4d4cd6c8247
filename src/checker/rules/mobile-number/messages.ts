import type { Bilingual } from '#core/finding.ts';

export function mobileNumber(masked: string): Bilingual {
  return {
    zh: `文中有手机号码（${masked}），属于个人信息，随报告公开后会被收集利用；请删去，或改用办公电话。`,
    en: `The text contains a mobile number (${masked}), which is personal information; please delete it or give an office number before the paper is published.`,
  };
}
