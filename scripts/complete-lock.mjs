// Completes package-lock.json: `npm ci` of npm 11 asks for an entry for every optional package of every platform, but
// `npm install` writes none for those that the registry at hand does not serve. Run after each install: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));
const packages = lock.packages;

const systems = { android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', openharmony: 'openharmony', win32: 'win32' };
const processors = {
  arm: 'arm', 'arm-eabi': 'arm', 'arm-gnueabihf': 'arm', 'arm-musleabihf': 'arm', arm64: 'arm64', ia32: 'ia32',
  ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x', x64: 'x64',
};

/** The place of a package as Node would find it from `from`; undefined when the lock has none. */
function resolve(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const key = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[key] !== undefined) return key;
    if (folder === '') return undefined;
  }
}

/** System, processor and C library from the tail of a name such as `@oxlint/binding-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const at = words.findIndex((word) => systems[word] !== undefined);
  if (at < 0) return {};
  const rest = words.slice(at + 1).join('-');
  const processor = Object.keys(processors).sort((a, b) => b.length - a.length).find((key) => rest === key || rest.startsWith(`${key}-`));
  const libc = words[at] !== 'linux' ? undefined : /musl/.test(rest) ? 'musl' : /gnu/.test(rest) ? 'glibc' : undefined;
  return {
    ...(processor === undefined ? {} : { cpu: [processors[processor]] }),
    os: [systems[words[at]]],
    ...(libc === undefined ? {} : { libc: [libc] }),
  };
}

let added = 0;
for (const [parent, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolve(parent, name) !== undefined) continue;
    if (!/^\d/.test(version)) throw new Error(`${parent} asks for ${name} "${version}": name one version by hand`);
    packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(entry.dev ? { dev: true } : {}), optional: true };
    added += 1;
  }
}
// The address by which the registry's own packages are known everywhere: npm puts the registry at hand in its place, and needs
// no description of each package with all its versions to find one, which would double what is downloaded.
for (const [place, entry] of Object.entries(packages)) {
  if (place === '' || entry.link) continue;
  const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  entry.resolved = `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`;
}

const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added === 0 ? 'package-lock.json is complete' : `package-lock.json: ${added} optional packages added`);
