import type { CheckReport } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import type { Severity } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { rules as allRules } from '#checker/engine/registry.ts';
import { printReport } from '#checker/report/print-report.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import type { Language } from '#core/report-messages.ts';
import type { Rule } from '#checker/rules/rule.ts';
import type { CheckRequest } from '#cli/check-request.ts';
import { commandMessages, type CommandMessages } from '#cli/command-messages.ts';
import { listInputs, readInput, type InputFile } from '#cli/input-files.ts';
import { fileSink, planOutput, standardOutput, type OutputPlan, type Sink } from '#cli/output-places.ts';
import { nearestTo } from '#cli/nearest-name.ts';
import { progressBar } from '#cli/progress-bar.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { readDocument } from '#reading/read-document.ts';

/** Exit status: no error finding, at least one, a file that could not be read or a command that could not be followed. */
export type ExitStatus = 0 | 1 | 2;

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Checks files one at a time and writes what was asked for. A file that cannot be read costs one line on standard error; the others are still checked. */
export async function runCheck(request: CheckRequest): Promise<ExitStatus> {
  const messages = commandMessages(request.language);
  const complain = (line: string): void => { process.stderr.write(`${line.replace(/\s*\n\s*/g, ' ')}\n`); };

  const rules = selectRules(request.rules, messages);
  if ('wrong' in rules) return complain(rules.wrong), 2;
  const { files, refusals, isMany } = await listInputs(request.inputs, request.language);
  const plan = await planOutput(request, files, process.stdout.isTTY === true);
  if (plan.kind === 'needs-out') return complain(messages.needsOut(request.format)), 2;
  if (plan.kind === 'out-is-input') return complain(messages.outIsInput(plan.path)), 2;
  if (plan.kind === 'out-not-folder') return complain(messages.outNotFolder(plan.path)), 2;
  for (const { path, refusal } of refusals) complain(messages.about(path, refusal.messages[request.language]));

  let status: ExitStatus = refusals.length > 0 ? 2 : 0;
  const bar = progressBar(files.length, process.stderr);
  const output = new Output(request, plan, isMany);
  for (const [index, file] of files.entries()) {
    bar.show(index, file.name);
    try {
      const checked = await checkFile(file, request, rules.selected);
      // The bar and the text may share a terminal.
      if (plan.kind === 'standard-output') bar.clear();
      await output.put(file, checked);
      if (status === 0 && checked.hasError) status = 1;
    } catch (thrown) {
      bar.clear();
      status = 2;
      if (thrown instanceof OutputFailure) {
        complain(messages.cannotWrite(thrown.path, thrown.why));
        break;
      }
      if (isBrokenPipe(thrown)) throw thrown;
      complain(messages.about(file.path, complaintOf(thrown, request.language)));
    }
  }
  bar.clear();
  try {
    await output.end();
  } catch (thrown) {
    if (!(thrown instanceof OutputFailure)) throw thrown;
    complain(messages.cannotWrite(thrown.path, thrown.why));
    status = 2;
  }
  return status;
}

