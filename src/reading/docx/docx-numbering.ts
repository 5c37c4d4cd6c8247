import { formatNumber } from '#reading/docx/number-formats.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { attributeOf, scanXml } from '#reading/xml/scan-xml.ts';

type Level = { start: number; format: string; text: string; legal: boolean; restartAfter: number | null; style: string | null };
type AbstractList = { readonly levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null };
type List = { abstract: string; readonly starts: Map<number, number>; readonly levels: Map<number, Level> };

/** The automatic numbers of a document, computed in the order of its paragraphs as Word shows them. */
export class DocxNumbering {
  readonly #abstracts = new Map<string, AbstractList>();
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /** `xml` is `word/numbering.xml`; without one nothing is numbered. */
  constructor(xml: string | null) {
    if (xml !== null) this.#read(xml);
  }

  /** The level of a list that is tied to a paragraph style. */
  levelOfStyle(numId: string, style: string): number {
    const list = this.#lists.get(numId);
    const abstract = list === undefined ? undefined : this.#abstractOf(list);
    for (const [level, { style: linked }] of abstract?.levels ?? []) if (linked === style) return level;
    return 0;
  }

  /** Counts one paragraph and answers the number in front of it, such as （三） or 2.1; empty for bullets and unknown lists. */
  next(numId: string, level: number): string {
    const list = this.#lists.get(numId);
    const abstract = list === undefined ? undefined : this.#abstractOf(list);
    if (list === undefined || abstract === undefined || level < 0 || level > 8) return '';
    const counters = this.#counters.get(list.abstract) ?? [];
    this.#counters.set(list.abstract, counters);
    const levelOf = (depth: number): Level | undefined => list.levels.get(depth) ?? abstract.levels.get(depth);
    const startOf = (depth: number): number => list.starts.get(depth) ?? levelOf(depth)?.start ?? 1;
    if (!this.#begun.has(numId)) {
      this.#begun.add(numId);
      for (const depth of list.starts.keys()) counters[depth] = undefined;
    }
    for (let depth = 0; depth < level; depth += 1) counters[depth] ??= startOf(depth);
    counters[level] = counters[level] === undefined ? startOf(level) : (counters[level] ?? 0) + 1;
    for (let depth = level + 1; depth <= 8; depth += 1) {
      const restart = levelOf(depth)?.restartAfter;
      if (restart !== 0 && (restart === null || restart === undefined || level < restart)) counters[depth] = undefined;
    }
    const own = levelOf(level);
    if (own === undefined || own.format === 'bullet') return '';
    return own.text.replace(/%([1-9])/g, (_, place: string) => {
      const depth = place.charCodeAt(0) - 49;
      const format = own.legal && depth < level ? 'decimal' : levelOf(depth)?.format ?? 'decimal';
      return formatNumber(counters[depth] ?? startOf(depth), format);
    });
  }

  #abstractOf(list: List): AbstractList | undefined {
    const abstract = this.#abstracts.get(list.abstract);
    if (abstract?.numStyleLink === null || abstract === undefined) return abstract;
    for (const other of this.#abstracts.values()) if (other.styleLink === abstract.numStyleLink) return other;
    return abstract;
  }

  #read(xml: string): void {
    const names = new CanonicalNames();
    let abstract: AbstractList | null = null;
    let list: List | null = null;
    let override: number | null = null;
    let level: Level | null = null;
    scanXml(xml, {
      open: (name, tag) => {
        names.learn(tag);
        const value = (attribute = 'val'): string | null => attributeOf(tag, attribute);
        switch (names.canonical(name)) {
          case 'w:abstractNum':
            abstract = { levels: new Map(), styleLink: null, numStyleLink: null };
            list = null;
            this.#abstracts.set(value('abstractNumId') ?? '', abstract);
            break;
          case 'w:num':
            abstract = null;
            list = { abstract: '', starts: new Map(), levels: new Map() };
            this.#lists.set(value('numId') ?? '', list);
            break;
          case 'w:abstractNumId': if (list !== null) list.abstract = value() ?? ''; break;
          case 'w:styleLink': if (abstract !== null) abstract.styleLink = value(); break;
          case 'w:numStyleLink': if (abstract !== null) abstract.numStyleLink = value(); break;
          case 'w:lvlOverride': override = smallNumber(value('ilvl')); break;
          case 'w:startOverride': if (list !== null && override !== null) list.starts.set(override, smallNumber(value()) ?? 1); break;
          case 'w:lvl': {
            level = { start: 1, format: 'decimal', text: '', legal: false, restartAfter: null, style: null };
            const depth = smallNumber(value('ilvl')) ?? 0;
            if (list !== null) list.levels.set(depth, level);
            else abstract?.levels.set(depth, level);
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
}

/** A small whole number of an attribute; null for anything else. */
export function smallNumber(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number.parseInt(text, 10) : null;
}
