import type { Bilingual } from '#core/finding.ts';

export const messages = {
  sampleNotFound: { zh: '没有这次抽样。', en: 'There is no such sample.' },
  bureauBeyond: { zh: '此财政局不在您的权限范围内。', en: 'This bureau is beyond the reach of your roles.' },
  populationEmpty: { zh: '{year} 年度还没有已报送的项目，无从抽查。', en: 'No project of {year} has been reported yet; there is nothing to draw from.' },
  sampleTooLarge: { zh: '已报送的项目只有 {population} 个，不能抽取 {size} 个。', en: 'Only {population} projects are reported; {size} cannot be drawn.' },
  rectificationNotFound: { zh: '没有这项整改。', en: 'There is no such rectification.' },
  projectOfOtherYear: { zh: '此项目不属于该部门的 {year} 年度。', en: 'The project is not of the department’s year {year}.' },
  notPossible: { zh: '整改现为“{state}”，不能这样办理。', en: 'The rectification is “{state}”: this is not possible.' },
  closed: { zh: '整改事项已全部销号。', en: 'All that was to be rectified is closed.' },
  dueInPast: { zh: '整改期限不应早于今天。', en: 'The deadline cannot lie in the past.' },
} as const satisfies Record<string, Bilingual>;
