import type { Bilingual } from '#core/finding.ts';

export const messages = {
  yearNotFound: { zh: '本部门没有 {year} 年度。请绩效管理员先开启年度。', en: 'The department has no year {year}. The performance officer opens it first.' },
  yearClosed: { zh: '{year} 年度已关闭，不能修改。请绩效管理员先重新打开年度。', en: 'The year {year} is closed. The performance officer can reopen it.' },
  documentUnnamed: { zh: '依据文件须有文号或名称。', en: 'A document needs a number or a title.' },
  projectInUse: { zh: '项目已有预算、收支或已申报，不能删除。误登记的收支请作废。', en: 'The project has budgets, entries or was submitted, and cannot be deleted. Void what was booked by mistake.' },
  documentNotFound: { zh: '没有这份依据文件。', en: 'There is no such document.' },
  partNotFound: { zh: '没有这个分项。', en: 'There is no such part.' },
  partInUse: { zh: '分项已有收支或预算，不能删除。', en: 'The part has entries or budgets and cannot be deleted.' },
} as const satisfies Record<string, Bilingual>;
