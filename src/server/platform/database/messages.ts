import type { Bilingual } from '#core/finding.ts';

/** What the store says to the people who run it. */
export const messages = {
  noDatabase: {
    zh: '没有可用的 PostgreSQL：本机没有随产品安装的数据库（仅提供 Linux x64、arm64），系统中也没有 15 以上的版本。请安装 PostgreSQL，或用 DATABASE_URL 指明已有的数据库。',
    en: 'No PostgreSQL: the one that comes with the product exists for Linux x64 and arm64 alone, and the system has none of version 15 or later. Install PostgreSQL, or name a database in DATABASE_URL.',
  },
  folderNotWritable: { zh: '不能在 {folder} 建立数据目录。请用 --data 指定一个可以写入的目录。', en: 'The data folder cannot be made at {folder}. Name a folder that can be written to with --data.' },
  folderNotOurs: { zh: '{folder} 属于其他用户。请删除它，或用 --data 指定路径较短的数据目录。', en: '{folder} belongs to another user. Remove it, or name a data folder with a shorter path with --data.' },
  didNotStart: { zh: '数据库没有启动成功，日志见 {log}：{why}', en: 'The database did not start, see {log}: {why}' },
  cannotConnect: { zh: '连接不上 DATABASE_URL 指明的数据库：{why}', en: 'The database named in DATABASE_URL cannot be reached: {why}' },
  tooOld: { zh: '数据库版本为 {version}，需要 15 或更高版本。', en: 'The database is of version {version}; 15 or later is needed.' },
  notUtf8: { zh: '数据库编码为 {encoding}，需要 UTF8。请以 UTF8 编码新建数据库。', en: 'The database is encoded in {encoding}; UTF8 is needed. Create a database with that encoding.' },
  noTrigrams: {
    zh: '数据库缺少 pg_trgm 扩展，且当前用户无权安装。请由管理员执行 CREATE EXTENSION pg_trgm。',
    en: 'The extension pg_trgm is missing and this user may not install it. Have an administrator run CREATE EXTENSION pg_trgm.',
  },
  newerDatabase: {
    zh: '数据库已由较新版本的程序升级（{names}）。请使用新版本的程序。',
    en: 'The database was migrated by a later version of the program ({names}). Use that version.',
  },
  changedMigration: {
    zh: '升级步骤 {name} 的内容与数据库中记录的不同。程序文件可能被改动过，请重新安装。',
    en: 'Migration {name} differs from the one recorded in the database. Files of the program may have been altered; install it again.',
  },
} as const satisfies Record<string, Bilingual>;
