import type { Figure } from '#core/figure.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';
import { readGrids } from '#checker/structure/table-grid.ts';
import { FigureIndex } from '#checker/tables/cell-number.ts';
import { readFlattened } from '#checker/tables/flattened-rows.ts';
import { factsOfForm, readFormFigures } from '#checker/tables/form-figures.ts';
import { readSection, type TableContext } from '#checker/tables/read-grid-table.ts';
import { splitSections } from '#checker/tables/read-sections.ts';
import { captionUnit, readCaption } from '#checker/tables/table-units.ts';
import type { ReadTables, Table } from '#checker/tables/table.ts';

const nothing: ReadTables = { tables: [], forms: [], facts: [], covered: [] };

/**
 * Reads every table whose head says what its columns are, and rows of tables that were flattened into lines below a
 * unit. Each number in a figure's column is a fact in the unit of its column; blank cells and dashes are none. 自评表 are
 * taken from the structure. Linear in the number of cells.
 */
export function readTables(folded: FoldedText, figures: readonly Figure[], structure: ReportStructure): ReadTables {
  const hasGrid = folded.blocks.some((block) => block.table !== undefined);
  const hasUnit = folded.text.includes('单位：');
  if (!hasGrid && !hasUnit) return nothing;
  const index = new FigureIndex(figures);
  const formTables = new Set(structure.forms.map((form) => form.table));
  const projects = projectNames(structure);
  const tables: Table[] = [];
  const covered: Span[] = [];
  const contextAt = (start: number, caption: { readonly title: string; readonly unit: string | null }): TableContext => ({
    text: folded.text, figures: index, title: caption.title, unit: caption.unit,
    project: projectAt(structure, start), projectOfName: (name) => projects.get(keyOfSubject(name)) ?? 0,
  });
  if (hasGrid) {
    const firstBlocks = firstBlockOfTables(folded);
    for (const grid of readGrids(folded)) {
      if (formTables.has(grid.table)) continue;
      const first = firstBlocks.get(grid.table) ?? 0;
      const caption = readCaption(folded, first);
      for (const section of splitSections(grid)) {
        const unit = captionUnit(section.caption) ?? caption.unit;
        const read = readSection(section, contextAt(folded.blocks[first]?.start ?? 0, { title: caption.title, unit }));
        tables.push(...read.tables);
        covered.push(...read.covered);
      }
    }
  }
  if (hasUnit) {
    const flattened = readFlattened(folded, contextAt);
    tables.push(...flattened.tables);
    covered.push(...flattened.covered);
  }
  const forms = structure.forms.map((form) => readFormFigures(form, folded, index));
  const ofForms = forms.flatMap(factsOfForm);
  for (const { origin } of ofForms) if (origin.kind === 'text') covered.push(origin.span);
  for (const { indicators } of structure.forms) for (const { spans } of indicators) if (spans.target !== null) covered.push(spans.target);
  if (tables.length === 0 && forms.length === 0) return nothing;
  covered.sort((left, right) => left.start - right.start);
  const facts = [...tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.facts.values()])), ...ofForms];
  return { tables, forms, facts, covered };
}

/** Projects by the key of their name. A name that two of them have names neither. */
function projectNames(structure: ReportStructure): Map<string, number> {
  const names = new Map<string, number>();
  for (const project of structure.projects) {
    const key = keyOfSubject(project.name.replace(/（[^（）]*）/g, ''));
    if (key.length >= 2) names.set(key, names.has(key) ? 0 : project.ordinal);
  }
  return names;
}

function projectAt(structure: ReportStructure, offset: number): number {
  return structure.projects.find((project) => project.start <= offset && offset < project.end)?.ordinal ?? 0;
}

function firstBlockOfTables(folded: FoldedText): Map<number, number> {
  const first = new Map<number, number>();
  folded.blocks.forEach((block, at) => {
    if (block.table !== undefined && !first.has(block.table.table)) first.set(block.table.table, at);
  });
  return first;
}

/** The figures that stand in no table that was read. */
export function outsideTables(figures: readonly Figure[], covered: readonly Span[]): readonly Figure[] {
  if (covered.length === 0) return figures;
  let at = 0;
  return figures.filter((figure) => {
    while (at < covered.length && (covered[at]?.end ?? 0) <= figure.start) at += 1;
    const span = covered[at];
    return span === undefined || figure.end <= span.start;
  });
}
