import { afterAll, beforeAll, expect, test } from 'vitest';
import { normDocuments, norms } from '#contract/norms.ts';
import { createTestService, type TestService } from '../service.ts';

let service: TestService;
beforeAll(async () => { service = await createTestService(); });
afterAll(() => service.close());

test('the norm book is read by day and place, each entry with its source and whether it was verified', async () => {
  const read = async (query: string) => norms.parse((await service.officer.request('GET', `/api/v1/norms${query}`)).json()).items;
  const all = await read('');
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(({ document }) => document.title === '')).toEqual([]);
  const bases = await read('?id=execution-rate-base/self-evaluation&date=2023-06-30');
  expect(bases.map(({ place, codes, value }) => [place, codes, value])).toEqual([['', ['adjusted-budget'], null], ['四川省', ['adjusted-budget'], null]]);
  const sichuan = `place=${encodeURIComponent('四川省/成都市')}`;
  expect((await read(`?id=execution-rate-base/self-evaluation&date=2023-06-30&${sichuan}`)).map(({ place }) => place)).toEqual(['', '四川省']);
  // In force from 1 January 2023: not on the day before.
  expect((await read(`?id=execution-rate-base/self-evaluation&date=2022-12-31&${sichuan}`)).map(({ place }) => place)).toEqual(['']);
  expect((await read('?id=nothing'))).toEqual([]);
  expect((await read('?document=caiyu-2020-10')).every(({ document }) => document.id === 'caiyu-2020-10')).toBe(true);
  const cards = normDocuments.parse((await service.officer.request('GET', '/api/v1/norms/documents')).json()).items;
  expect(cards.some(({ verified }) => verified) && cards.some(({ verified }) => !verified)).toBe(true);
  expect((await service.app.inject({ url: '/api/v1/norms', headers: { host: '127.0.0.1' } })).statusCode).toBe(401);
});
