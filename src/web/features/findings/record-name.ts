import type { findingsTexts } from '#web/platform/messages/findings.ts';

type Key = keyof typeof findingsTexts;

const kinds = ['funds', 'rate', 'indicator', 'part', 'narrative', 'name', 'document', 'entry', 'score'] as const;
const figures = ['budget', 'initial', 'adjusted', 'planned', 'issued', 'received', 'spent', 'used'] as const;

/** What a record of the ledger is called, by its address `<project>/funds/spent`, and the project it is of. */
export function recordName(record: string): { readonly project: string | null; readonly keys: readonly Key[] } {
  const [project = '', ...path] = record.split('/');
  const kind = kinds.find((each) => each === path[0]);
  const figure = figures.find((each) => each === path.at(-1));
  return {
    project: /^[0-9a-f-]{36}$/.test(project) ? project : null,
    keys: [kind === undefined ? 'record.other' : `record.${kind}`, ...(figure === undefined ? [] : [`figure.${figure}` as const])],
  };
}
