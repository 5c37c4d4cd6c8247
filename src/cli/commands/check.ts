import type { CalendarDate } from '#core/figure.ts';
import { formats, severities, type CheckRequest } from '#cli/check-request.ts';
import { oneOf, WrongUse, type Command, type Typed } from '#cli/command.ts';
import { commandMessages } from '#cli/command-messages.ts';
import { explain } from '#cli/commands/rules.ts';

export const check: Command = {
  name: 'check',
  options: { format: 'text', out: 'text', severity: 'text', rule: 'list', 'as-of': 'text', text: 'flag', explain: 'text' },
  usage: { zh: 'check 文件…', en: 'check FILE...' },
  summary: {
    zh: '核对（docx、pdf、xlsx、html、txt、doc；文件夹则核对其中的文件；- 为标准输入）',
    en: 'check papers (docx, pdf, xlsx, html, txt, doc; a folder: the files in it; -: standard input)',
  },
  help: {
    zh: `文件只在本机处理，不联网。

选项
  --format 格式                 text（默认）、json、ndjson、html、docx（原文加批注）、xlsx
  --out 路径                    写入文件；多个文件时为文件夹
  --severity 级别               只列出此级别及以上：error、warning、info（默认）
  --rule 规则[,规则]            只按这些规则核对
  --as-of 日期                  判断“今年”“目前”等所依据的日期，如 2024-05-14；默认为落款日期
  --text                        只输出读到的文字，位置即以此为准
  --explain 规则                说明一条规则：查什么、为什么、依据、正反例

退出码
  0 没有错误级发现    1 至少一条错误级发现    2 有文件无法读取或命令有误

示例
  hengji check 报告.docx
  hengji check 报告.docx --format docx --out 报告-批注.docx
  hengji check 各单位报告/ --format xlsx --out 核对结果/
`,
    en: `Files stay on this machine; no network.

Options
  --format FORMAT               text (default), json, ndjson, html, docx (the original with comments), xlsx
  --out PATH                    write to a file; to a folder when there are several files
  --severity LEVEL              show this severity and above: error, warning, info (default)
  --rule ID[,ID]                check by these rules only
  --as-of DATE                  the day that words such as 今年 are judged by, as 2024-05-14; default: the date of signing
  --text                        print the text as it was read; all positions refer to it
  --explain RULE                explain a rule: what, why, basis, examples

Exit status
  0 no error found    1 at least one error    2 a file could not be read, or the command was wrong

Examples
  hengji check report.docx
  hengji check report.docx --format docx --out report-comments.docx
  hengji check reports/ --format xlsx --out results/
`,
  },
  run: async (typed) => {
    const rule = typed.text('explain');
    if (rule !== null) return await explain(rule, typed.language);
    const request = readRequest(typed);
    const { runCheck } = await import('#cli/check-command.ts');
    return await runCheck(request);
  },
};

function readRequest(typed: Typed): CheckRequest {
  const { language, operands } = typed;
  if (operands.length === 0) throw new WrongUse(commandMessages(language).noFiles);
  const day = typed.text('as-of');
  const asOf = day === null ? null : readDay(day);
  if (day !== null && asOf === null) throw new WrongUse(commandMessages(language).notADate('--as-of', day));
  return {
    language,
    inputs: operands,
    format: oneOf(typed, 'format', formats, 'text'),
    severity: oneOf(typed, 'severity', severities, 'info'),
    asOf,
    out: typed.text('out'),
    rules: typed.text('rule')?.split(',').map((id) => id.trim()).filter((id) => id !== '') ?? null,
    textOnly: typed.has('text'),
  };
}

function readDay(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day, part: null } : null;
}
