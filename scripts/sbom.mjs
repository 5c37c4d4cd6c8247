// `npm run sbom`: writes what the product is made of as a CycloneDX document, from package-lock.json.
// Where to: the first argument, else dist/sbom.cdx.json. `-` is the standard output.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root } from './install.mjs';

const place = process.argv[2] ?? join(root, 'dist', 'sbom.cdx.json');
const made = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' });
if (made.status !== 0) {
  console.error(`SBOM 没有生成。 · The SBOM could not be made.\n${made.stderr ?? made.error ?? ''}`);
  process.exit(1);
}

const sbom = JSON.parse(made.stdout);
const { name, version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// `npm sbom --omit=dev` leaves out what the product and its tests both need, so that the lock decides.
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const shipped = new Set(Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
  .map(([path, entry]) => `pkg:npm/${entry.name ?? path.replace(/^.*node_modules\//, '')}@${entry.version}`));
sbom.components = sbom.components.filter(({ purl }) => shipped.has(decodeURIComponent(purl)));
const kept = new Set([sbom.metadata.component['bom-ref'], ...sbom.components.map((component) => component['bom-ref'])]);
sbom.dependencies = sbom.dependencies.filter(({ ref }) => kept.has(ref)).map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => kept.has(ref)) }));
// npm calls the product by the name of its folder, and a library.
Object.assign(sbom.metadata.component, { name, version, description, type: 'application' });
const text = `${JSON.stringify(sbom, null, 2)}\n`;
if (place === '-') process.stdout.write(text);
else {
  mkdirSync(dirname(resolve(place)), { recursive: true });
  writeFileSync(resolve(place), text);
  console.log(`${resolve(place)}: ${sbom.components.length}`);
}
