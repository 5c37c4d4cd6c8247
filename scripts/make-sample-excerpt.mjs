// Writes what `hengji check examples/sample.docx` prints into both read-me files: the head, and the first finding of two
// projects. A test holds that they show what the command prints. `node scripts/make-sample-excerpt.mjs`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { stdout, stderr } = spawnSync(join(root, 'bin/hengji'), ['check', 'examples/sample.docx'], { cwd: root, encoding: 'utf8' });
const lines = stdout.split('\n');
if (lines.length < 20) throw new Error(stderr);

/** The heading of a project and its first finding. */
function firstFinding(heading) {
  const start = lines.findIndex((line) => line.startsWith(`── ${heading}`));
  if (start < 0) throw new Error(`nothing is printed under ${heading}`);
  return lines.slice(start, lines.indexOf('', start + 2));
}

const excerpt = [...lines.slice(0, 2), '…', ...firstFinding('（二）'), '…', ...firstFinding('（五）'), '…'].join('\n');
for (const name of ['README.md', 'README.zh-CN.md']) {
  const text = readFileSync(join(root, name), 'utf8');
  writeFileSync(join(root, name), text.replace(/(```sh\nbin\/hengji check examples\/sample\.docx\n```\n\n```text\n)[\s\S]*?\n```/, (_, head) => `${head}${excerpt}\n\`\`\``));
}
