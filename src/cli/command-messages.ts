import type { Language } from '#core/report-messages.ts';

/** What the command line says by itself: help, complaints about how it was called, files it could not open or write. */
export type CommandMessages = {
  readonly helpTitle: string;
  readonly helpUsage: string;
  readonly helpEnd: string;
  readonly seeHelp: string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (name: string, nearest: string | null) => string;
  readonly valueMissing: (option: string) => string;
  readonly valueNotTaken: (option: string) => string;
  readonly notAmong: (option: string, value: string, allowed: readonly string[]) => string;
  readonly notADate: (option: string, value: string) => string;
  readonly notAYear: (option: string, value: string) => string;
  readonly optionMissing: (option: string) => string;
  readonly surplusOperand: (operand: string) => string;
  readonly verbMissing: (typed: string, verbs: readonly string[]) => string;
  readonly unknownRule: (id: string, nearest: string | null) => string;
  readonly noPageYet: (id: string) => string;
  readonly noFiles: string;
  readonly noArguments: string;
  readonly needsOut: (format: string) => string;
  readonly outIsInput: (path: string) => string;
  readonly outNotFolder: (path: string) => string;
  readonly cannotWrite: (path: string, why: string) => string;
  readonly notFound: string;
  readonly notAllowed: string;
  readonly notAFile: string;
  readonly cannotOpen: (why: string) => string;
  readonly emptyFolder: string;
  readonly tooLarge: (megabytes: number) => string;
  readonly defect: (why: string) => string;
  /** A complaint about a file, with its name in front. */
  readonly about: (path: string, complaint: string) => string;
  readonly standardInput: string;
};

const zh: CommandMessages = {
  helpTitle: '衡绩 hengji：预算绩效管理。核对绩效报告，管理一个部门一年的资金、目标、结果与评分。',
  helpUsage: '用法',
  helpEnd: `所有命令都可加
  --lang zh|en                  语言，默认中文
  --help                        该命令的选项与示例

涉及账务数据的命令还可加
  --data 目录                   数据目录；默认为环境变量 HENGJI_DATA，或程序目录下的 .data
  环境变量 DATABASE_URL         使用已有的 PostgreSQL（15 以上），而不用随产品安装的数据库`,
  seeHelp: '用法见 hengji --help。',
  unknownCommand: (name) => `没有“${name}”这个命令。`,
  unknownOption: (name, nearest) => `没有选项 ${name}${nearest === null ? '' : `，是否指 ${nearest}`}。`,
  valueMissing: (option) => `选项 ${option} 后面缺少内容。`,
  valueNotTaken: (option) => `选项 ${option} 不带内容。`,
  notAmong: (option, value, allowed) => `${option} 不能是“${value}”，可选：${allowed.join('、')}。`,
  notADate: (option, value) => `${option} 应为日期，如 2024-05-14，不能是“${value}”。`,
  notAYear: (option, value) => `${option} 应为年度，如 2024，不能是“${value}”。`,
  optionMissing: (option) => `请给出 ${option}。`,
  surplusOperand: (operand) => `多出“${operand}”，此处不需要。`,
  verbMissing: (typed, verbs) => `没有“${typed}”这个命令，可选：${verbs.join('、')}。`,
  unknownRule: (id, nearest) => `没有规则“${id}”${nearest === null ? '' : `，是否指 ${nearest}`}。全部规则见 hengji rules。`,
  noPageYet: (id) => `规则“${id}”没有说明页。`,
  noFiles: 'check 后面请给出要核对的文件。',
  noArguments: '请给出命令。',
  needsOut: (format) => `${format} 格式请用 --out 指定写到哪里。`,
  outIsInput: (path) => `--out 指向被核对的文件 ${path}，不会覆盖原件，请换一个路径。`,
  outNotFolder: (path) => `核对多个文件时 --out 应为文件夹，而 ${path} 是文件。`,
  cannotWrite: (path, why) => `${path}：无法写入（${why}）。请检查路径和权限。`,
  notFound: '找不到文件。请检查路径。',
  notAllowed: '没有读取权限。',
  notAFile: '不是普通文件。',
  cannotOpen: (why) => `无法打开（${why}）。`,
  emptyFolder: '文件夹中没有可核对的文件（docx、pdf、xlsx、html、txt、doc、wps）。',
  tooLarge: (megabytes) => `超过 ${megabytes} MB，不予读取。请拆分，或去掉其中的图片后再试。`,
  defect: (why) => `程序出错，此文件未能核对（${why}）。请将此情况告知维护人员。`,
  about: (path, complaint) => `${path}：${complaint}`,
  standardInput: '标准输入',
};

const en: CommandMessages = {
  helpTitle: 'hengji 衡绩: budget performance management. Checks performance reports; keeps the money, targets, results and scores of a department-year.',
  helpUsage: 'Usage',
  helpEnd: `With every command
  --lang zh|en                  language, Chinese by default
  --help                        options and examples of that command

With commands on the ledger
  --data DIR                    data folder; by default HENGJI_DATA, or .data in the folder of the program
  DATABASE_URL (environment)    a PostgreSQL of your own (15 or later) in place of the one that comes with the product`,
  seeHelp: 'See hengji --help.',
  unknownCommand: (name) => `There is no command "${name}".`,
  unknownOption: (name, nearest) => `There is no option ${name}${nearest === null ? '' : `; did you mean ${nearest}?`}${nearest === null ? '.' : ''}`,
  valueMissing: (option) => `Option ${option} needs a value.`,
  valueNotTaken: (option) => `Option ${option} takes no value.`,
  notAmong: (option, value, allowed) => `${option} cannot be "${value}"; choose ${allowed.join(', ')}.`,
  notADate: (option, value) => `${option} takes a date such as 2024-05-14, not "${value}".`,
  notAYear: (option, value) => `${option} takes a year such as 2024, not "${value}".`,
  optionMissing: (option) => `${option} is needed.`,
  surplusOperand: (operand) => `"${operand}" is one too many.`,
  verbMissing: (typed, verbs) => `There is no command "${typed}"; choose ${verbs.join(', ')}.`,
  unknownRule: (id, nearest) => `There is no rule "${id}"${nearest === null ? '.' : `; did you mean ${nearest}?`} All rules: hengji rules.`,
  noPageYet: (id) => `Rule "${id}" has no page.`,
  noFiles: 'Name the files to check after check.',
  noArguments: 'Name a command.',
  needsOut: (format) => `Say with --out where the ${format} goes.`,
  outIsInput: (path) => `--out points at the checked file ${path}; the original is never overwritten, choose another path.`,
  outNotFolder: (path) => `With several files --out has to be a folder; ${path} is a file.`,
  cannotWrite: (path, why) => `${path}: cannot be written (${why}). Check the path and its permissions.`,
  notFound: 'no such file. Check the path.',
  notAllowed: 'no permission to read.',
  notAFile: 'not a regular file.',
  cannotOpen: (why) => `cannot be opened (${why}).`,
  emptyFolder: 'the folder holds no file that can be checked (docx, pdf, xlsx, html, txt, doc, wps).',
  tooLarge: (megabytes) => `larger than ${megabytes} MB, not read. Split it or take out the pictures.`,
  defect: (why) => `not checked because of a defect in hengji (${why}). Please tell the maintainers.`,
  about: (path, complaint) => `${path}: ${complaint}`,
  standardInput: 'standard input',
};

/** The command line's words in a language. */
export function commandMessages(language: Language): CommandMessages {
  return language === 'en' ? en : zh;
}
