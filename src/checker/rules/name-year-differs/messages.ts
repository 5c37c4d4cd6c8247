import type { Bilingual } from '#core/finding.ts';

export function nameOfOtherYear(name: string, named: string, year: string): Bilingual {
  return {
    zh: `项目名称“${name}”写的是${named}年，报告年度为${year}年。可能是沿用往年名称，也可能把往年项目列入了本年；请核对，结转项目请写明。`,
    en: `The project “${name}” bears the year ${named}; the report is on ${year}. The name may be an old one, or a project of another year; please check, and say so if it was carried over.`,
  };
}
