import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const command = join(root, 'bin', 'hengji');

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string; readonly bytes: Buffer };

/** Runs `bin/hengji` as a user does; neither output is a terminal. */
export function hengji(args: readonly string[], options: { input?: string | Buffer; cwd?: string; env?: Record<string, string>; command?: string } = {}): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(options.command ?? command, args, { cwd: options.cwd ?? root, env: { ...process.env, ...options.env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    child.on('error', failed);
    child.on('close', (status) => done({ status, bytes: Buffer.concat(out), stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
    child.stdin.on('error', () => {});
    child.stdin.end(options.input);
  });
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'hengji-command-'));

/** 120万元 of 300万元 are 40 %, and so it says. */
export const cleanPaper = `2023年度示例市科技局部门预算绩效评价报告

示例市财政局：
根据有关要求，现将2023年度绩效评价情况报告如下：
（一）技能培训经费
2023年依据《关于开展技能培训工作的通知》（示科字〔2023〕8号）设立本项目，主要用于技能培训。
1.绩效目标实现情况
本项目年度预算300万元，1～12月计划支出300万元，实际支出120万元，预算执行率40%。由于培训基地8月才完成验收，两期培训推迟到下一年度举办，支出进度慢于计划。对照批复的绩效目标，举办培训班6期，培训技术人员240人。
2.存在的问题和下一步改进措施
培训基地验收较晚，支出进度偏慢。下一步将提前安排验收，督促承办单位按进度支出。

示例市科技局
2024年3月15日
`;

/** The same with a rate that its own amounts do not give. */
export const wrongPaper = cleanPaper.replace('预算执行率40%', '预算执行率47.5%');
