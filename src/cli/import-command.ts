import { basename } from 'node:path';
import type { ImportedProject } from '#contract/import.ts';
import { placeDifferences } from '#core/import/paper-place.ts';
import { Refusal } from '#core/refusal.ts';
import type { Typed } from '#cli/command.ts';
import { filesFolderOf, withDatabase } from '#cli/data-place.ts';
import { importMessages, type ImportMessages, type ImportTotals } from '#cli/import-messages.ts';
import { readInput } from '#cli/input-files.ts';
import { progressBar } from '#cli/progress-bar.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { acceptRows, applyProposal, createProposal, findByContent, readPaper, readRows, type ProposalRowRecord, type ReadPaper } from '#server/features/import/index.ts';
import { createDepartment, findDepartment, hasBudgetYear, openBudgetYear } from '#server/features/organisation/index.ts';
import { keepFile, receiveBytes } from '#server/platform/files/stored-files.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import type { OpenDatabase } from '#server/platform/database/open-database.ts';
import { Problem } from '#server/platform/problem.ts';

export type ImportRequest = { readonly file: string; readonly department: string | null; readonly year: number | null; readonly accept: 'certain' | 'all' | null };

/** As the audit trail names what is done from the command line. */
const actor = { accountId: null, name: '命令行', requestId: null };
/** More waiting rows are counted, not listed. */
const mostListed = 40;

/** Reads a file, stores what it proposes, takes what was asked for, and says what became of everything. Answers the exit status: 1 while something waits. */
export async function runImport(typed: Typed, request: ImportRequest): Promise<number> {
  const messages = importMessages(typed.language);
  const name = basename(request.file);
  const bytes = await readInput({ path: request.file, name });
  const norms = loadNormBook();
  const paper = await readPaper(name, bytes, norms);
  const say = (line: string): void => { process.stdout.write(`${line}\n`); };
  if (paper.template === null) say(messages.read(name, paper.projects, paper.findings, paper.proposal.rows.length));
  else say(messages.readTemplate(name, paper.proposal.rows.length - paper.template.bad, paper.template.bad));
  try {
    return await withDatabase(typed, async (database, dataFolder) => {
      const place = await database.transaction((tx) => placeOf(tx, request, paper, typed.language, say));
      const importId = await storeProposal(database, filesFolderOf(dataFolder), { ...place, name, bytes, paper }, () => say(messages.known));
      const { departmentId } = place;
      if (request.accept !== null) {
        const which = request.accept;
        await database.transaction((tx) => acceptRows(tx, departmentId, importId, which, undefined, actor, new Date()));
        const bar = progressBar(Math.max(2, paper.projects), process.stderr);
        const done = await applyProposal(database, {
          departmentId, importId, norms, actor, now: () => new Date(), report: async (count, total, project) => { if (count < total) bar.show(Math.min(count, Math.max(2, paper.projects)), project); },
        });
        bar.clear();
        tellProjects(done, messages, say, typed.language);
      }
      const rows = await readRows(database.orm, departmentId, importId);
      const status = tellWaiting(rows, request, place.made, messages, say, typed.language);
      say(messages.totals(totalsOf(rows)));
      return status;
    });
  } catch (thrown) {
    if (thrown instanceof Problem) throw new Refusal('bad-request', thrown.messages, { cause: thrown });
    throw thrown;
  }
}

/** The department and its year, made where they are new; both are said. */
async function placeOf(tx: Transaction, request: ImportRequest, paper: ReadPaper, language: 'zh' | 'en', say: (line: string) => void): Promise<{ readonly departmentId: string; readonly year: number; readonly made: readonly string[] }> {
  const messages = importMessages(language);
  const named = request.department ?? paper.proposal.department;
  const year = request.year ?? paper.proposal.year;
  if (named === null) throw new Refusal('bad-request', { zh: importMessages('zh').noDepartment, en: importMessages('en').noDepartment });
  if (year === null) throw new Refusal('bad-request', { zh: importMessages('zh').noYear, en: importMessages('en').noYear });
  const found = await findDepartment(tx, named);
  const departmentId = found?.id ?? await createDepartment(tx, { name: named, code: null, bureauId: null, place: '' }, new Date(), actor);
  const made: string[] = [];
  if (found === null) {
    say(messages.departmentMade(named));
    made.push(messages.madeDepartment(named));
  }
  if (!(await hasBudgetYear(tx, departmentId, year))) {
    await openBudgetYear(tx, departmentId, { year, targetsDue: null, selfEvaluationDue: null, reportDue: null }, new Date(), actor);
    say(messages.yearMade(found?.name ?? named, year));
    made.push(messages.madeYear(year));
  }
  for (const { messages: texts } of placeDifferences(paper.proposal, { department: found?.name ?? named, year })) say(messages.warning(texts[language]));
  return { departmentId, year, made };
}

