import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Culture, recognizeCurrency, recognizePercentage } from '@microsoft/recognizers-text-suite';
import { equalDecimals, parseDecimal, plainDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import type { Figure } from '#core/figure.ts';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';
import { amountsOf, percentsOf } from '../gold/figure-truth.ts';

/** Right, false and missed out of what stands in the text, and how fast it was found. */
export type Score = { readonly right: number; readonly of: number; readonly wrong: number; readonly megabytesPerSecond: number };

export type FiguresBench = {
  readonly text: string;
  readonly bytes: number;
  readonly ours: { readonly money: Score; readonly percent: Score };
  readonly theirs: { readonly money: Score; readonly percent: Score };
  /** Our speed, finding every kind of figure, over theirs, finding amounts and percents. */
  readonly timesAsFast: number;
};

const report = join(import.meta.dirname, '../../../shared/corpus/ganzhou-2023/report.txt');
const sample = join(import.meta.dirname, '../../examples/sample-paper.txt');

/**
 * Our recogniser against the zh-CN models of @microsoft/recognizers-text-suite (currency and percentage, line by line)
 * on the same folded text in the same run. The truth is read off the text by a rule of its own (`figure-truth.ts`);
 * the malformed amount is right only if it is reported as malformed. Without the real report, the sample paper is taken.
 */
export function benchFigures(): FiguresBench {
  const path = existsSync(report) ? report : sample;
  if (path === sample) console.warn(`figures-bench: ${report} is not there, the sample paper is measured instead`);
  const source = readFileSync(path, 'utf8');
  const { text } = foldDocument(plainDocument('report.txt', source));
  const bytes = Buffer.byteLength(text);
  const lines = text.split('\n').filter((line) => line !== '');

  const ourTime = medianTime(() => recogniseFigures(text), 200, 100);
  const currency = (): Found[] => lines.flatMap((line) => recognizeCurrency(line, Culture.Chinese).map(({ resolution, typeName }) => ({ typeName, ...resolution })));
  const percentage = (): Found[] => lines.flatMap((line) => recognizePercentage(line, Culture.Chinese).map(({ resolution, typeName }) => ({ typeName, ...resolution })));
  const currencyTime = medianTime(currency, 3, 1);
  const percentTime = medianTime(percentage, 5, 2);

  const truth = { money: amountsOf(text), percent: percentsOf(text) };
  const figures = recogniseFigures(text);
  const speed = (milliseconds: number): number => bytes / 1000 / milliseconds;
  const ours = (kind: Figure['kind'], of: readonly string[]): Score => ({
    ...compare(of, figures.filter((figure) => figure.kind === kind).map(({ value }) => (value === null ? 'malformed' : plainDecimal(value)))), megabytesPerSecond: speed(ourTime),
  });
  return {
    text: path === report ? 'report.txt (Ganzhou 2023)' : 'examples/sample-paper.txt', bytes,
    ours: { money: ours('money', truth.money), percent: ours('percent', truth.percent) },
    theirs: {
      money: { ...compare(truth.money, currency().map(yuanOf)), megabytesPerSecond: speed(currencyTime) },
      percent: { ...compare(truth.percent, percentage().map(percentOf)), megabytesPerSecond: speed(percentTime) },
    },
    timesAsFast: (currencyTime + percentTime) / ourTime,
  };
}

type Found = { readonly typeName: string; readonly value?: string; readonly unit?: string };

/** Milliseconds of one call: the median of several, after the first ones have warmed the machine up. */
function medianTime(call: () => unknown, rounds: number, warmUp: number): number {
  for (let round = 0; round < warmUp; round += 1) call();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    call();
    times.push(performance.now() - started);
  }
  times.sort((left, right) => left - right);
  return times[Math.floor(rounds / 2)] ?? Number.NaN;
}

const plain = (number: string): string | null => {
  const read: Decimal | null = parseDecimal(number);
  return read === null ? null : plainDecimal(read);
};

/** Their amounts carry the unit in words. Currency of another name than the yuan is no amount of this text. */
function yuanOf({ value, unit }: Found): string {
  return unit?.includes('元') === true || unit === 'Chinese yuan' ? plain(value ?? '') ?? `${value}` : `${value} ${unit}`;
}

function percentOf({ value }: Found): string {
  const number = value?.replace('%', '') ?? '';
  return plain(number) ?? number;
}

function compare(truth: readonly string[], found: readonly string[]): { readonly right: number; readonly of: number; readonly wrong: number } {
  const rest = [...found];
  let right = 0;
  for (const entry of truth) {
    const at = rest.findIndex((candidate) => candidate === entry || isEqual(candidate, entry));
    if (at < 0) continue;
    rest.splice(at, 1);
    right += 1;
  }
  return { right, of: truth.length, wrong: rest.length };
}

function isEqual(left: string, right: string): boolean {
  const [one, other] = [parseDecimal(left), parseDecimal(right)];
  return one !== null && other !== null && equalDecimals(one, other);
}

/** A line per recogniser. */
export function printFiguresBench({ text, bytes, ours, theirs, timesAsFast }: FiguresBench): string {
  const cell = ({ right, of, wrong }: Score): string => `${right}/${of}, ${wrong} false`;
  const row = (name: string, money: Score, percent: Score): string =>
    `${name.padEnd(44)} ${cell(money).padEnd(16)} ${cell(percent).padEnd(16)} ${money.megabytesPerSecond.toFixed(3).padStart(8)} ${percent.megabytesPerSecond.toFixed(3).padStart(8)}`;
  return [
    `Figures of ${text}, ${bytes} bytes folded`,
    `${''.padEnd(44)} ${'money'.padEnd(16)} ${'percent'.padEnd(16)} ${'MB/s $'.padStart(8)} ${'MB/s %'.padStart(8)}`,
    row('ours (every kind of figure in one pass)', ours.money, ours.percent),
    row('@microsoft/recognizers-text-suite zh-CN', theirs.money, theirs.percent),
    `${timesAsFast.toFixed(0)} times as fast`,
  ].join('\n');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) console.log(printFiguresBench(benchFigures()));
