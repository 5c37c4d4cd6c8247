import type { Bilingual } from '#core/finding.ts';

export function accountNumber(masked: string): Bilingual {
  return {
    zh: `文中有银行账号（${masked}），不宜随报告公开；请删去，或只留尾号。`,
    en: `The text contains a bank account number (${masked}), which should not be published with the report; please delete it or keep its last digits only.`,
  };
}
