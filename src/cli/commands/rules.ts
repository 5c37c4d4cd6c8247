import type { Language } from '#core/report-messages.ts';
import { refuseOperandsAfter, type Command } from '#cli/command.ts';

export const rules: Command = {
  name: 'rules',
  options: { explain: 'text' },
  usage: { zh: 'rules', en: 'rules' },
  summary: { zh: '列出全部规则；--explain 规则 说明其中一条', en: 'list the rules; --explain RULE explains one of them' },
  help: {
    zh: `选项
  --explain 规则                说明一条规则：查什么、为什么、依据、正反例
`,
    en: `Options
  --explain RULE                explain a rule: what, why, basis, examples
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const rule = typed.text('explain');
    if (rule !== null) return await explain(rule, typed.language);
    const { listRules } = await import('#cli/rule-pages.ts');
    process.stdout.write(listRules(typed.language));
    return 0;
  },
};

/** Prints the page of a rule. */
export async function explain(rule: string, language: Language): Promise<number> {
  const { explainRule } = await import('#cli/rule-pages.ts');
  const answer = await explainRule(rule, language);
  if ('wrong' in answer) process.stderr.write(`hengji: ${answer.wrong}\n`);
  else process.stdout.write(answer.page);
  return 'wrong' in answer ? 2 : 0;
}
