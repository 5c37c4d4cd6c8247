import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameSchemas } from '#server/platform/openapi/component-names.ts';
import type { OpenApiDocument, Operation } from '#server/platform/openapi/document.ts';
import { examples } from '#server/platform/openapi/messages-examples.ts';
import { routeSummaries } from '#server/platform/openapi/messages-of-routes.ts';
import { createTestService, type TestService } from '../service.ts';

let service: TestService;
let document: OpenApiDocument;
beforeAll(async () => {
  service = await createTestService('error');
  document = (await service.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1' } })).json();
});
afterAll(() => service.close());

const operations = (): [string, Operation][] => Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]));

describe('the document', () => {
  test('is OpenAPI 3.1, and every reference in it leads somewhere', () => {
    expect([document.openapi, document.info.title]).toEqual(['3.1.0', 'Hengji 衡绩']);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(100);
    const lost = [...new Set(references)].filter((reference) => {
      let at: unknown = document;
      for (const step of reference.replace(/^#\//, '').split('/')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined;
      return !reference.startsWith('#/') || at === undefined;
    });
    expect(lost).toEqual([]);
  });

  test('describes every route, and no others', () => {
    const { servedRoutes }: { servedRoutes: readonly { readonly url: string; readonly methods: readonly string[] }[] } = service.app;
    const served = servedRoutes.filter(({ url }) => url.startsWith('/api/v1/')).flatMap(({ url, methods }) => methods.map((each) => `${each} ${url.replace(/:(\w+)/g, '{$1}')}`));
    expect(served.length).toBeGreaterThan(60);
    expect(operations().map(([name]) => name).toSorted()).toEqual([...new Set(served)].filter((name) => !name.startsWith('HEAD ')).toSorted());
  });

  test('names every operation once, with a group that is described, answers, and its parameters of the address', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const tags = document.tags.map(({ name }) => name);
    const wrong = operations().filter(([name, { tags: own, responses, parameters = [] }]) => {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      return own?.length !== 1 || !tags.includes(own[0] ?? '') || responses['4XX'] === undefined || inPath.some((param) => !parameters.some((each) => each.in === 'path' && each.name === param && each.required === true));
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  test('says in both languages what every route is for, and of no route that is not there', () => {
    const described = Object.keys(routeSummaries).map((route) => route.replace(/:(\w+)/g, '{$1}'));
    const named = operations().map(([name]) => name.replace('/api/v1', ''));
    expect(described.filter((route) => !named.includes(route))).toEqual([]);
    expect(named.filter((route) => !described.includes(route) && !/^\w+ \/(?:checks|rules)/.test(route))).toEqual([]);
  });

  test('says that changes need If-Match, and unsafe requests the token of the session', () => {
    const patches = operations().filter(([name]) => name.startsWith('PATCH '));
    expect(patches.length).toBeGreaterThan(5);
    expect(patches.filter(([, { parameters }]) => parameters?.some(({ name, required }) => name === 'If-Match' && required === true) !== true)).toEqual([]);
    const open = operations().filter(([name, { security }]) => !name.startsWith('GET ') && security?.some((each) => 'csrf' in each) !== true).map(([name]) => name);
    expect(open.filter((name) => !/\/(?:session|checks)(?:\/|$)/.test(name))).toEqual([]);
  });

  test('its examples are requests that the schemas accept', async () => {
    const schemas = await nameSchemas();
    for (const [name, example] of Object.entries(examples)) {
      const schema = [...schemas._idmap].find(([id]) => id === name)?.[1];
      expect([name, schema instanceof z.ZodType && schema.safeParse(example).error?.issues]).toEqual([name, undefined]);
    }
  });
});

test('the page of the documentation needs nothing from elsewhere and runs no script', async () => {
  const page = await service.app.inject({ url: '/api/docs', headers: { host: '127.0.0.1' } });
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const slashed = await service.app.inject({ url: '/api/docs/', headers: { host: '127.0.0.1' } });
  expect([slashed.statusCode, slashed.headers['location']]).toEqual([308, '/api/docs']);
  expect(page.body).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  expect(page.body.match(/https?:\/\//)).toBeNull();
  for (const [, { operationId }] of operations()) expect(page.body).toContain(`<details id="${operationId}">`);
  const anchors = new Set([...page.body.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
  expect([...page.body.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]).filter((anchor) => !anchors.has(anchor))).toEqual([]);
});
