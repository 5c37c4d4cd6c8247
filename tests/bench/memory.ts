import { benchPaper, checkVariant } from './bench-paper.ts';

/** Prints by how many megabytes the resident memory after 2,000 reports exceeds that after 200. Run with --expose-gc. */
function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1_048_576;
}

const paper = benchPaper();
for (let round = 0; round < 200; round += 1) checkVariant(paper, round);
const early = resident();
for (let round = 200; round < 2_000; round += 1) checkVariant(paper, round);
console.log(resident() - early);
