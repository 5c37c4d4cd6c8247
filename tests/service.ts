import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Grant } from '#core/organisation/roles.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { createApplication } from '#server/application.ts';
import { createAccount, grantRole } from '#server/features/accounts/index.ts';
import { createBureau, createDepartment, createDivision, openBudgetYear } from '#server/features/organisation/index.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Database } from '#server/platform/database/handles.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { newId } from '#server/platform/row-id.ts';
import { createTestDatabase } from './database.ts';

/** Somebody signed in: requests carry the cookie, the token and what else they need. */
export type Person = {
  readonly accountId: string;
  readonly request: (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
};

export type TestService = {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly filesFolder: string;
  /** The clock of the service stands where a test puts it. */
  readonly clock: { now: Date };
  readonly bureauId: string;
  readonly departmentId: string;
  readonly divisionId: string;
  readonly otherDepartmentId: string;
  /** Somebody with these grants; a session is opened without a password, since hashing takes its time. */
  readonly person: (grants: readonly Grant[], name?: string) => Promise<Person>;
  /** 绩效管理员 of the department. */
  readonly officer: Person;
  readonly close: () => Promise<void>;
};

export const command: Actor = { accountId: null, name: '命令行', requestId: null };

/** The whole service on a database of its own: one bureau, two departments with a division each and the year 2023. */
export async function createTestService(logLevel = 'silent', more: Partial<FeatureOptions> = {}, prepare: (app: FastifyInstance) => void = () => undefined, listensLocally = true, page: string | null = null): Promise<TestService> {
  const database = await createTestDatabase(10);
  const filesFolder = mkdtempSync(join(tmpdir(), 'hengji-files-'));
  const clock = { now: new Date('2024-01-15T08:00:00.000Z') };
  const app = await createApplication({
    page: page ?? join(filesFolder, 'no-page'), listensLocally, checking: { sample: join(filesFolder, 'no-sample') }, logLevel, mostDelayMilliseconds: 120_000,
    ledger: { database, norms: loadNormBook(), now: () => clock.now, filesFolder, secureCookies: false, logInsPerMinute: 1000, ...more },
  });
  const places = await database.transaction(async (tx) => {
    const bureauId = await createBureau(tx, { name: '示例市财政局', place: '示例省/示例市' }, clock.now, command);
    const make = async (name: string, code: string): Promise<{ id: string; divisionId: string }> => {
      const id = await createDepartment(tx, { name, code, bureauId, place: '示例省/示例市' }, clock.now, command);
      const divisionId = await createDivision(tx, id, '规划科', clock.now, command);
      await openBudgetYear(tx, id, { year: 2023, targetsDue: null, selfEvaluationDue: null, reportDue: null }, clock.now, command);
      return { id, divisionId };
    };
    return { bureauId, own: await make('示例市科技局', '101'), other: await make('示例市文旅局', '102') };
  });
  prepare(app);
  await app.ready();

  const person: TestService['person'] = async (grants, name = '某人') => {
    const opened = await database.transaction(async (tx) => {
      const { id } = await createAccount(tx, { username: `u${newId().slice(-12)}`, displayName: name, mustChange: false, password: 'Not-Used-Here-42' }, clock.now, command);
      for (const grant of grants) await grantRole(tx, id, grant, clock.now, command);
      return { id, ...(await app.sessions.open(tx, id, null)) };
    });
    const session = await app.sessions.find(opened.token);
    const csrf = session?.csrfToken ?? '';
    return {
      accountId: opened.id,
      request: (method, url, body, headers = {}) => {
        const options: InjectOptions = {
          method, url, headers: { host: '127.0.0.1', 'x-csrf-token': csrf, ...headers }, cookies: { hengji_session: opened.token },
          ...(body === undefined ? {} : { payload: body as object }),
        };
        return app.inject(options);
      },
    };
  };
  return {
    app, database, filesFolder, clock, bureauId: places.bureauId, departmentId: places.own.id, divisionId: places.own.divisionId, otherDepartmentId: places.other.id, person,
    officer: await person([departmentGrant('绩效管理员', places.own.id)], '管理员甲'),
    close: async () => {
      await app.close();
      await database.close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

export function departmentGrant(role: Grant['role'], departmentId: string): Grant {
  return { role, scope: 'department', bureauId: null, departmentId, divisionId: null };
}

export function wholeGrant(role: Grant['role'], bureauId: string | null = null): Grant {
  return { role, scope: 'all', bureauId, departmentId: null, divisionId: null };
}
