import type { BenchData } from './data.ts';
import { quantile } from './load.ts';

/** Median milliseconds of reads asked one after the other; the least of several passes, since other work on the machine only ever adds. */
export type Reads = Readonly<Record<string, { readonly title: string; readonly median: number }>>;

const rounds = 200;
const warmUp = 40;
const passes = 3;

/** Reads that go by an index, each of another project or another year. */
export async function askReads(port: number, data: BenchData): Promise<Reads> {
  const people = data.people.filter(({ projects }) => projects.length > 0);
  const addressOf = (path: (department: string, project: string, year: number) => string) => (round: number): { url: string; cookie: string } => {
    const person = people[(round * 7) % people.length];
    const project = person?.projects[(round * 13) % person.projects.length];
    if (person === undefined || project === undefined) throw new Error('nothing to ask for');
    const department = `http://127.0.0.1:${port}/api/v1/departments/${person.departmentId}`;
    return { url: path(department, `${department}/projects/${project.id}`, project.year), cookie: person.cookie };
  };
  const kinds: Readonly<Record<string, readonly [string, (round: number) => { url: string; cookie: string }]>> = {
    list: ['项目列表', addressOf((department, _project, year) => `${department}/years/${year}/projects`)],
    search: ['按名称查找', addressOf((department, _project, year) => `${department}/years/${year}/projects?search=${encodeURIComponent('专项')}&sort=-rate`)],
    project: ['一个项目', addressOf((_department, project) => project)],
    funds: ['资金台账', addressOf((_department, project) => `${project}/funds`)],
    entries: ['收支登记（一页）', addressOf((_department, project) => `${project}/entries?limit=20`)],
    indicators: ['绩效指标', addressOf((_department, project) => `${project}/indicators`)],
    history: ['变更历史', addressOf((_department, project) => `${project}/history`)],
  };
  const found: Record<string, { title: string; median: number }> = {};
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [name, [title, of]] of Object.entries(kinds)) {
      const median = quantile(await timesOf(of), 0.5);
      found[name] = { title, median: Math.min(median, found[name]?.median ?? median) };
    }
  }
  return found;
}

export type Dashboards = { readonly department: { readonly p50: number; readonly p95: number }; readonly all: { readonly p50: number; readonly p95: number; readonly departments: number } };

/** Dashboards of one department after the other, and of all departments of the bureau. */
export async function askDashboards(port: number, data: BenchData): Promise<Dashboards> {
  const officers = data.people.filter(({ scope }) => scope.kind === 'all');
  const department = await timesOf((round) => {
    const officer = officers[round % officers.length];
    return { url: `http://127.0.0.1:${port}/api/v1/departments/${officer?.departmentId ?? ''}/years/${2020 + (round % 5)}/overview`, cookie: officer?.cookie ?? '' };
  });
  const all = await timesOf((round) => ({ url: `http://127.0.0.1:${port}/api/v1/overview?year=${2020 + (round % 5)}`, cookie: data.overseer.cookie }));
  const answer: { departments: unknown[] } = JSON.parse(await (await fetch(`http://127.0.0.1:${port}/api/v1/overview?year=2024`, { headers: { cookie: data.overseer.cookie } })).text());
  return { department: { p50: quantile(department, 0.5), p95: quantile(department, 0.95) }, all: { p50: quantile(all, 0.5), p95: quantile(all, 0.95), departments: answer.departments.length } };
}

async function timesOf(of: (round: number) => { readonly url: string; readonly cookie: string }): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const { url, cookie } = of(round);
    const started = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.status} of ${url}`);
    if (round >= warmUp) times.push(performance.now() - started);
  }
  return times.toSorted((left, right) => left - right);
}
