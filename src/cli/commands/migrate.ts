import { refuseOperandsAfter, type Command } from '#cli/command.ts';
import { dataOptions, withDatabase } from '#cli/data-place.ts';

export const migrate: Command = {
  name: 'migrate',
  options: dataOptions,
  usage: { zh: 'migrate', en: 'migrate' },
  summary: { zh: '将数据库升级到本版本（启动服务时自动进行）', en: 'bring the database up to this version (the server does so at start)' },
  help: {
    zh: `选项
  --data 目录                   数据目录

升级只向前进行，每一步或全部完成，或完全不做。请先备份。
`,
    en: `Options
  --data DIR                    data folder

Forward only; each step is done as a whole or not at all. Back up first.
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const { migrate: apply } = await import('#server/platform/database/migrate.ts');
    const applied = await withDatabase(typed, (database) => apply(database.pool), { migrating: false });
    const zh = applied.length === 0 ? '数据库已是本版本。' : `已执行 ${applied.length} 步：${applied.join('、')}`;
    const en = applied.length === 0 ? 'The database is at this version.' : `Applied ${applied.length}: ${applied.join(', ')}`;
    process.stdout.write(`${typed.language === 'en' ? en : zh}\n`);
    return 0;
  },
};
