import type { Bilingual } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import { onlyOperand, refuseOperandsAfter, type Command, type Typed } from '#cli/command.ts';
import { dataOptions, withDatabase } from '#cli/data-place.ts';
import type { Transaction } from '#server/platform/database/handles.ts';

const actor = { accountId: null, name: '命令行', requestId: null };
const dataHelp: Bilingual = { zh: '  --data 目录                   数据目录\n', en: '  --data DIR                    data folder\n' };

type Organisation = typeof import('#server/features/organisation/index.ts');

/** Runs an act of the organisation in one transaction; what the service would refuse, the command refuses in the same words. */
async function act<T>(typed: Typed, run: (tx: Transaction, organisation: Organisation) => Promise<T>): Promise<T> {
  const [organisation, { Problem }] = await Promise.all([import('#server/features/organisation/index.ts'), import('#server/platform/problem.ts')]);
  try {
    return await withDatabase(typed, (database) => database.transaction((tx) => run(tx, organisation)));
  } catch (thrown) {
    if (thrown instanceof Problem) throw new Refusal('bad-request', thrown.messages, { cause: thrown });
    throw thrown;
  }
}

function refuse(zh: string, en: string): Refusal {
  return new Refusal('bad-request', { zh, en });
}

/** What the interface would not take is not taken here either. */
async function checked(name: string, code: string | null, place: string | null, bureau: string | null): Promise<{ readonly name: string; readonly code: string | null; readonly place: string; readonly bureau: string | null }> {
  const { newBureau, newDepartment } = await import('#contract/organisation.ts');
  const department = newDepartment.safeParse({ name, code, place: place ?? '' });
  if (!department.success) {
    const [issue] = department.error.issues;
    const [zh = '', en = zh] = (issue?.message ?? '').split('|');
    throw refuse(`${String(issue?.path[0])}：${zh}`, `${String(issue?.path[0])}: ${en}`);
  }
  const named = bureau === null ? null : newBureau.safeParse({ name: bureau });
  if (named?.success === false) throw refuse('--bureau 应为 1 至 80 个字的名称。', '--bureau is a name of 1 to 80 characters.');
  return { name: department.data.name, code: department.data.code, place: department.data.place, bureau: named?.data.name ?? null };
}

const add: Command = {
  name: 'department add',
  options: { ...dataOptions, code: 'text', bureau: 'text', place: 'text' },
  usage: { zh: 'department add 名称', en: 'department add NAME' },
  summary: { zh: '建立部门，需要时连同财政局', en: 'create a department, and its bureau where it is new' },
  help: {
    zh: `选项
  --code 编码                   部门预算编码，如 101
  --bureau 财政局               主管的财政局；没有则新建
  --place 省/市/县              所在地，决定适用哪些地方规定；默认与财政局相同
${dataHelp.zh}
名称和编码不能与已有部门重复。可在服务运行时使用。

例：hengji department add 示例市科技局 --code 101 --bureau 示例市财政局 --place 示例省/示例市
`,
    en: `Options
  --code C                      code of the department in the budget, such as 101
  --bureau NAME                 the finance bureau over it, created where it is new
  --place PROVINCE/CITY/COUNTY  where it is, which decides the local norms; that of the bureau by default
${dataHelp.en}
Neither name nor code may be those of another department. Works beside a running server.

Example: hengji department add 示例市科技局 --code 101 --bureau 示例市财政局 --place 示例省/示例市
`,
  },
  run: async (typed) => {
    const given = await checked(onlyOperand(typed, { zh: '请给出部门名称。', en: 'Give the name of the department.' }), typed.text('code'), typed.text('place'), typed.text('bureau'));
    const { name, code } = given;
    const madeBureau = await act(typed, async (tx, { createBureau, createDepartment, findBureau, findDepartment }) => {
      for (const text of code === null ? [name] : [name, code]) {
        if (await findDepartment(tx, text) !== null) throw refuse(`已有部门“${text}”。`, `There is already a department “${text}”.`);
      }
      const at = new Date();
      const found = given.bureau === null ? null : await findBureau(tx, given.bureau);
      const made = given.bureau === null || found !== null ? null : await createBureau(tx, { name: given.bureau, place: given.place }, at, actor);
      await createDepartment(tx, { name, code, bureauId: found?.id ?? made, place: given.place === '' ? found?.place ?? '' : given.place }, at, actor);
      return made !== null;
    });
    if (madeBureau) process.stdout.write(typed.language === 'en' ? `Created the bureau “${given.bureau}”.\n` : `已建立财政局“${given.bureau}”。\n`);
    process.stdout.write(typed.language === 'en' ? `Created the department “${name}”.\n` : `已建立部门“${name}”。\n`);
    return 0;
  },
};

const list: Command = {
  name: 'department list',
  options: dataOptions,
  usage: { zh: 'department list', en: 'department list' },
  summary: { zh: '列出部门：编码、名称、财政局、所在地、年度', en: 'list departments: code, name, bureau, place, years' },
  help: { zh: `选项\n${dataHelp.zh}\n每行一个部门，各项以制表符分隔。\n`, en: `Options\n${dataHelp.en}\nOne department a line, separated by tabs.\n` },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const departments = await act(typed, (tx, { listDepartments }) => listDepartments(tx));
    for (const { code, name, bureau, place, years } of departments) process.stdout.write(`${[code ?? '', name, bureau ?? '', place, years.join(typed.language === 'en' ? ', ' : '、')].join('\t')}\n`);
    return 0;
  },
};

/** `hengji department …`: what a new store needs before anybody can work in it. */
export const departmentCommands: readonly Command[] = [add, list];
