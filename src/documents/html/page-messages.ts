import type { Language } from '#core/report-messages.ts';

/** Words of the page that stand beside the report's own: controls, hints, empty states. */
export type PageMessages = {
  readonly title: (name: string) => string;
  readonly findings: string;
  readonly skip: string;
  readonly allProjects: string;
  readonly allRules: string;
  readonly search: string;
  readonly filterByProject: string;
  readonly filterByRule: string;
  readonly agreed: string;
  readonly theme: string;
  readonly print: string;
  readonly previous: string;
  readonly next: string;
  readonly keys: string;
  readonly noneLeft: string;
  readonly nothing: string;
  readonly places: string;
  readonly recomputed: string;
  readonly made: string;
  readonly show: string;
};

const zh: PageMessages = {
  title: (name) => `核对结果：${name}`,
  findings: '核对发现',
  skip: '跳到核对发现',
  allProjects: '全部项目',
  allRules: '全部规则',
  search: '在发现中查找',
  filterByProject: '按项目筛选',
  filterByRule: '按规则筛选',
  agreed: '标出已核对相符的数字',
  theme: '深色或浅色',
  print: '打印',
  previous: '上一条',
  next: '下一条',
  keys: '按 J / K 或 ↓ / ↑ 逐条查看，Esc 取消选择',
  noneLeft: '没有符合筛选条件的发现。',
  nothing: '在上述范围内未发现问题。',
  places: '位置',
  recomputed: '复算',
  made: '由衡绩在本机生成，文件内容未离开这台计算机。结论供核对参考，以经办人核实为准。',
  show: '显示此级别',
};

const en: PageMessages = {
  title: (name) => `Check of ${name}`,
  findings: 'Findings',
  skip: 'Skip to the findings',
  allProjects: 'All projects',
  allRules: 'All rules',
  search: 'Search the findings',
  filterByProject: 'Filter by project',
  filterByRule: 'Filter by rule',
  agreed: 'Mark figures that were recomputed and agree',
  theme: 'Dark or light',
  print: 'Print',
  previous: 'Previous',
  next: 'Next',
  keys: 'J / K or ↓ / ↑ to go through them, Esc to clear',
  noneLeft: 'No finding matches the filters.',
  nothing: 'Nothing was found wrong within this scope.',
  places: 'Places',
  recomputed: 'Recomputed',
  made: 'Made by Hengji on this machine; the file did not leave it. The findings support a review and do not replace it.',
  show: 'Show this severity',
};

/** The page's words in a language. */
export function pageMessages(language: Language): PageMessages {
  return language === 'en' ? en : zh;
}
