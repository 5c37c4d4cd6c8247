import type { NarrativeSection } from '#core/ledger/narrative.ts';
import { rowOf, type ProjectContext } from '#core/import/project-context.ts';
import type { ProposalRow, ProposedPiece } from '#core/import/proposal.ts';

type Span = { readonly start: number; readonly end: number };

/** Where the paper of a project says what; spans of whole lines without their headings. */
export type Sections = { readonly summary: readonly Span[]; readonly achievement: readonly Span[] };

const problemsHeading = /^\s*(?:\d+\s*[.．、]|[（(][^）)]{1,3}[）)])?\s*(?:主要)?存在的?(?:主要)?问题.{0,20}$/;
const heading = /^\s*(?:\d+\s*[.．、]|[一二三四五六七八九十]+、)[^。；：:]{1,24}$/;

/** Lines before the first heading are the summary, those up to the heading of the problems say what was achieved; without headings all of it does. */
export function findSections(text: string, project: Span): Sections {
  const lines: Span[] = [];
  for (let start = project.start; start < project.end;) {
    const at = text.indexOf('\n', start);
    const end = at < 0 || at > project.end ? project.end : at;
    lines.push({ start, end });
    start = end + 1;
  }
  const body = lines.slice(1).filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const of = ({ start, end }: Span): string => text.slice(start, end);
  const stop = body.findIndex((line) => problemsHeading.test(of(line)));
  const told = stop < 0 ? body : body.slice(0, stop);
  const first = told.findIndex((line) => heading.test(of(line)));
  const summary = first < 0 ? [] : told.slice(0, first);
  const achievement = (first < 0 ? told : told.slice(first)).filter((line) => !heading.test(of(line)));
  return { summary, achievement };
}

/** Narrative whose figures are bound to the rows that they are the figures of. */
export function narrativeRows(context: ProjectContext, sections: Sections, rows: readonly ProposalRow[]): ProposalRow[] {
  const { project, text } = context;
  const bindings = bindingsOf(rows, context);
  const labels: Readonly<Record<NarrativeSection, string>> = { summary: '立项情况', achievement: '绩效目标实现情况', problems: '存在的问题', improvements: '下一步改进措施' };
  const section = (name: NarrativeSection, pieces: readonly ProposedPiece[], printed: string | null, span: Span | null): ProposalRow[] =>
    (pieces.length === 0 ? [] : [rowOf(context, 'narrative', `narrative/${name}`, labels[name], { kind: 'narrative', section: name, pieces }, { printed, span })]);
  const told = (name: NarrativeSection, lines: readonly Span[]): ProposalRow[] => {
    const [first] = lines;
    return section(name, piecesOf(text, lines, bindings), first === undefined ? null : `${text.slice(first.start, first.end).trim().slice(0, 60)}…`, first === undefined ? null : { start: first.start, end: lines.at(-1)?.end ?? first.end });
  };
  const said = (name: NarrativeSection, words: string | null): ProposalRow[] => {
    const clean = words?.replace(/\[bookmark:[^\]]*\]/g, '').trim() ?? '';
    return section(name, clean === '' ? [] : [{ kind: 'text', text: clean }], clean.length > 60 ? `${clean.slice(0, 60)}…` : clean, null);
  };
  return [...told('summary', sections.summary), ...told('achievement', sections.achievement), ...said('problems', project.problems), ...said('improvements', project.improvements)];
}

type Binding = Span & { readonly row: string; readonly fact: string };

/** Figures that have a fact in the ledger once their row is taken. */
function bindingsOf(rows: readonly ProposalRow[], { report }: ProjectContext): readonly Binding[] {
  const found: Binding[] = [];
  for (const { key, span, value, certainty } of rows) {
    if (span === null || certainty === 'malformed' || certainty === 'wording') continue;
    const add = (fact: string): void => { found.push({ ...span, row: key, fact }); };
    if (value.kind === 'budget') add(value.part === null ? 'funds/initial' : `part/{${value.part}}/adjusted`);
    else if (value.kind === 'entry' && value.entry === 'paid') { if (value.whole || value.part !== null) add(value.part === null ? 'funds/spent' : `part/{${value.part}}/spent`); }
    else if (value.kind === 'entry' && (value.entry === 'planned' || value.entry === 'issued' || value.entry === 'received')) add(`funds/${value.entry}`);
    else if (value.kind === 'stated-rate' && value.basis !== null && certainty === 'certain') add(`rate/${value.basis}`);
    else if (value.kind === 'indicator' && value.value !== null && value.valueText === null && certainty === 'certain') {
      const figure = report.figures.find(({ start, end, kind }) => start >= span.start && end <= span.end && (kind === 'count' || kind === 'percent'));
      if (figure !== undefined) found.push({ start: figure.start, end: figure.end, row: key, fact: `indicator/{${key}}` });
    }
  }
  return found.toSorted((left, right) => left.start - right.start);
}

function piecesOf(text: string, lines: readonly Span[], bindings: readonly Binding[]): readonly ProposedPiece[] {
  const pieces: ProposedPiece[] = [];
  let words = '';
  const flush = (): void => {
    if (words !== '') pieces.push({ kind: 'text', text: words });
    words = '';
  };
  for (const [index, line] of lines.entries()) {
    if (index > 0) words += '\n';
    let at = line.start + (/^\s*/.exec(text.slice(line.start, line.end))?.[0].length ?? 0);
    for (const binding of bindings) {
      if (binding.start < at || binding.end > line.end) continue;
      const printed = text.slice(binding.start, binding.end);
      const shape = /^(\d[\d,，]*)(?:\.(\d+))?\s*(\D{1,8})$/.exec(printed.normalize('NFKC'));
      if (shape?.[3] === undefined) continue;
      words += text.slice(at, binding.start);
      flush();
      pieces.push({ kind: 'fact', row: binding.row, fact: binding.fact, unit: shape[3], decimals: shape[2]?.length ?? 0, printed });
      at = binding.end;
    }
    words += text.slice(at, line.end).trimEnd();
  }
  flush();
  return pieces;
}
