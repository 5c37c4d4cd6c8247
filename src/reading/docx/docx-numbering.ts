import { AutoNumbering, type ListLevel, type NumberedList } from '#reading/numbering/auto-numbering.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { attributeOf, scanXml } from '#reading/xml/scan-xml.ts';

type Level = { -readonly [Property in keyof ListLevel]: ListLevel[Property] } & { style: string | null };
type Definition = { readonly levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null };
type List = { definition: string; readonly starts: Map<number, number>; readonly levels: Map<number, Level> };

/** The numbering of a docx: numbers to count with, and the level that is tied to a paragraph style. */
export type DocxNumbering = { readonly numbers: AutoNumbering; readonly levelOfStyle: (numId: string, style: string) => number };

/** Reads `word/numbering.xml`; without one nothing is numbered. */
export function readDocxNumbering(xml: string | null): DocxNumbering {
  const definitions = new Map<string, Definition>();
  const raw = new Map<string, List>();
  if (xml !== null) collect(xml, definitions, raw);
  const lists = new Map<string, NumberedList>();
  const styleLevels = new Map<string, number>();
  for (const [numId, list] of raw) {
    const own = definitions.get(list.definition);
    const linked = own?.numStyleLink == null ? own : [...definitions.values()].find(({ styleLink }) => styleLink === own.numStyleLink) ?? own;
    lists.set(numId, { definition: list.definition, starts: list.starts, levels: new Map([...linked?.levels ?? [], ...list.levels]) });
    for (const [level, { style }] of linked?.levels ?? []) if (style !== null) styleLevels.set(`${numId} ${style}`, level);
  }
  return { numbers: new AutoNumbering(lists), levelOfStyle: (numId, style) => styleLevels.get(`${numId} ${style}`) ?? 0 };
}

function collect(xml: string, definitions: Map<string, Definition>, lists: Map<string, List>): void {
  const names = new CanonicalNames();
  let definition: Definition | null = null;
  let list: List | null = null;
  let override: number | null = null;
  let level: Level | null = null;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      const value = (attribute = 'val'): string | null => attributeOf(tag, attribute);
      switch (names.canonical(name)) {
        case 'w:abstractNum':
          definition = { levels: new Map(), styleLink: null, numStyleLink: null };
          list = null;
          definitions.set(value('abstractNumId') ?? '', definition);
          break;
        case 'w:num':
          definition = null;
          list = { definition: '', starts: new Map(), levels: new Map() };
          lists.set(value('numId') ?? '', list);
          break;
        case 'w:abstractNumId': if (list !== null) list.definition = value() ?? ''; break;
        case 'w:styleLink': if (definition !== null) definition.styleLink = value(); break;
        case 'w:numStyleLink': if (definition !== null) definition.numStyleLink = value(); break;
        case 'w:lvlOverride': override = smallNumber(value('ilvl')); break;
        case 'w:startOverride': if (list !== null && override !== null) list.starts.set(override, smallNumber(value()) ?? 1); break;
        case 'w:lvl': {
          level = { start: 1, format: 'decimal', text: '', legal: false, restartAfter: null, style: null };
          const depth = smallNumber(value('ilvl')) ?? 0;
          if (list !== null) list.levels.set(depth, level);
          else definition?.levels.set(depth, level);
          break;
        }
        case 'w:start': if (level !== null) level.start = smallNumber(value()) ?? 1; break;
        case 'w:numFmt': if (level !== null) level.format = value() ?? 'decimal'; break;
        case 'w:lvlText': if (level !== null) level.text = value() ?? ''; break;
        case 'w:isLgl': if (level !== null) level.legal = value() !== '0' && value() !== 'false'; break;
        case 'w:lvlRestart': if (level !== null) level.restartAfter = smallNumber(value()); break;
        case 'w:pStyle': if (level !== null) level.style = value(); break;
        default: break;
      }
    },
    close: (name) => {
      if (names.canonical(name) === 'w:lvl') level = null;
    },
    text: () => undefined,
  });
}

/** A small whole number of an attribute; null for anything else. */
export function smallNumber(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number.parseInt(text, 10) : null;
}
