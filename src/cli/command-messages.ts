import type { Language } from '#core/report-messages.ts';

/** What the command line says by itself: help, complaints about how it was called, files it could not open or write. */
export type CommandMessages = {
  readonly help: string;
  readonly seeHelp: string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (name: string, nearest: string | null) => string;
  readonly valueMissing: (option: string) => string;
  readonly valueNotTaken: (option: string) => string;
  readonly notAmong: (option: string, value: string, allowed: readonly string[]) => string;
  readonly notADate: (value: string) => string;
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
  help: `衡绩 hengji：核对预算绩效报告中的数字、关系与表述。文件只在本机处理，不联网。

用法
  hengji check 文件…            核对（docx、pdf、xlsx、html、txt、doc；文件夹则核对其中的文件；- 为标准输入）
  hengji rules                  列出全部规则
  hengji --help | --version

check 的选项
  --format 格式                 text（默认）、json、ndjson、html、docx（原文加批注）、xlsx
  --out 路径                    写入文件；多个文件时为文件夹
  --severity 级别               只列出此级别及以上：error、warning、info（默认）
  --rule 规则[,规则]            只按这些规则核对
  --as-of 日期                  判断“今年”“目前”等所依据的日期，如 2024-05-14；默认为落款日期
  --lang zh|en                  语言，默认中文
  --text                        只输出读到的文字，位置即以此为准
  --explain 规则                说明一条规则：查什么、为什么、依据、正反例

退出码
  0 没有错误级发现    1 至少一条错误级发现    2 有文件无法读取或命令有误

示例
  hengji check 报告.docx
  hengji check 报告.docx --format docx --out 报告-批注.docx
  hengji check 各单位报告/ --format xlsx --out 核对结果/
`,
  seeHelp: '用法见 hengji --help。',
  unknownCommand: (name) => `没有“${name}”这个命令。`,
  unknownOption: (name, nearest) => `没有选项 ${name}${nearest === null ? '' : `，是否指 ${nearest}`}。`,
  valueMissing: (option) => `选项 ${option} 后面缺少内容。`,
  valueNotTaken: (option) => `选项 ${option} 不带内容。`,
  notAmong: (option, value, allowed) => `${option} 不能是“${value}”，可选：${allowed.join('、')}。`,
  notADate: (value) => `--as-of 应为日期，如 2024-05-14，不能是“${value}”。`,
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
  help: `hengji 衡绩: checks the figures, relations and wording of budget performance reports. Files stay on this machine; no network.

Usage
  hengji check FILE...          check (docx, pdf, xlsx, html, txt, doc; a folder: the files in it; -: standard input)
  hengji rules                  list the rules
  hengji --help | --version

Options of check
  --format FORMAT               text (default), json, ndjson, html, docx (the original with comments), xlsx
  --out PATH                    write to a file; to a folder when there are several files
  --severity LEVEL              show this severity and above: error, warning, info (default)
  --rule ID[,ID]                check by these rules only
  --as-of DATE                  the day that words such as 今年 are judged by, as 2024-05-14; default: the date of signing
  --lang zh|en                  language, Chinese by default
  --text                        print the text as it was read; all positions refer to it
  --explain RULE                explain a rule: what, why, basis, examples

Exit status
  0 no error found    1 at least one error    2 a file could not be read, or the command was wrong

Examples
  hengji check report.docx
  hengji check report.docx --format docx --out report-comments.docx
  hengji check reports/ --format xlsx --out results/
`,
  seeHelp: 'See hengji --help.',
  unknownCommand: (name) => `There is no command "${name}".`,
  unknownOption: (name, nearest) => `There is no option ${name}${nearest === null ? '' : `; did you mean ${nearest}?`}${nearest === null ? '.' : ''}`,
  valueMissing: (option) => `Option ${option} needs a value.`,
  valueNotTaken: (option) => `Option ${option} takes no value.`,
  notAmong: (option, value, allowed) => `${option} cannot be "${value}"; choose ${allowed.join(', ')}.`,
  notADate: (value) => `--as-of takes a date such as 2024-05-14, not "${value}".`,
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
