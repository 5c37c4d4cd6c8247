import type { ProjectKind } from '#core/ledger/project.ts';
import { nameKey } from '#core/import/names.ts';
import { rowOf, type ProjectContext } from '#core/import/project-context.ts';
import type { ProposalRow } from '#core/import/proposal.ts';
import { why } from '#core/import/why.ts';

const signs: readonly (readonly [ProjectKind, RegExp])[] = [
  ['转拨', /再由[^，。；]{1,20}转拨(?:至|给)[^，。；]{1,20}/],
  ['上级转移支付', /(?:上级|省级|中央|国家)[^，。；\n]{0,8}(?:转移支付|专项)/],
];

/** The project itself and the documents it rests on. */
export function basisRows(context: ProjectContext, ordinal: number): ProposalRow[] {
  const { project, text, report } = context;
  const name = project.heading === '' ? report.report.title ?? report.source.name : project.heading;
  const body = text.slice(project.start, project.end);
  const sign = signs.map(([kind, pattern]) => [kind, pattern.exec(body)?.[0]] as const).find(([, words]) => words !== undefined);
  const projectKind = sign?.[0] ?? '本级';
  const rows = [rowOf(context, 'project', 'project', name, { kind: 'project', name, ordinal, projectKind }, {
    printed: name, span: { start: project.start, end: Math.min(project.end, project.start + name.length + 16) }, why: sign?.[1] === undefined ? null : why.kindInferred(projectKind, sign[1]),
  })];
  for (const number of project.documentNumbers) {
    const at = placeOf(number, body);
    const title = at === null ? null : titleBefore(body, at.start);
    const hidden = at !== null && /^[\s，,、]*不予公开/.test(body.slice(at.end));
    rows.push(rowOf(context, 'document', `document/${nameKey(number)}`, title ?? number, { kind: 'document', number, title, disclosure: hidden ? '不予公开' : '公开' }, {
      printed: number, span: at === null ? null : { start: project.start + at.start, end: project.start + at.end },
    }));
  }
  return rows;
}

/** Where a document number stands, whatever its brackets and spaces. */
function placeOf(number: string, body: string): { readonly start: number; readonly end: number } | null {
  const pattern = [...number].map((sign) => ('〔[（('.includes(sign) ? '[〔\\[（(]' : '〕]）)'.includes(sign) ? '[〕\\]）)]' : sign.replace(/[\\^$.*+?|{}]/g, '\\$&'))).join('\\s*');
  const match = new RegExp(pattern).exec(body);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

/** The title in book marks that a number in brackets stands behind. */
function titleBefore(body: string, at: number): string | null {
  const before = body.slice(Math.max(0, at - 200), at);
  const match = /《([^\n]+)》\s*[（(]\s*$/.exec(before);
  if (match?.[1] === undefined) return null;
  // Of several titles the last; marks inside it stay.
  let depth = 0;
  for (let index = match[1].length - 1; index >= 0; index -= 1) {
    if (match[1][index] === '》') depth += 1;
    else if (match[1][index] === '《' && depth-- === 0) return match[1].slice(index + 1).replace(/\s+/g, ' ').trim();
  }
  return match[1].replace(/\s+/g, ' ').trim();
}
