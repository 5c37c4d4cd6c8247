import { onlyOperand, type Command } from '#cli/command.ts';
import { dataOptions, filesFolderOf, withDatabase } from '#cli/data-place.ts';

export const restore: Command = {
  name: 'restore',
  options: { ...dataOptions, replace: 'flag' },
  usage: { zh: 'restore 文件', en: 'restore FILE' },
  summary: { zh: '从备份恢复到空的数据目录（先停止服务）', en: 'restore a backup into an empty data folder (stop the server first)' },
  help: {
    zh: `选项
  --data 目录                   数据目录
  --replace                     丢弃数据库中现有的数据

恢复前先核对备份的每一部分；备份不完整时不改动任何数据。较早版本的备份恢复后自动升级。

示例
  hengji restore /backup/衡绩-2024-05-14.tar.gz --data /srv/hengji
`,
    en: `Options
  --data DIR                    data folder
  --replace                     throw away what the database holds

Every part of the backup is compared with its checksum first; where one differs nothing is changed. A backup of an earlier version is brought up to this one.

Example
  hengji restore /backup/hengji-2024-05-14.tar.gz --data /srv/hengji
`,
  },
  run: async (typed) => {
    const archive = onlyOperand(typed, { zh: '请给出备份文件。', en: 'Name the backup.' });
    const { restore: load } = await import('#server/platform/database/backup/restore.ts');
    const { tables, files, takenAt } = await withDatabase(typed, ({ pool }, dataFolder) => load({ pool, filesFolder: filesFolderOf(dataFolder), archive, replacing: typed.has('replace') }), { migrating: false });
    const rows = tables.reduce((sum, table) => sum + BigInt(table.rows), 0n);
    process.stdout.write(typed.language === 'en' ? `Restored ${rows} rows of ${tables.length} tables and ${files.length} files, as of ${takenAt}\n` : `已恢复 ${tables.length} 张表 ${rows} 行、附件 ${files.length} 个，数据截至 ${takenAt}\n`);
    return 0;
  },
};
