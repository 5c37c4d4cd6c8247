import type { FoldedText } from '#core/folded-text.ts';
import type { Project, Section, SectionKind, Sentence } from '#checker/structure/structure.ts';

const ends = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b;
const closes = (code: number): boolean => code === 0x201d || code === 0x2019 || code === 0xff09 || code === 0x300b
  || code === 0x3011 || code === 0x300d || code === 0x300f || ends(code);

/** The sentences of all blocks, cells included, each with the project and the section it stands in. */
export function readSentences(folded: FoldedText, projects: readonly Project[], sections: readonly Section[]): Sentence[] {
  const sentences: Sentence[] = [];
  const regions = readRegions(projects, sections);
  let region = 0;
  for (const block of folded.blocks) {
    let start = block.start;
    for (let at = block.start; at < block.end; at += 1) {
      if (!ends(folded.text.charCodeAt(at)) && at + 1 < block.end) continue;
      while (at + 1 < block.end && closes(folded.text.charCodeAt(at + 1))) at += 1;
      while ((regions[region + 1]?.start ?? Infinity) <= start) region += 1;
      const here = regions[region];
      const inside = here !== undefined && here.start <= start && start < here.end;
      sentences.push({ start, end: at + 1, project: inside ? here.project : 0, section: inside ? here.kind : 'other' });
      start = at + 1;
    }
  }
  return sentences;
}

type Region = { readonly start: number; readonly end: number; readonly project: number; readonly kind: SectionKind };

function readRegions(projects: readonly Project[], sections: readonly Section[]): Region[] {
  const regions: Region[] = sections.map(({ start, end, kind }) => ({ start, end, project: 0, kind }));
  for (const project of projects) {
    for (const { start, end, kind } of project.sections) regions.push({ start, end, project: project.ordinal, kind });
  }
  return regions.sort((left, right) => left.start - right.start);
}
