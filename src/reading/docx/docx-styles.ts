import { smallNumber } from '#reading/docx/docx-numbering.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { attributeOf, scanXml } from '#reading/xml/scan-xml.ts';

/** What a paragraph style says about outline and numbering; `level` counts from 1. */
export type DocxStyle = { readonly level: number | null; readonly numId: string | null; readonly numLevel: number | null };

type RawStyle = { basedOn: string | null; level: number | null; numId: string | null; numLevel: number | null };

/** Paragraph styles by id, with what they inherit. `xml` is `word/styles.xml`. */
export function readDocxStyles(xml: string | null): (id: string) => DocxStyle {
  const styles = new Map<string, RawStyle>();
  if (xml !== null) collect(xml, styles);
  const resolved = new Map<string, DocxStyle>();
  return (id) => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const style: RawStyle = { basedOn: null, level: null, numId: null, numLevel: null };
    let next = styles.get(id);
    for (let depth = 0; next !== undefined && depth < 20; depth += 1) {
      style.level ??= next.level;
      style.numId ??= next.numId;
      style.numLevel ??= next.numLevel;
      next = next.basedOn === null ? undefined : styles.get(next.basedOn);
    }
    const answer = { level: outlineLevel(style.level), numId: style.numId, numLevel: style.numLevel };
    resolved.set(id, answer);
    return answer;
  };
}

/** Levels 1 to 9 of an outline; 10 is body text, which is none. */
export function outlineLevel(level: number | null): number | null {
  return level !== null && level >= 1 && level <= 9 ? level : null;
}

function collect(xml: string, styles: Map<string, RawStyle>): void {
  const names = new CanonicalNames();
  let style: RawStyle | null = null;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      const value = (attribute = 'val'): string | null => attributeOf(tag, attribute);
      switch (names.canonical(name)) {
        case 'w:style':
          style = { basedOn: null, level: null, numId: null, numLevel: null };
          if ((value('type') ?? 'paragraph') === 'paragraph') styles.set(value('styleId') ?? '', style);
          break;
        case 'w:name': {
          const heading = /^(?:heading|标题)\s*([1-9])$/i.exec(value() ?? '')?.[1];
          if (style !== null && heading !== undefined) style.level ??= smallNumber(heading);
          break;
        }
        case 'w:basedOn': if (style !== null) style.basedOn = value(); break;
        case 'w:outlineLvl': if (style !== null) style.level = (smallNumber(value()) ?? 9) + 1; break;
        case 'w:numId': if (style !== null) style.numId = value(); break;
        case 'w:ilvl': if (style !== null) style.numLevel = smallNumber(value()); break;
        default: break;
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
}
