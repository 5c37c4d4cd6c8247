import { exportFormats } from '#contract/export.ts';
import { oneOf, refuseOperandsAfter, required, WrongUse, yearOf, type Command } from '#cli/command.ts';
import { dataOptions } from '#cli/data-place.ts';

export const exportCommand: Command = {
  name: 'export',
  options: { ...dataOptions, department: 'text', year: 'text', format: 'text', out: 'text' },
  usage: { zh: 'export --department 部门 --year 年度', en: 'export --department D --year Y' },
  summary: { zh: '导出一个部门一年的台账（json、csv、xlsx）', en: 'write out a department\'s year (json, csv, xlsx)' },
  help: {
    zh: `选项
  --department 部门             部门名称、编码或编号
  --year 年度                   年度
  --format json|csv|xlsx        json（默认）：全部内容，金额为以元为单位的十进制文本；csv：每个项目一行；xlsx：便于阅读
  --out 路径                    写入文件；xlsx 必须给出
  --data 目录                   数据目录

退出码
  0 已导出    2 没有这个部门或年度，或命令有误

示例
  hengji export --department 示例市科技局 --year 2023 --format json
  hengji export --department 101 --year 2023 --format xlsx --out 2023.xlsx
`,
    en: `Options
  --department D                name, code or key of the department
  --year Y                      budget year
  --format json|csv|xlsx        json (default): everything, amounts as decimal strings in yuan; csv: a line per project; xlsx: to read
  --out PATH                    write to a file; needed for xlsx
  --data DIR                    data folder

Exit status
  0 done    2 there is no such department or year, or the command was wrong

Examples
  hengji export --department 示例市科技局 --year 2023 --format json
  hengji export --department 101 --year 2023 --format xlsx --out 2023.xlsx
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const department = required(typed, 'department');
    required(typed, 'year');
    const year = yearOf(typed, 'year') ?? 0;
    const format = oneOf(typed, 'format', exportFormats, 'json');
    const out = typed.text('out');
    if (format === 'xlsx' && out === null) throw new WrongUse(typed.language === 'en' ? 'An xlsx file needs --out.' : 'xlsx 请用 --out 给出文件名。');
    const { runExport } = await import('#cli/export-command.ts');
    return await runExport(typed, { department, year, format, out });
  },
};
