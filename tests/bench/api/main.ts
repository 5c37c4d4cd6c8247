import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#server/platform/database/open-database.ts';
import { writePart } from '../part-of-page.ts';
import { growData, loadData, type BenchData } from './data.ts';
import { runLoad, type LoadResult } from './load.ts';
import { askDashboards, askReads, type Reads } from './single.ts';

/** `--name=value`, or the usual. */
function option(name: string, usual: number): number {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? usual : Number(given.slice(name.length + 3));
}

const seconds = option('seconds', 30);
const connections = option('connections', 220);
const departments = option('departments', 100);
const allPayments = option('payments', 3_000_000);
const url = process.env['DATABASE_URL'] ?? '';

/** A server in a process of its own, while something is asked of it. */
async function beside<T>(which: 'service' | 'bare', dataFolder: string, act: (port: number) => Promise<T>): Promise<T> {
  const child: ChildProcess = fork(join(import.meta.dirname, `${which}.ts`), [dataFolder, url], { execArgv: ['--max-semi-space-size=32'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(Number(message)));
      child.once('exit', () => reject(new Error(`${which} did not start`)));
    });
    // What it loaded at its start may have held it up.
    while (!(await fetch(`http://127.0.0.1:${port}/healthz`)).ok) await new Promise((resolve) => { setTimeout(resolve, 500); });
    return await act(port);
  } finally {
    child.disconnect();
    await exited;
  }
}

const loaded = (which: 'service' | 'bare', dataFolder: string, data: BenchData): Promise<LoadResult> => beside(which, dataFolder, async (port) => {
  await runLoad({ port, data, connections, seconds: Math.min(5, seconds) });
  return runLoad({ port, data, connections, seconds });
});

const say = (text: string): void => { console.error(`${new Date().toISOString().slice(11, 19)} ${text}`); };
const fixed = (value: number, decimals = 1): string => value.toFixed(decimals);

const dataFolder = mkdtempSync(join(tmpdir(), 'hengji-bench-'));
const database = await openDatabase({ dataFolder, ...(url === '' ? {} : { url }) });
try {
  say(`loading ${departments} departments × 30 projects × 5 years`);
  const data = await loadData(database.pool, { departments, paymentsPerProject: 10 });
  say('single reads');
  const before = await beside('service', dataFolder, (port) => askReads(port, data));
  say(`the service under load, ${connections} connections for ${seconds} s`);
  const service = await loaded('service', dataFolder, data);
  say(`${fixed(service.requestsPerSecond, 0)} requests/s; the bare server under the same load`);
  const bare = await loaded('bare', dataFolder, data);
  say(`${fixed(bare.requestsPerSecond, 0)} requests/s; growing to ${departments * 10} departments and ${allPayments} payments`);
  await growData(database.pool, { departments: departments * 9, payments: allPayments });
  say('single reads and dashboards of the grown store');
  const [after, dashboards] = await beside('service', dataFolder, async (port) => [await askReads(port, data), await askDashboards(port, data)] as const);
  const { rows: [grown] } = await database.pool.query<{ payments: string; projects: string }>(`select (select count(*) from fund_entry where kind = 'paid')::text as payments, (select count(*) from project)::text as projects`);

  const share = service.requestsPerSecond / bare.requestsPerSecond;
  const problems = Object.entries(service.problems);
  const rows: { what: string; measured: string; target: string; met: boolean }[] = [
    { what: '每秒请求数（九成读、一成写）', measured: fixed(service.requestsPerSecond, 0), target: '≥ 2,000', met: service.requestsPerSecond >= 2000 },
    { what: '与裸服务之比（同一次运行、同一存储）', measured: `${fixed(share * 100)}%（裸服务 ${fixed(bare.requestsPerSecond, 0)}）`, target: '≥ 60%', met: share >= 0.6 },
    { what: '应答时间 p50 / p95 / p99', measured: `${fixed(service.p50)} / ${fixed(service.p95)} / ${fixed(service.p99)} ms`, target: 'p99 < 200 ms', met: service.p99 < 200 },
    { what: '错误应答', measured: `${service.errors + problems.reduce((sum, [, count]) => sum + count, 0)}（${service.answers} 次应答：读 ${service.reads}，写 ${service.writes}）`, target: '0', met: service.errors === 0 && problems.length === 0 },
    { what: '负载下每秒各一次的总览，中位数', measured: `${fixed(service.dashboardMedian)} ms（${service.dashboards} 次）`, target: '对照', met: true },
    { what: `部门总览（全库 ${grown?.payments ?? '?'} 笔支付），p50 / p95`, measured: `${fixed(dashboards.department.p50)} / ${fixed(dashboards.department.p95)} ms`, target: '< 20 ms', met: dashboards.department.p50 < 20 },
    { what: `全部部门总览（${dashboards.all.departments} 个部门），p50 / p95`, measured: `${fixed(dashboards.all.p50)} / ${fixed(dashboards.all.p95)} ms`, target: '< 50 ms', met: dashboards.all.p50 < 50 },
    ...growthOf(before, after),
  ];
  const table = ['| 项目 | 测得 | 目标 | |', '| --- | --- | --- | --- |', ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.target} | ${row.met ? '达到' : '未达到'} |`)].join('\n');
  console.log(table);
  for (const [what, count] of problems) console.log(`${count} × ${what}`);
  if (process.argv.includes('--write')) {
    writePart('The service under load', `
Written by \`npm run bench:api -- --write\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown processor'}), ${url === '' ? 'the PostgreSQL that comes with the product' : 'a PostgreSQL server of its own'}.
The store, the service and what loads it share these cores. Data: ${departments} departments × 30 projects × 5 years, each project with budgets, a monthly plan, arrivals, ten payments and six indicators with results.
${connections} connections for ${seconds} s after a warm-up; each is somebody signed in (performance officers of a department, people of a division, people in charge of some projects), asking within their own reach: lists of
a year, projects, funds, entries, indicators, points, a filtered list; one request in ten writes: payments and arrivals, results, changes against a version. Sessions, permissions, row scope, validation, the audit trail in the same
transaction, rate limits and security headers are on. The bare server is the same framework with the same statements on the same store, without sign-in, validation, audit and headers. Growth: the same single reads, one after
the other, with ten times the departments and ${grown?.payments ?? '?'} payments.

${table}
`);
  }
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
} finally {
  await database.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

function growthOf(before: Reads, after: Reads): { what: string; measured: string; target: string; met: boolean }[] {
  return Object.entries(before).map(([name, { title, median }]) => {
    const then = after[name]?.median ?? Number.NaN;
    return { what: `${title}：十倍数据`, measured: `${fixed(median, 2)} → ${fixed(then, 2)} ms（${fixed(then / median, 2)} 倍）`, target: '≤ 2 倍', met: then / median <= 2 };
  });
}
