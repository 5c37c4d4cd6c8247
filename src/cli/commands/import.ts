import { oneOf, onlyOperand, yearOf, type Command } from '#cli/command.ts';
import { dataOptions } from '#cli/data-place.ts';

export const importCommand: Command = {
  name: 'import',
  options: { ...dataOptions, department: 'text', year: 'text', accept: 'text' },
  usage: { zh: 'import 文件 --department 部门 --year 年度', en: 'import FILE --department D --year Y' },
  summary: { zh: '把绩效报告或填好的模板导入台账：确定的可直接采用，其余待人核实', en: 'bring a paper, or a filled template, into the ledger; what is not certain waits for a person' },
  help: {
    zh: `选项
  --department 部门             部门名称、编码或编号；没有则新建；不给出则用报告所写的部门
  --year 年度                   年度；没有则开启；不给出则用报告所写的年度
  --accept certain|all          certain：采用读得确定的；all：另采用存疑和只有文字表述的。
                                不给出则只列出方案。写法有误、读不出的数字一律等人填写
  --data 目录                   数据目录

同一份文件再次导入不会改变任何内容；改过的文件只提出与台账不同之处。可在服务运行时使用。

退出码
  0 没有待核实的内容    1 还有待核实的内容    2 文件无法读取或命令有误

示例
  hengji import 报告.docx --department 示例市科技局 --year 2023 --accept certain
  hengji import projects.xlsx --department 101 --year 2024 --accept certain
`,
    en: `Options
  --department D                name, code or key of the department, made where it is new; default: the one the paper names
  --year Y                      budget year, opened where it is new; default: the paper's
  --accept certain|all          certain: take what was read without doubt; all: also what is doubtful or known by words.
                                Without it the proposal is only shown. Malformed figures always wait for a person
  --data DIR                    data folder

The same file again changes nothing; of a changed file only the differences are proposed. Works beside a running server.

Exit status
  0 nothing waits    1 something waits for a person    2 the file could not be read, or the command was wrong

Examples
  hengji import report.docx --department 示例市科技局 --year 2023 --accept certain
  hengji import projects.xlsx --department 101 --year 2024 --accept certain
`,
  },
  run: async (typed) => {
    const file = onlyOperand(typed, { zh: 'import 后面请给出要导入的文件。', en: 'Give the file to import.' });
    const accept = typed.text('accept') === null ? null : oneOf(typed, 'accept', ['certain', 'all'], 'certain');
    const year = yearOf(typed, 'year');
    const { runImport } = await import('#cli/import-command.ts');
    return await runImport(typed, { file, department: typed.text('department'), year, accept });
  },
};
