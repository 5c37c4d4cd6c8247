import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '../../examples');

/** A slip planted in the sample paper: what a check should say about it, and where. */
export type PlantedSlip = {
  readonly id: string;
  /** Rules of which at least one has to report it. */
  readonly rules: readonly string[];
  readonly project: number;
  /** Where the finding points, as it stands in the slipped paper. */
  readonly anchor: string;
  /** What it is, for people. */
  readonly note: string;
};

/** A paragraph or a table of the sample paper, in the order of the paper. */
export type SampleBlock =
  | { readonly kind: 'title' | 'remark' | 'recipient' | 'body' | 'annex-note' | 'signature' | 'annex' | 'annex-title' | 'table-unit'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const marks: readonly (readonly [string, Exclude<SampleBlock, { rows: unknown } | { level: number }>['kind']])[] = [
  ['! ', 'title'], ['= ', 'remark'], ['> ', 'recipient'], ['@ ', 'annex-note'], ['< ', 'signature'],
  ['%% ', 'annex-title'], ['%= ', 'table-unit'], ['% ', 'annex'],
];

/**
 * The sample paper as it is printed (`slips`) or with every slip put right (`clean`). Its source marks a slip as
 * `{{id|slip|right}}`, and each line by what it is.
 */
export function samplePaper(variant: 'slips' | 'clean'): SampleBlock[] {
  const source = readFileSync(join(examples, 'sample-paper.txt'), 'utf8')
    .replace(/\{\{[a-z-]+\|([^|}]*)\|([^|}]*)\}\}/g, variant === 'slips' ? '$1' : '$2');
  const blocks: SampleBlock[] = [];
  let rows: string[][] = [];
  for (const line of source.split('\n')) {
    if (line.startsWith('|')) {
      if (rows.length === 0) blocks.push({ kind: 'table', rows });
      rows.push(line.slice(1, -1).split('|').map((cell) => cell.trim()));
      continue;
    }
    rows = [];
    if (line === '') continue;
    const heading = /^(#{1,3}) (.+)$/.exec(line);
    if (heading !== null) {
      const level = heading[1]?.length;
      blocks.push({ kind: 'heading', level: level === 1 ? 1 : level === 2 ? 2 : 3, text: heading[2] ?? '' });
      continue;
    }
    const mark = marks.find(([sign]) => line.startsWith(sign));
    blocks.push(mark === undefined ? { kind: 'body', text: line } : { kind: mark[1], text: line.slice(mark[0].length) });
  }
  return blocks;
}

/** The sample paper as plain text: a paragraph a line, the cells of a row separated by tabs. */
export function sampleText(variant: 'slips' | 'clean'): string {
  return samplePaper(variant)
    .map((block) => (block.kind === 'table' ? block.rows.map((row) => row.join('\t')).join('\n') : block.text))
    .join('\n');
}

/** The ids of the slips in the order in which they stand in the paper. */
export function slipIds(): string[] {
  const marked = readFileSync(join(examples, 'sample-paper.txt'), 'utf8').matchAll(/\{\{([a-z-]+)\|/g);
  return [...new Set([...marked].map((match) => match[1] ?? ''))];
}

/** What a check of the sample paper should report. */
export function plantedSlips(): PlantedSlip[] {
  return (JSON.parse(readFileSync(join(examples, 'sample-slips.json'), 'utf8')) as { slips: PlantedSlip[] }).slips;
}
