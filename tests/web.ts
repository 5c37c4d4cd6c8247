import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Grant } from '#core/organisation/roles.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { createApplication } from '#server/application.ts';
import { loadExample } from '#server/example/index.ts';
import { createAccount, grantRole } from '#server/features/accounts/index.ts';
import type { Database } from '#server/platform/database/handles.ts';
import { launchBrowser } from './browser.ts';
import { createTestDatabase } from './database.ts';
import { command, createTestService, departmentGrant, type TestService } from './service.ts';

const root = join(import.meta.dirname, '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const testPassword = 'Lan-Shan-Yu-Qiao-42';
/** Of the accounts of the example: shili-jixiao and the others. */
export const examplePassword = 'Hengji-Shili-2023';

/** A window on the service, with what the page complained about: errors, warnings, dialogs, and requests to elsewhere. */
export type Window = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[]; readonly close: () => Promise<void> };

export type WindowChoices = { readonly language?: 'zh' | 'en'; readonly theme?: 'light' | 'dark'; readonly width?: number; readonly height?: number; readonly password?: string };

/** What the page stands on: the service of the tests, or one that holds the example and nothing else. */
type Ground = { readonly app: FastifyInstance; readonly database: Database; readonly clock: { now: Date }; readonly close: () => Promise<void> };

export type TestWeb<G extends Ground = TestService> = {
  readonly service: G;
  readonly browser: Browser;
  readonly address: string;
  /** An account with a password that may sign in; `mustChange` for one that has only a first password. */
  readonly account: (username: string, grants: readonly Grant[], mustChange?: boolean) => Promise<string>;
  /** A window at an address of the page (`#/…`); signed in where a user name is given. */
  readonly open: (username: string | null, hash?: string, choices?: WindowChoices) => Promise<Window>;
  readonly close: () => Promise<void>;
};

/** The service with the built page and a browser in front of it. The clock of the service is the real one, since cookies go by the browser's. */
export async function startWeb(): Promise<TestWeb> {
  const page = buildPage();
  return open(await createTestService('silent', {}, () => undefined, true, page), page);
}

/** The same with the example department in it, whose people sign in with `examplePassword`. */
export async function startExampleWeb(): Promise<TestWeb<Ground>> {
  const page = buildPage();
  const database = await createTestDatabase(10);
  const filesFolder = mkdtempSync(join(tmpdir(), 'hengji-files-'));
  const clock = { now: new Date() };
  const norms = loadNormBook();
  await loadExample(database, norms, clock.now);
  const app = await createApplication({
    page, listensLocally: true, checking: { sample: join(root, 'examples/sample.docx') }, logLevel: 'silent', mostDelayMilliseconds: 120_000,
    ledger: { database, norms, now: () => clock.now, filesFolder, secureCookies: false, logInsPerMinute: 1000 },
  });
  return open({
    app, database, clock,
    close: async () => {
      await app.close();
      await database.close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  }, page);
}

/** The page built and put aside, so that nobody who builds it meanwhile takes files away from under the browser. */
export function buildPage(): string {
  execFileSync(process.execPath, [join(root, 'scripts/build-web.mjs')], { stdio: 'pipe' });
  const page = mkdtempSync(join(tmpdir(), 'hengji-page-'));
  cpSync(join(root, 'dist/web'), page, { recursive: true });
  return page;
}

async function open<G extends Ground>(service: G, pageFolder: string): Promise<TestWeb<G>> {
  service.clock.now = new Date();
  const address = await service.app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();

  const account: TestWeb['account'] = (username, grants, mustChange = false) => service.database.transaction(async (tx) => {
    const { id } = await createAccount(tx, { username, displayName: username, password: testPassword, mustChange }, service.clock.now, command);
    for (const grant of grants) await grantRole(tx, id, grant, service.clock.now, command);
    return id;
  });

  const openWindow: TestWeb['open'] = async (username, hash = '#/', { language = 'zh', theme = 'light', width = 1280, height = 800, password = testPassword } = {}) => {
    service.clock.now = new Date();
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', acceptDownloads: true });
    await context.addInitScript(([chosenLanguage, chosenTheme]) => {
      localStorage.setItem('hengji.language', localStorage.getItem('hengji.language') ?? chosenLanguage);
      localStorage.setItem('hengji.theme', localStorage.getItem('hengji.theme') ?? chosenTheme);
    }, [language, theme] as const);
    if (username !== null) {
      const answer = await context.request.post(`${address}/api/v1/session`, { data: { username, password } });
      if (!answer.ok()) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url())) complaints.push(`request to ${request.url()}`);
    });
    await page.goto(`${address}/${hash}`);
    return { page, context, complaints, close: () => context.close() };
  };

  return {
    service, browser, address, account, open: openWindow,
    close: async () => {
      await browser.close();
      await service.close();
      rmSync(pageFolder, { recursive: true, force: true });
    },
  };
}

/** What axe finds against WCAG 2.2 AA, a line each. */
export async function violations(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe.run;
    return (await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${where}: ${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`));
}

export { departmentGrant };
