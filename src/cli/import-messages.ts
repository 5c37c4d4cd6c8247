import type { Language } from '#core/report-messages.ts';
import type { Certainty } from '#core/import/proposal.ts';

type Counted = { readonly [name: string]: number };

export type ImportTotals = { readonly projects: number; readonly rows: number; readonly figures: number; readonly waiting: number; readonly refused: number; readonly bad: number };

/** What `hengji import` says. */
export type ImportMessages = {
  readonly read: (name: string, projects: number, findings: number, rows: number) => string;
  readonly readTemplate: (name: string, rows: number, bad: number) => string;
  readonly departmentMade: (name: string) => string;
  readonly yearMade: (name: string, year: number) => string;
  readonly warning: (text: string) => string;
  readonly madeDepartment: (name: string) => string;
  readonly madeYear: (year: number) => string;
  readonly known: string;
  readonly taken: (count: number) => string;
  readonly nothingTaken: string;
  readonly projects: string;
  readonly project: (ordinal: number, name: string, figures: string) => string;
  readonly funds: Readonly<Record<'budget' | 'planned' | 'issued' | 'received' | 'spent', string>>;
  readonly made: (counts: Counted) => string;
  readonly waiting: (count: number) => string;
  readonly certainty: Readonly<Record<Certainty, string>>;
  readonly nothingWaits: string;
  readonly moreRows: (count: number, kinds: string) => string;
  readonly hindered: (count: number) => string;
  /** `made`: what was created in spite of that. */
  readonly onlyShown: (made: readonly string[]) => string;
  readonly totals: (totals: ImportTotals) => string;
  readonly nextStep: string;
  readonly noDepartment: string;
  readonly noYear: string;
  readonly badRows: (count: number) => string;
};

const targets: Readonly<Record<string, readonly [string, string]>> = {
  project: ['项目', 'projects'], document: ['依据文件', 'documents'], part: ['分项', 'parts'], budget: ['预算', 'budgets'], planned: ['计划支出', 'plans'], issued: ['下达指标', 'allocations'], received: ['到位', 'arrivals'],
  'passed-on': ['代拨转拨', 'passed on'], paid: ['支出', 'payments'], indicator: ['指标', 'indicators'], narrative: ['文字', 'narratives'], 'stated-rate': ['执行率确认', 'rates confirmed'], finding: ['核对发现', 'findings'],
};
const listed = (counts: Counted, language: 0 | 1): string => Object.entries(counts).map(([target, count]) => `${targets[target]?.[language] ?? target} ${count}`).join(language === 0 ? '、' : ', ');

const zh: ImportMessages = {
  read: (name, projects, findings, rows) => `已读取 ${name}：${projects} 个项目，核对发现 ${findings} 条，提出 ${rows} 行。`,
  readTemplate: (name, rows, bad) => `已读取模板 ${name}：${rows} 行可用${bad === 0 ? '' : `，${bad} 行有错`}。`,
  departmentMade: (name) => `没有部门“${name}”，已新建。`,
  yearMade: (name, year) => `“${name}”没有 ${year} 年度，已开启。`,
  warning: (text) => `警告：${text}`,
  madeDepartment: (name) => `部门“${name}”`,
  madeYear: (year) => `${year} 年度`,
  known: '这份文件已导入过，接着上次的决定。',
  taken: (count) => `本次入账 ${count} 行。`,
  nothingTaken: '台账没有变化。',
  projects: '各项目（金额单位：元）',
  project: (ordinal, name, figures) => `  ${ordinal}. ${name}${figures === '' ? '' : `：${figures}`}`,
  funds: { budget: '预算', planned: '计划', issued: '下达', received: '到位', spent: '支出' },
  made: (counts) => `     入账：${listed(counts, 0)}`,
  waiting: (count) => `待核实 ${count} 行：`,
  certainty: { certain: '确定', uncertain: '存疑', malformed: '写法有误', wording: '只有文字' },
  nothingWaits: '没有待核实的内容。',
  moreRows: (count, kinds) => `  另有 ${count} 行（${kinds}）`,
  hindered: (count) => `已采用而未能入账 ${count} 行：`,
  onlyShown: (made) => `以上只是方案，${made.length === 0 ? '未写入台账' : `除新建的${made.join('、')}外，没有写入台账`}。加 --accept certain 采用读得确定的内容。`,
  totals: ({ projects, rows, figures, waiting, refused, bad }) => `合计：${projects} 个项目，已入账 ${rows} 行（其中金额 ${figures} 个），待核实 ${waiting} 行，拒绝 ${refused} 行${bad === 0 ? '' : `，有错 ${bad} 行`}。`,
  nextStep: '请在服务页面的“导入”中逐行核实，或填写金额和凭证号后再次应用。',
  noDepartment: '报告没有写明部门，请用 --department 给出。',
  noYear: '报告没有写明年度，请用 --year 给出。',
  badRows: (count) => `有错的 ${count} 行没有导入：`,
};
const en: ImportMessages = {
  read: (name, projects, findings, rows) => `Read ${name}: ${projects} projects, ${findings} findings, ${rows} rows proposed.`,
  readTemplate: (name, rows, bad) => `Read template ${name}: ${rows} rows in order${bad === 0 ? '' : `, ${bad} with errors`}.`,
  departmentMade: (name) => `There was no department “${name}”: created.`,
  yearMade: (name, year) => `“${name}” had no year ${year}: opened.`,
  warning: (text) => `Warning: ${text}`,
  madeDepartment: (name) => `the department “${name}”`,
  madeYear: (year) => `the year ${year}`,
  known: 'This file was imported before; going on from its decisions.',
  taken: (count) => `${count} rows went into the ledger.`,
  nothingTaken: 'The ledger is unchanged.',
  projects: 'Projects (amounts in yuan)',
  project: (ordinal, name, figures) => `  ${ordinal}. ${name}${figures === '' ? '' : `: ${figures}`}`,
  funds: { budget: 'budget', planned: 'planned', issued: 'allocated', received: 'arrived', spent: 'spent' },
  made: (counts) => `     into the ledger: ${listed(counts, 1)}`,
  waiting: (count) => `${count} rows wait for a person:`,
  certainty: { certain: 'certain', uncertain: 'doubtful', malformed: 'malformed', wording: 'words only' },
  nothingWaits: 'Nothing waits for a person.',
  moreRows: (count, kinds) => `  and ${count} more (${kinds})`,
  hindered: (count) => `${count} accepted rows could not go into the ledger:`,
  onlyShown: (made) => `This is only the proposal; ${made.length === 0 ? 'the ledger is unchanged' : `but for ${made.join(' and ')}, which ${made.length === 1 ? 'was' : 'were'} created, the ledger is unchanged`}. Add --accept certain to take what was read without doubt.`,
  totals: ({ projects, rows, figures, waiting, refused, bad }) => `In all: ${projects} ${projects === 1 ? 'project' : 'projects'}; ${rows} rows in the ledger (${figures} amounts), ${waiting} waiting, ${refused} refused${bad === 0 ? '' : `, ${bad} with errors`}.`,
  nextStep: 'Go through them under “Import” in the service, or enter the amounts with their vouchers and apply again.',
  noDepartment: 'The paper names no department; give it with --department.',
  noYear: 'The paper names no year; give it with --year.',
  badRows: (count) => `${count} rows with errors were not imported:`,
};

export function importMessages(language: Language): ImportMessages {
  return language === 'en' ? en : zh;
}
