import { grantScopes, roles, type Grant } from '#core/organisation/roles.ts';
import type { Bilingual } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import { oneOf, onlyOperand, refuseOperandsAfter, required, type Command, type Typed } from '#cli/command.ts';
import { dataOptions, withDatabase } from '#cli/data-place.ts';
import type { Transaction } from '#server/platform/database/handles.ts';

const missingName: Bilingual = { zh: '请给出用户名。', en: 'Give a user name.' };
const actor = { accountId: null, name: '命令行', requestId: null };
const dataHelp: Bilingual = { zh: '  --data 目录                   数据目录\n', en: '  --data DIR                    data folder\n' };
const reachHelp: Bilingual = {
  zh: `  --role 角色                   ${roles.join('、')}
  --scope own|division|department|all  范围：本人、科室、部门、全部（默认 department）
  --department 部门             部门名称或编码
  --division 科室               科室名称，范围为 division 时
  --bureau 财政局               范围为 all 时只及于该财政局的部门
`,
  en: `  --role ROLE                   ${roles.join(', ')}
  --scope own|division|department|all  how far it reaches (default department)
  --department DEPARTMENT       name or code
  --division DIVISION           its name, with division
  --bureau BUREAU               with all: only the departments of this bureau
`,
};
const effectHelp: Bilingual = { zh: '\n可在服务运行时使用，五秒内生效。\n', en: '\nWorks beside a running server and takes effect within five seconds.\n' };
const reachOptions = { role: 'text', scope: 'text', department: 'text', division: 'text', bureau: 'text' } as const;

function say(typed: Typed, text: Bilingual): void {
  process.stdout.write(`${text[typed.language]}\n`);
}

/** Runs an act of the accounts in one transaction; what the service would refuse, the command refuses in the same words. */
async function act<T>(typed: Typed, run: (tx: Transaction, service: typeof import('#server/features/accounts/index.ts')) => Promise<T>): Promise<T> {
  const [service, { Problem }] = await Promise.all([import('#server/features/accounts/index.ts'), import('#server/platform/problem.ts')]);
  try {
    return await withDatabase(typed, (database) => database.transaction((tx) => run(tx, service)));
  } catch (thrown) {
    if (thrown instanceof Problem) throw new Refusal('bad-request', thrown.messages, { cause: thrown });
    throw thrown;
  }
}

async function accountId(tx: Transaction, service: typeof import('#server/features/accounts/index.ts'), name: string): Promise<string> {
  const found = await service.findAccount(tx, name);
  if (found === null) throw new Refusal('bad-request', { zh: `没有账号 ${name}。`, en: `There is no account ${name}.` });
  return found.id;
}

async function grantOf(tx: Transaction, typed: Typed): Promise<Grant> {
  const { findBureau, findDepartment, findDivision } = await import('#server/features/organisation/index.ts');
  const role = oneOf(typed, 'role', roles, '填报人');
  const scope = oneOf(typed, 'scope', grantScopes, 'department');
  const named = async (option: string, find: (text: string) => Promise<{ readonly id: string } | null>): Promise<string | null> => {
    const text = typed.text(option);
    if (text === null) return null;
    const found = await find(text);
    if (found === null) throw new Refusal('bad-request', { zh: `--${option}：没有“${text}”。`, en: `--${option}: there is no “${text}”.` });
    return found.id;
  };
  const departmentId = await named('department', (text) => findDepartment(tx, text));
  return {
    role, scope, departmentId,
    divisionId: departmentId === null ? null : await named('division', (text) => findDivision(tx, departmentId, text)),
    bureauId: await named('bureau', (text) => findBureau(tx, text)),
  };
}

const add: Command = {
  name: 'user add',
  options: { ...dataOptions, ...reachOptions, name: 'text' },
  usage: { zh: 'user add 用户名', en: 'user add USERNAME' },
  summary: { zh: '新建账号，显示一次性初始密码', en: 'create an account and show its one-time first password' },
  help: {
    zh: `选项\n  --name 姓名                   显示的姓名（默认为用户名）\n${reachHelp.zh}${dataHelp.zh}\n不给 --role 时账号没有任何权限。\n\n例：hengji user add zhangsan --name 张三 --role 填报人 --scope division --department 示例市科技局 --division 规划科\n`,
    en: `Options\n  --name NAME                   name shown (the user name by default)\n${reachHelp.en}${dataHelp.en}\nWithout --role the account may do nothing.\n\nExample: hengji user add zhangsan --name 张三 --role 填报人 --scope division --department 示例市科技局 --division 规划科\n`,
  },
  run: async (typed) => {
    const { newAccount } = await import('#contract/session.ts');
    const given = newAccount.safeParse({ username: onlyOperand(typed, missingName), displayName: typed.text('name') ?? typed.operands[0] });
    if (!given.success) throw new Refusal('bad-request', bilingualOf(given.error.issues[0]?.message));
    const made = await act(typed, async (tx, service) => {
      const { id, firstPassword } = await service.createAccount(tx, given.data, new Date(), actor);
      if (typed.has('role')) await service.grantRole(tx, id, await grantOf(tx, typed), new Date(), actor);
      return firstPassword;
    });
    say(typed, { zh: `已建立账号 ${given.data.username}，初始密码（只显示这一次，首次登录须修改）：${made}`, en: `Account ${given.data.username} created; its first password (shown this once, to be changed at the first sign-in): ${made}` });
    return 0;
  },
};