function complaintOf(thrown: unknown, language: Language): string {
  if (thrown instanceof Refusal) return thrown.messages[language];
  return commandMessages(language).defect(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
}

function selectRules(ids: readonly string[] | null, messages: CommandMessages): { readonly selected: readonly Rule[] } | { readonly wrong: string } {
  if (ids === null) return { selected: allRules };
  const unknown = ids.find((id) => !allRules.some((rule) => rule.id === id));
  if (unknown !== undefined) return { wrong: messages.unknownRule(unknown, nearestTo(unknown, allRules.map(({ id }) => id))) };
  return { selected: allRules.filter(({ id }) => ids.includes(id)) };
}

type Checked = { readonly content: string | Uint8Array; readonly hasError: boolean };

async function checkFile(file: InputFile, request: CheckRequest, rules: readonly Rule[]): Promise<Checked> {
  const bytes = await readInput(file);
  const document = await readDocument(file.name, bytes);
  if (request.textOnly) return { content: document.text, hasError: false };
  norms ??= loadNormBook();
  const result = checkDocument(document, { norms, rules, ...(request.asOf === null ? {} : { asOf: request.asOf }) });
  const whole = writeCheckReport(document, result, request.language);
  const findings = whole.findings.filter((finding) => weight[finding.severity] <= weight[request.severity]);
  const report = { ...whole, findings };
  return {
    content: await writeAs(request, document, report, bytes, whole.findings.length - findings.length),
    hasError: findings.some((finding) => finding.severity === 'error'),
  };
}

let norms: ReturnType<typeof loadNormBook> | null = null;

/** The writers of documents are loaded when they are needed: none of them costs time where text or JSON is asked for. */
async function writeAs(request: CheckRequest, document: Document, report: CheckReport, original: Uint8Array, hidden: number): Promise<string | Uint8Array> {
  switch (request.format) {
    case 'json': return JSON.stringify(report, null, 2);
    case 'ndjson': return JSON.stringify(report);
    case 'text': {
      const isTerminal = request.out === null && process.stdout.isTTY === true;
      const columns = isTerminal ? Math.min(120, process.stdout.columns || 100) : 100;
      const colours = isTerminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
      return printReport(report, document, { language: request.language, colours, columns, hidden });
    }
    case 'html': case 'docx': case 'xlsx': {
      const { writeReportFile } = await import('#documents/write-report-file.ts');
      const map = request.format === 'docx' && document.format === 'docx' ? (await import('#reading/docx/read-docx.ts')).readDocx(document.name, original).map : null;
      return await writeReportFile(request.format, document, report, request.language, map === null ? null : { bytes: original, map });
    }
  }
}

/** Puts the results where they belong, as they come: nothing of a file is kept once it is written. */
class Output {
  readonly #request: CheckRequest;
  readonly #plan: OutputPlan;
  readonly #isArray: boolean;
  readonly #isText: boolean;
  #sink: Sink | null = null;
  #count = 0;

  constructor(request: CheckRequest, plan: OutputPlan, isMany: boolean) {
    this.#request = request;
    this.#plan = plan;
    this.#isArray = plan.kind !== 'folder' && isMany && request.format === 'json' && !request.textOnly;
    this.#isText = request.format === 'text' && !request.textOnly;
  }

  async put(file: InputFile, { content }: Checked): Promise<void> {
    const { format, textOnly } = this.#request;
    const lineEnd = !textOnly && (format === 'ndjson' || (format === 'json' && !this.#isArray)) ? '\n' : '';
    const plan = this.#plan;
    if (plan.kind === 'folder') {
      const path = `${plan.path.replace(/\/+$/, '') || '/'}/${plan.nameFor(file)}`;
      await failing(path, async () => {
        const sink = await fileSink(path);
        await sink.write(content);
        if (lineEnd !== '') await sink.write(lineEnd);
        await sink.close();
      });
      return;
    }
    const before = this.#isArray ? (this.#count === 0 ? '[' : ',\n') : this.#isText && this.#count > 0 ? `\n${'═'.repeat(60)}\n\n` : '';
    this.#count += 1;
    await this.#write(before, content, lineEnd);
  }

  async end(): Promise<void> {
    if (this.#isArray) await this.#write(this.#count === 0 ? '[]\n' : ']\n');
    const sink = this.#sink;
    if (sink !== null) await failing(this.#path(), () => sink.close());
  }

  async #write(...pieces: readonly (string | Uint8Array)[]): Promise<void> {
    await failing(this.#path(), async () => {
      this.#sink ??= this.#plan.kind === 'file' ? await fileSink(this.#plan.path) : standardOutput();
      for (const piece of pieces) if (piece.length > 0) await this.#sink.write(piece);
    });
  }

  #path(): string {
    return this.#plan.kind === 'file' ? this.#plan.path : '-';
  }
}

/** The output could not be written; going on with the other files would not help. */
class OutputFailure extends Error {
  readonly path: string;
  readonly why: string;

  constructor(path: string, why: string) {
    super(why);
    this.path = path;
    this.why = why;
  }
}

async function failing<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (isBrokenPipe(thrown)) throw thrown;
    throw new OutputFailure(path, thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown));
  }
}

/** Whoever read the output (`| head`) has had enough. */
export function isBrokenPipe(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE';
}
