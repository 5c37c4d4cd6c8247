import { refuseOperandsAfter, type Command } from '#cli/command.ts';
import { dataOptions, withDatabase } from '#cli/data-place.ts';

export const auditVerify: Command = {
  name: 'audit verify',
  options: { ...dataOptions, department: 'text', json: 'flag' },
  usage: { zh: 'audit verify', en: 'audit verify' },
  summary: { zh: '校验审计日志：改动、缺失、插入、移位、封存', en: 'verify the audit trail: altered, missing, inserted, moved entries, seals' },
  help: {
    zh: `选项
  --data 目录                   数据目录
  --department 部门             只校验一个部门（名称或编码）
  --json                        以 JSON 输出

退出状态：0 完好；1 有问题；2 无法校验。可在服务运行时使用。
`,
    en: `Options
  --data DIR                    data folder
  --department DEPARTMENT       one department alone (name or code)
  --json                        print JSON

Exit status: 0 sound, 1 something is wrong, 2 could not be verified. Works beside a running server.
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const { verifyAudit } = await import('#server/platform/audit/verify-audit.ts');
    const found = await withDatabase(typed, async (database) => {
      const name = typed.text('department');
      return verifyAudit(database, name === null ? {} : { departmentId: await departmentNamed(database, name) });
    }, { migrating: false });
    if (typed.has('json')) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    else {
      const isChinese = typed.language !== 'en';
      for (const { messages } of found.faults) process.stdout.write(`${isChinese ? messages.zh : messages.en}\n`);
      const counted = isChinese ? `${found.chains} 条链，${found.entries} 条记录，${found.seals} 次封存` : `${found.chains} chains, ${found.entries} entries, ${found.seals} seals`;
      const verdict = found.isSound ? (isChinese ? '完好' : 'sound') : isChinese ? `发现 ${found.faults.length} 处问题` : `${found.faults.length} faults`;
      process.stdout.write(`${counted}${isChinese ? '：' : ': '}${verdict}${isChinese ? '。' : '.'}\n`);
    }
    return found.isSound ? 0 : 1;
  },
};

async function departmentNamed(database: Parameters<Parameters<typeof withDatabase>[1]>[0], name: string): Promise<string> {
  const [{ findDepartment }, { Refusal }] = await Promise.all([import('#server/features/organisation/index.ts'), import('#core/refusal.ts')]);
  const found = await database.transaction((tx) => findDepartment(tx, name));
  if (found === null) throw new Refusal('bad-request', { zh: `没有部门“${name}”。`, en: `There is no department “${name}”.` });
  return found.id;
}