async function storeProposal(
  database: OpenDatabase, filesFolder: string, { departmentId, year, name, bytes, paper }: { readonly departmentId: string; readonly year: number; readonly name: string; readonly bytes: Uint8Array; readonly paper: ReadPaper },
  known: () => void,
): Promise<string> {
  const there = await findByContent(database.orm, departmentId, year, paper.contentHash);
  if (there !== null) {
    known();
    return there.id;
  }
  const received = await receiveBytes(filesFolder, name, bytes);
  const at = new Date();
  return database.transaction(async (tx) => {
    const fileId = await keepFile(tx, { departmentId, received, actor, at });
    const { proposal } = await createProposal(tx, { departmentId, year, name, contentHash: paper.contentHash, fileId, checkId: null, rows: paper.proposal.rows, paper: { department: paper.proposal.department, year: paper.proposal.year } }, actor, at);
    return proposal.id;
  });
}

function tellProjects(projects: readonly ImportedProject[], messages: ImportMessages, say: (line: string) => void, language: 'zh' | 'en'): void {
  const count = projects.reduce((sum, { made }) => sum + Object.values(made).reduce((all, each) => all + each, 0), 0);
  say(count === 0 ? messages.nothingTaken : messages.taken(count));
  say('');
  say(messages.projects);
  for (const { projectOrdinal, name, after, made } of projects) {
    if (projectOrdinal === 0) continue;
    const figures = (['budget', 'planned', 'issued', 'received', 'spent'] as const).flatMap((key) => (after?.[key] === null || after?.[key] === undefined ? [] : [`${messages.funds[key]} ${after[key]}`]));
    say(messages.project(projectOrdinal, name, figures.join(language === 'zh' ? '，' : ', ')));
    if (Object.keys(made).length > 0) say(messages.made(made));
  }
  const hindrances = projects.flatMap(({ projectOrdinal, hindrances: found }) => found.map((each) => ({ ...each, projectOrdinal })));
  if (hindrances.length === 0) return;
  say('');
  say(messages.hindered(hindrances.length));
  for (const { projectOrdinal, label, messages: texts } of hindrances) say(`  ${projectOrdinal}. ${label}：${texts[language]}`);
}

function tellWaiting(rows: readonly ProposalRowRecord[], request: ImportRequest, made: readonly string[], messages: ImportMessages, say: (line: string) => void, language: 'zh' | 'en'): number {
  const bad = rows.filter(({ target }) => target === 'bad-row');
  if (bad.length > 0) {
    say('');
    say(messages.badRows(bad.length));
    for (const { label, why } of bad.slice(0, mostListed)) say(`  ${label}：${why?.[language] ?? ''}`);
  }
  say('');
  const waiting = rows.filter(({ decision, target }) => decision === 'pending' && target !== 'bad-row');
  if (request.accept === null && waiting.length > 0) say(messages.onlyShown(made));
  if (waiting.length === 0) {
    if (bad.length === 0) say(messages.nothingWaits);
    return bad.length > 0 || rows.some(({ decision, appliedId }) => (decision === 'accepted' || decision === 'changed') && appliedId === null) ? 1 : 0;
  }
  // Money first: what waits there changes the year's figures.
  const listed = waiting.filter((row) => row.certainty !== 'certain' && (row.target === 'stated-rate' || isMoney(row))).slice(0, mostListed);
  say(messages.waiting(waiting.length));
  for (const row of listed) {
    say(`  ${row.projectOrdinal}. [${messages.certainty[row.certainty]}] ${row.label}${row.printed === null ? '' : ` “${row.printed}”`}`);
    if (row.why !== null) say(`     ${row.why[language]}`);
  }
  const others = waiting.length - listed.length;
  if (others > 0) {
    const kinds = Object.entries(Object.groupBy(waiting.filter((row) => !listed.includes(row)), ({ certainty }) => certainty)).map(([certainty, group]) => `${messages.certainty[certainty as keyof ImportMessages['certainty']]} ${group.length}`);
    say(messages.moreRows(others, kinds.join(language === 'zh' ? '，' : ', ')));
  }
  if (request.accept !== null) say(messages.nextStep);
  return 1;
}

function isMoney({ value }: ProposalRowRecord): boolean {
  return typeof value === 'object' && value !== null && 'yuan' in value;
}

/** What became of the whole file, this time and before. */
function totalsOf(rows: readonly ProposalRowRecord[]): ImportTotals {
  const good = rows.filter(({ target }) => target !== 'bad-row');
  const taken = good.filter(({ appliedId }) => appliedId !== null);
  return {
    projects: new Set(good.map(({ projectOrdinal }) => projectOrdinal).filter((ordinal) => ordinal > 0)).size,
    rows: taken.length,
    figures: taken.filter(isMoney).length,
    waiting: good.filter(({ decision, appliedId }) => appliedId === null && decision !== 'refused').length,
    refused: good.filter(({ decision }) => decision === 'refused').length,
    bad: rows.length - good.length,
  };
}
