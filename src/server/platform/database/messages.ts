import type { Bilingual } from '#core/finding.ts';

/** What the store says to the people who run it. */
export const messages = {
  noDatabase: {
    zh: '没有可用的 PostgreSQL：本机没有随产品安装的数据库（仅提供 Linux x64、arm64），系统中也没有 15 以上的版本。请安装 PostgreSQL，或用 DATABASE_URL 指明已有的数据库。',
    en: 'No PostgreSQL: the one that comes with the product exists for Linux x64 and arm64 alone, and the system has none of version 15 or later. Install PostgreSQL, or name a database in DATABASE_URL.',
  },
  folderNotWritable: { zh: '不能在 {folder} 建立数据目录。请用 --data 指定一个可以写入的目录。', en: 'The data folder cannot be made at {folder}. Name a folder that can be written to with --data.' },
  folderNotOurs: { zh: '{folder} 属于其他用户。请以该用户或 root 运行，或用 --data 另指定数据目录。', en: '{folder} belongs to another user. Run as that user or as root, or name another data folder with --data.' },
  otherVersion: {
    zh: '此数据目录由 PostgreSQL {version} 建立，本机只有 {shipped}。请用原版本的程序执行 hengji backup，再用本版本执行 hengji restore。',
    en: 'The data folder was made by PostgreSQL {version}; only {shipped} is here. Run hengji backup with the earlier program, and hengji restore with this one.',
  },
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
    zh: '升级步骤 {name} 的内容与数据库中记录的不同：数据由另一版本的程序建立，或程序文件被改动过。数据没有动过。请用建立它的那一版程序打开，或重新安装本版本。',
    en: 'Migration {name} differs from the one recorded in the database: another version of the program made it, or files of this one were altered. The data is untouched. Open it with the version that made it, or install this one again.',
  },
  changedMigrationOfExample: {
    zh: '数据目录中只有另一版本的程序载入的示例（升级步骤 {name} 不同），本版本不能使用。请用 --data 另指定一个空目录，示例会重新载入；例：npm start -- --data 新目录。不再需要的旧目录可以删除。',
    en: 'The data folder holds nothing but the example of another version of the program (migration {name} differs), which this one cannot use. Name an empty folder with --data, and the example is loaded anew: npm start -- --data FOLDER. The old folder may be deleted when it is no longer needed.',
  },
  weightsDoNotAddUp: { zh: '指标分值之和不符：加上预算执行率的分值应为 100 分（申报时指标合计 90 分）。请调整分值后再提交。', en: 'The weights do not add up: with that of the execution rate they must be 100 (90 for the indicators alone). Adjust them first.' },
  noBudgetVersion: { zh: '此项目还没有预算数。请先登记年初预算或调整；确无预算的支付，请勾选“无预算”并说明理由。', en: 'The project has no budget yet. Record the opening budget or an adjustment; for a payment that no budget backs, set the mark and say why.' },
  entryUnchangeable: { zh: '已登记的收支不能修改金额、日期或类型。请作废后重新登记。', en: 'Amount, day and kind of an entry cannot be changed. Void it and book it anew.' },
  entryStaysVoided: { zh: '已作废的登记不能恢复，请重新登记。', en: 'A voided entry stays voided; book it anew.' },
  negativeAmount: { zh: '金额不能为负数。退回、收回、注销请按各自的类型登记。', en: 'An amount is never negative. Money returned, reclaimed or cancelled is an entry of its own kind.' },
  dateAndPrecision: { zh: '日期与日期精度不符：没有日期的，精度应为“none”；有日期的，应说明精确到日、月或年。', en: 'Day and precision disagree: without a day the precision is “none”; with one it is day, month or year.' },
  markNeedsReason: { zh: '“无预算”的支付须在备注中说明理由。', en: 'A payment without a budget needs its reason in the note.' },
  nameEmpty: { zh: '名称不能为空。', en: 'A name is needed.' },
  periodOrder: { zh: '起始日期晚于结束日期。', en: 'The period begins after it ends.' },
  documentUnnamed: { zh: '依据文件须有文号或名称。', en: 'A document needs a number or a title.' },
  targetMissing: { zh: '定量指标须有目标值。', en: 'A quantitative indicator needs a target.' },
  rangeOrder: { zh: '目标区间的下限大于上限。', en: 'The lower end of the target range is above the upper.' },
  weightRange: { zh: '分值应在 0 至 100 之间。', en: 'A weight lies between 0 and 100.' },
  zeroDenominator: { zh: '分母不能为零。', en: 'The denominator cannot be zero.' },
  alreadyExists: { zh: '已有相同编号或名称的记录。请换一个，或修改已有的记录。', en: 'A record with the same number or name exists. Choose another, or change the existing one.' },
  unknownReference: { zh: '所引用的记录不存在，或仍被其他记录引用。', en: 'The record referred to does not exist, or others still refer to it.' },
  outOfRange: { zh: '数值超出可存储的范围。', en: 'The number is beyond what can be stored.' },
  invalidText: { zh: '文字中含有不能保存的字符。', en: 'The text holds characters that cannot be stored.' },
  invalidValue: { zh: '数值、日期或编号的格式不对。', en: 'A number, day or key has the wrong form.' },
  storeBusy: { zh: '数据库正忙，请稍后重试；您的内容没有丢失。', en: 'The store is busy. Try again in a moment; nothing was lost.' },
  noArchive: { zh: '{path}：找不到备份文件，或没有读取权限。请检查路径。', en: '{path}: no such backup, or no permission to read it. Check the path.' },
  damagedArchive: {
    zh: '{path}：不是完整的备份文件（已损坏、被改动或未写完），没有恢复任何内容。请换用另一份备份。',
    en: '{path}: not a whole backup (damaged, altered or unfinished); nothing was restored. Use another one.',
  },
  laterArchive: {
    zh: '备份来自较新版本的程序（{names}）。请用新版本恢复。',
    en: 'The backup was made by a later version of the program ({names}). Restore it with that version.',
  },
  notEmpty: {
    zh: '数据库中已有数据，没有恢复。请用 --data 指定一个空的数据目录；如确要丢弃现有数据，请加 --replace。',
    en: 'The database holds data; nothing was restored. Name an empty data folder with --data, or add --replace to throw away what is there.',
  },
  inUse: { zh: '数据库正在被服务或其他程序使用。请先停止服务，再恢复。', en: 'A server or another program is using the database. Stop it, then restore.' },
  cannotWriteArchive: { zh: '{path}：无法写入备份（{why}）。请检查路径、权限和剩余空间。', en: '{path}: the backup cannot be written ({why}). Check the path, its permissions and the space left.' },
} as const satisfies Record<string, Bilingual>;
