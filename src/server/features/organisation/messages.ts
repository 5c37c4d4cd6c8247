import type { Bilingual } from '#core/finding.ts';

export const messages = {
  reopeningNeedsReason: { zh: '重新打开已关闭的年度须说明理由。', en: 'Reopening a closed year needs a reason.' },
  projectsUnfinished: { zh: '还有 {count} 个项目没有审定，不能关闭年度。', en: '{count} projects are not fixed yet; the year cannot be closed.' },
  yearNotFound: { zh: '本部门没有 {year} 年度。', en: 'The department has no year {year}.' },
  divisionNotFound: { zh: '本部门没有这个科室。', en: 'The department has no such division.' },
  bureauNotFound: { zh: '没有这个财政局。', en: 'There is no such bureau.' },
} as const satisfies Record<string, Bilingual>;
