// `npm run sbom`: writes what the product is made of as a CycloneDX document, from package-lock.json.
// Where to: the first argument, else dist/sbom.cdx.json. `-` is the standard output.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root } from './install.mjs';

const place = process.argv[2] ?? join(root, 'dist', 'sbom.cdx.json');
const made = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit=dev', '--package-lock-only'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' });
if (made.status !== 0) {
  console.error(`SBOM 没有生成。 · The SBOM could not be made.\n${made.stderr ?? made.error ?? ''}`);
  process.exit(1);
}

const sbom = JSON.parse(made.stdout);
const { name, version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// npm calls the product by the name of its folder, and a library.
Object.assign(sbom.metadata.component, { name, version, description, type: 'application' });
const text = `${JSON.stringify(sbom, null, 2)}\n`;
if (place === '-') process.stdout.write(text);
else {
  mkdirSync(dirname(resolve(place)), { recursive: true });
  writeFileSync(resolve(place), text);
  console.log(`${resolve(place)}: ${sbom.components.length}`);
}
