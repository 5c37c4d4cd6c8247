import { Refusal } from '#core/refusal.ts';
import { refuseOperandsAfter, type Command } from '#cli/command.ts';
import { dataOptions, withDatabase } from '#cli/data-place.ts';

export const example: Command = {
  name: 'example',
  options: dataOptions,
  usage: { zh: 'example', en: 'example' },
  summary: { zh: '载入示例数据（只在没有自己的部门时）', en: 'load the example, where no department of your own is there' },
  help: {
    zh: `选项
  --data 目录                   数据目录

示例市科技局、示例市文化和旅游局两个示例部门：项目、预算、指标、到位、支付、绩效指标与完成值、
自评状态、监控与待核实的问题。各行都标明是示例数据，推定的日期和拆分另有说明。
重复执行不作任何改动；已有自己的部门时不载入。

例：hengji example --data /data/hengji
`,
    en: `Options
  --data DIR                    data folder

Two example departments with projects, budgets, allocations, arrivals, payments, indicators with results, states,
monitoring and open findings. Every row is marked as an example; inferred dates and splits say so.
Run again, it changes nothing; where a department of your own is there, nothing is loaded.

Example: hengji example --data /data/hengji
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const [{ loadExample }, { loadNormBook }] = await Promise.all([import('#server/example/index.ts'), import('#reading/norm-book.ts')]);
    const done = await withDatabase(typed, (database) => loadExample(database, loadNormBook(), new Date()));
    switch (done.outcome) {
      case 'loaded': {
        const named = done.departments.map(({ name, projects }) => (typed.language === 'en' ? `${name} (${projects} projects)` : `${name}（${projects} 个项目）`)).join(typed.language === 'en' ? ', ' : '、');
        process.stdout.write(typed.language === 'en' ? `Loaded the example: ${named}\n` : `已载入示例数据：${named}\n`);
        return 0;
      }
      case 'present':
        process.stdout.write(typed.language === 'en' ? 'The example is already there; nothing was changed.\n' : '示例数据已经在了，未作改动。\n');
        return 0;
      case 'in-use':
        throw new Refusal('bad-request', { zh: '已有自己的部门，不载入示例数据。请用 --data 另选数据目录。', en: 'There are departments of your own; the example is not loaded. Choose another data folder with --data.' });
      case 'name-taken':
        throw new Refusal('bad-request', done.messages);
    }
  },
};
