import autocannon from 'autocannon';
import type { BenchData, BenchPerson } from './data.ts';

/** What one run of the load found. Times in milliseconds; problems are answers other than 2xx, by status and address pattern. */
export type LoadResult = {
  readonly requestsPerSecond: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly slowest: number;
  readonly answers: number; readonly reads: number; readonly writes: number; readonly errors: number; readonly problems: Readonly<Record<string, number>>;
  readonly dashboards: number; readonly dashboardMedian: number; readonly dashboardSlowest: number;
};

export type LoadOptions = { readonly port: number; readonly data: BenchData; readonly connections: number; readonly seconds: number };

/** Of twenty requests of a connection two are writes: an entry that is booked, and in turns a second entry, a result or a change of the project. */
const pattern = ['list', 'project', 'funds', 'list', 'project', 'book', 'indicators', 'list', 'project', 'entries', 'list', 'project', 'funds', 'filtered', 'project', 'write', 'list', 'project', 'score', 'project'] as const;
const roundsPerConnection = 12;

/** The load of an office: many people at once, spread over the departments, each within their own reach, and a dashboard every second. */
export async function runLoad({ port, data, connections, seconds }: LoadOptions): Promise<LoadResult> {
  const problems: Record<string, number> = {};
  const times: number[] = [];
  let [reads, writes] = [0, 0];
  const people = data.people.filter(({ projects }) => projects.length > 0);
  let next = 0;
  const base = `http://127.0.0.1:${port}`;
  const watched = watchDashboards(base, data);
  const note = (method: string, pathOf: string, status: number): void => {
    if (method === 'GET') reads += 1;
    else writes += 1;
    if (status < 200 || status > 299) problems[`${status} ${method} ${pathOf}`] = (problems[`${status} ${method} ${pathOf}`] ?? 0) + 1;
  };
  const result = await autocannon({
    url: base, connections, duration: seconds, timeout: 20,
    setupClient: (client) => {
      const number = next;
      next += 1;
      // Departments in turn, and in each of them officer, division and person in charge.
      const person = people[(number * 3 + Math.floor(number / data.departmentIds.length)) % people.length];
      if (person === undefined) throw new Error('nobody to ask');
      client.setRequests(requestsOf(person, number, note));
      client.on('response', (_status, _bytes, time) => { times.push(time); });
    },
  });
  const dashboards = await watched.stop();
  times.sort((left, right) => left - right);
  return {
    requestsPerSecond: result.requests.total / result.duration, p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99), slowest: times.at(-1) ?? Number.NaN,
    answers: result.requests.total, reads, writes, errors: result.errors + result.timeouts, problems: { ...problems, ...dashboards.problems },
    dashboards: dashboards.times.length, dashboardMedian: quantile(dashboards.times, 0.5), dashboardSlowest: dashboards.times.at(-1) ?? Number.NaN,
  };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function requestsOf(person: BenchPerson, number: number, note: (method: string, path: string, status: number) => void): autocannon.Request[] {
  const headers = { host: '127.0.0.1', cookie: person.cookie, 'x-scope': JSON.stringify(person.scope) };
  const unsafe = { ...headers, 'x-csrf-token': person.csrf, 'content-type': 'application/json' };
  const department = `/api/v1/departments/${person.departmentId}`;
  let seed = number * 7919 + 17;
  const draw = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const get = (path: string, name: string): autocannon.Request => ({ method: 'GET', path, headers, onResponse: (status) => note('GET', name, status) });
  const post = (path: string, name: string, body: object): autocannon.Request => ({ method: 'POST', path, headers: unsafe, body: JSON.stringify(body), onResponse: (status) => note('POST', name, status) });
  return Array.from({ length: roundsPerConnection }, (_, round) => pattern.flatMap((what): autocannon.Request[] => {
    const project = person.projects[draw(person.projects.length)];
    if (project === undefined) return [];
    const list = `${department}/years/${project.year}/projects`;
    const one = `${department}/projects/${project.id}`;
    const entry = { kind: draw(4) === 0 ? 'received' : 'paid', amountYuan: `${100 + draw(900)}.${10 + draw(90)}`, occurredOn: `${project.year}-0${1 + draw(9)}-1${draw(10)}`, payee: '示例承担单位', payeeKind: 'enterprise', voucher: `记-${draw(10_000)}` };
    switch (what) {
      case 'list': return [get(list, 'projects')];
      case 'filtered': return [get(`${list}?sort=-rate&limit=20&search=${encodeURIComponent('专项')}`, 'projects?…')];
      case 'project': return [get(one, 'project')];
      case 'funds': return [get(`${one}/funds`, 'funds')];
      case 'entries': return [get(`${one}/entries?limit=20`, 'entries')];
      case 'indicators': return [get(`${one}/indicators`, 'indicators')];
      case 'score': return [get(`${one}/score`, 'score')];
      case 'book': return [post(`${one}/entries`, 'entries', entry)];
      case 'write': {
        if (round % 3 === 0) return [post(`${one}/entries`, 'entries', entry)];
        const indicator = project.indicatorIds[draw(project.indicatorIds.length)] ?? '';
        if (round % 3 === 1) return [post(`${one}/indicators/${indicator}/results`, 'results', { value: String(85 + draw(15)), asOf: `${project.year}-12-31` })];
        return changeOfProject(one, unsafe, headers, note);
      }
    }
  })).flat();
}

/** Reads a project and changes it against the version read. Somebody else may have been faster: being told so is the right answer, not an error. */
function changeOfProject(path: string, unsafe: object, headers: object, note: (method: string, path: string, status: number) => void): autocannon.Request[] {
  type Context = { etag?: string };
  return [
    {
      method: 'GET', path, headers: { ...headers },
      onResponse: (status, _body, context: Context, answered) => {
        note('GET', 'project', status);
        const etag = answered?.['etag'] ?? answered?.['ETag'];
        if (typeof etag === 'string') context.etag = etag;
      },
    },
    {
      method: 'PATCH', path,
      setupRequest: (request, context: Context) => ({ ...request, headers: { ...unsafe, 'if-match': context.etag ?? '"0"' }, body: JSON.stringify({ note: `经办意见 ${context.etag ?? ''}` }) }),
      onResponse: (status) => note('PATCH', 'project', status === 412 ? 204 : status),
    },
  ];
}

/** Asks for a department's dashboard, and for that of all departments, once a second. */
function watchDashboards(base: string, { people, overseer, departmentIds }: BenchData): { readonly stop: () => Promise<{ readonly times: number[]; readonly problems: Record<string, number> }> } {
  const times: number[] = [];
  const problems: Record<string, number> = {};
  let asked = 0;
  const under: Promise<void>[] = [];
  const ask = async (path: string, cookie: string): Promise<void> => {
    const started = performance.now();
    const answer = await fetch(`${base}${path}`, { headers: { cookie } });
    await answer.arrayBuffer();
    times.push(performance.now() - started);
    if (!answer.ok) problems[`${answer.status} GET dashboard`] = (problems[`${answer.status} GET dashboard`] ?? 0) + 1;
  };
  const timer = setInterval(() => {
    const departmentId = departmentIds[asked % departmentIds.length];
    const person = people.find((each) => each.departmentId === departmentId);
    asked += 1;
    under.push(ask(`/api/v1/departments/${departmentId ?? ''}/years/2024/overview`, person?.cookie ?? ''), ask('/api/v1/overview?year=2024', overseer.cookie));
  }, 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.allSettled(under);
      return { times: times.toSorted((left, right) => left - right), problems };
    },
  };
}
