import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bench-paper.ts';

const page = join(root, 'docs/performance.md');

/** Replaces one part of the page on performance, from its heading to the next; a part that is not there yet comes last. */
export function writePart(heading: string, text: string): void {
  const parts = readFileSync(page, 'utf8').split(/^(?=## )/m);
  const written = `## ${heading}\n\n${text.trim()}\n`;
  const at = parts.findIndex((part) => part.startsWith(`## ${heading}\n`));
  const all = at < 0 ? [...parts, written] : parts.with(at, written);
  writeFileSync(page, `${all.map((part) => part.trim()).join('\n\n')}\n`);
}