const list: Command = {
  name: 'user list',
  options: dataOptions,
  usage: { zh: 'user list', en: 'user list' },
  summary: { zh: '列出账号、角色和状态', en: 'list accounts, roles and states' },
  help: { zh: `选项\n${dataHelp.zh}`, en: `Options\n${dataHelp.en}` },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const lines = await act(typed, (tx, service) => service.listAccounts(tx, new Date()));
    for (const { username, displayName, state, grants } of lines) {
      process.stdout.write(`${[username, displayName, state[typed.language], grants.map((grant) => grant[typed.language]).join('; ')].join('\t')}\n`);
    }
    return 0;
  },
};

const grant: Command = {
  name: 'user grant',
  options: { ...dataOptions, ...reachOptions },
  usage: { zh: 'user grant 用户名 --role 角色', en: 'user grant USERNAME --role ROLE' },
  summary: { zh: '授予角色', en: 'grant a role' },
  help: { zh: `选项\n${reachHelp.zh}${dataHelp.zh}${effectHelp.zh}`, en: `Options\n${reachHelp.en}${dataHelp.en}${effectHelp.en}` },
  run: async (typed) => {
    const name = onlyOperand(typed, missingName);
    required(typed, 'role');
    await act(typed, async (tx, service) => service.grantRole(tx, await accountId(tx, service, name), await grantOf(tx, typed), new Date(), actor));
    say(typed, { zh: `已授予 ${name}。`, en: `Granted to ${name}.` });
    return 0;
  },
};

const revoke: Command = {
  name: 'user revoke',
  options: { ...dataOptions, role: 'text' },
  usage: { zh: 'user revoke 用户名 --role 角色', en: 'user revoke USERNAME --role ROLE' },
  summary: { zh: '收回一个角色（不论范围）', en: 'revoke a role, however far it reaches' },
  help: { zh: `选项\n  --role 角色                   要收回的角色\n${dataHelp.zh}${effectHelp.zh}`, en: `Options\n  --role ROLE                   the role to revoke\n${dataHelp.en}${effectHelp.en}` },
  run: async (typed) => {
    const name = onlyOperand(typed, missingName);
    required(typed, 'role');
    const role = oneOf(typed, 'role', roles, '填报人');
    const count = await act(typed, async (tx, service) => service.revokeRoles(tx, await accountId(tx, service, name), role, new Date(), actor));
    say(typed, count === 0 ? { zh: `${name} 没有角色“${role}”。`, en: `${name} does not hold ${role}.` } : { zh: `已收回 ${name} 的 ${count} 项“${role}”。`, en: `Revoked ${count} of ${role} from ${name}.` });
    return count === 0 ? 1 : 0;
  },
};

const password: Command = {
  name: 'user password',
  options: dataOptions,
  usage: { zh: 'user password 用户名', en: 'user password USERNAME' },
  summary: { zh: '重置为一次性初始密码', en: 'set a new one-time first password' },
  help: { zh: `选项\n${dataHelp.zh}\n该账号的登录全部结束，锁定一并解除。${effectHelp.zh}`, en: `Options\n${dataHelp.en}\nEnds all sessions of the account and lifts its lock.${effectHelp.en}` },
  run: async (typed) => {
    const name = onlyOperand(typed, missingName);
    const made = await act(typed, async (tx, service) => {
      const id = await accountId(tx, service, name);
      return service.resetPassword(tx, id, new Date(), actor);
    });
    say(typed, { zh: `${name} 的初始密码（只显示这一次，首次登录须修改）：${made}`, en: `First password of ${name} (shown this once, to be changed at the first sign-in): ${made}` });
    return 0;
  },
};

const simple = (
  verb: string, summary: Bilingual, done: (name: string) => Bilingual, change: (tx: Transaction, service: typeof import('#server/features/accounts/index.ts'), id: string) => Promise<void>,
): Command => ({
  name: `user ${verb}`,
  options: dataOptions,
  usage: { zh: `user ${verb} 用户名`, en: `user ${verb} USERNAME` },
  summary,
  help: { zh: `选项\n${dataHelp.zh}${effectHelp.zh}`, en: `Options\n${dataHelp.en}${effectHelp.en}` },
  run: async (typed) => {
    const name = onlyOperand(typed, missingName);
    await act(typed, async (tx, service) => change(tx, service, await accountId(tx, service, name)));
    say(typed, done(name));
    return 0;
  },
});

/** `hengji user …`: accounts and roles from the machine itself, also where nobody can sign in any more. */
export const userCommands: readonly Command[] = [
  add, list, grant, revoke, password,
  simple('unlock', { zh: '解除锁定', en: 'lift a lock' }, (name) => ({ zh: `${name} 已解锁。`, en: `${name} is unlocked.` }), (tx, service, id) => service.unlockAccount(tx, id, new Date(), actor)),
  simple('disable', { zh: '停用账号，结束其全部登录', en: 'disable an account and end its sessions' }, (name) => ({ zh: `${name} 已停用。`, en: `${name} is disabled.` }), (tx, service, id) => service.disableAccount(tx, id, true, new Date(), actor)),
  simple('enable', { zh: '恢复停用的账号', en: 'let a disabled account in again' }, (name) => ({ zh: `${name} 已恢复。`, en: `${name} is enabled.` }), (tx, service, id) => service.disableAccount(tx, id, false, new Date(), actor)),
];

/** A sentence of a schema, `中文|English`. */
function bilingualOf(text = ''): Bilingual {
  const [zh = '', en] = text.split('|');
  return { zh, en: en ?? zh };
}
