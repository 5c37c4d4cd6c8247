import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { refuseOperandsAfter, required, type Command } from '#cli/command.ts';
import { dataOptions, filesFolderOf, withDatabase } from '#cli/data-place.ts';
import { programVersion } from '#cli/program-version.ts';

export const backup: Command = {
  name: 'backup',
  options: { ...dataOptions, out: 'text' },
  usage: { zh: 'backup --out 文件', en: 'backup --out FILE' },
  summary: { zh: '备份全部数据与附件（服务运行时也可以）', en: 'back up all data and files, also while the server runs' },
  help: {
    zh: `选项
  --out 文件                    备份写到哪里；已有的文件不会被覆盖
  --data 目录                   数据目录

备份是同一时刻的完整数据，为 tar.gz 文件，其中的 manifest.json 记有各表行数与各部分的 SHA-256。
登录状态不在其中。备份未加密，请妥善保管。

示例
  hengji backup --out /backup/衡绩-2024-05-14.tar.gz
`,
    en: `Options
  --out FILE                    where the backup goes; an existing file is not overwritten
  --data DIR                    data folder

All data as they stand at one moment, as a tar.gz file whose manifest.json holds the rows of each table and the SHA-256 of each part.
Who is signed in is not in it. It is not encrypted; keep it safe.

Example
  hengji backup --out /backup/hengji-2024-05-14.tar.gz
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const out = resolve(required(typed, 'out'));
    if (existsSync(out)) {
      process.stderr.write(typed.language === 'en' ? `hengji: ${out} exists; choose another name.\n` : `hengji: ${out} 已存在，请另取文件名。\n`);
      return 2;
    }
    const { backUp } = await import('#server/platform/database/backup/back-up.ts');
    const { tables, files } = await withDatabase(typed, ({ pool }, dataFolder) => backUp({ pool, filesFolder: filesFolderOf(dataFolder), out, program: programVersion() }), { migrating: false });
    const rows = tables.reduce((sum, table) => sum + BigInt(table.rows), 0n);
    process.stdout.write(typed.language === 'en' ? `Backed up ${rows} rows of ${tables.length} tables and ${files.length} files to ${out}\n` : `已备份 ${tables.length} 张表 ${rows} 行、附件 ${files.length} 个，写入 ${out}\n`);
    return 0;
  },
};
