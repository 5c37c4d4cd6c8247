import { paragraphAt, piecesIn, xmlOffset, type DocxMap, type DocxParagraph, type DocxPart, type DocxPiece, type DocxRun } from '#core/docx-map.ts';
import type { CheckReport } from '#core/check-report.ts';
import type { Language } from '#core/report-messages.ts';
import { spliceArchive } from '#documents/docx/archive-splice.ts';
import { findCommentPart, writeCommentPart } from '#documents/docx/comment-parts.ts';
import { placedComments, type PlacedComment } from '#documents/docx/placed-comments.ts';

/**
 * The user's own docx with a Word comment at each place found. Nothing else changes: runs are split where a comment begins
 * or ends inside them, existing comments stay, every other part is carried over byte for byte. What stands in a footnote
 * or a text box is commented at its anchor in the body, since Word takes no comments inside.
 */
export function annotateDocx(original: Uint8Array, map: DocxMap, report: CheckReport, language: Language): Uint8Array {
  const comments = placedComments(report, language);
  const main = map.parts[0];
  if (main === undefined || comments.length === 0) return original;
  const archive = spliceArchive(original);
  const part = findCommentPart(archive, main.path, main.xml);
  const splicing = new Splicing(main, map, part.namespace);
  for (const [index, comment] of comments.entries()) splicing.enclose(comment, part.firstFreeId + index);
  const changed = writeCommentPart(archive, main.path, part, comments);
  changed.set(main.path, splicing.xml());
  const encoder = new TextEncoder();
  return archive.write(new Map([...changed].map(([name, xml]) => [name, encoder.encode(xml)])));
}

/** A place between two characters of the XML where markup can be put in, with what has to be closed before and opened behind. */
type Gap = { readonly at: number; readonly close: string; readonly open: string; ends: string; starts: string };

class Splicing {
  readonly #main: DocxPart;
  readonly #map: DocxMap;
  readonly #declaration: string;
  readonly #gaps = new Map<number, Gap>();

  constructor(main: DocxPart, map: DocxMap, namespace: string) {
    this.#main = main;
    this.#map = map;
    // Comment marks have attributes with a prefix, which a part without one has to be told about.
    this.#declaration = main.prefix === 'w:' ? '' : ` xmlns:w="${namespace}"`;
  }

  enclose(comment: PlacedComment, id: number): void {
    const [start, end] = this.#ends(comment);
    start.starts += `<w:commentRangeStart${this.#declaration} w:id="${id}"/>`;
    end.ends += `<w:commentRangeEnd${this.#declaration} w:id="${id}"/><w:r${this.#declaration}><w:commentReference w:id="${id}"/></w:r>`;
  }

  xml(): string {
    const pieces: string[] = [];
    let at = 0;
    for (const gap of [...this.#gaps.values()].sort((left, right) => left.at - right.at)) {
      pieces.push(this.#main.xml.slice(at, gap.at), gap.close, gap.ends, gap.starts, gap.open);
      at = gap.at;
    }
    pieces.push(this.#main.xml.slice(at));
    return pieces.join('').replace(/^(<\?xml\b[^>]*\bencoding\s*=\s*["'])[^"']*/, '$1UTF-8');
  }

  #ends(comment: PlacedComment): readonly [start: Gap, end: Gap] {
    const pieces = piecesIn(this.#map, comment);
    const first = pieces[0];
    const paragraph = first === undefined ? paragraphAt(this.#map, comment.start) : this.#paragraphOf(first);
    if (paragraph === null) return this.#around(this.#firstParagraph());
    if (paragraph.hostRun !== null) return this.#beside(paragraph.hostRun);
    if (paragraph.part !== this.#main.path) return this.#around(this.#firstParagraph());
    if (first === undefined) return this.#around(paragraph);
    // A stretch that runs on into a footnote or a text box ends where the body does.
    const own = pieces.filter((piece) => {
      const other = this.#paragraphOf(piece);
      return other !== null && other.part === this.#main.path && other.hostRun === null;
    });
    const last = own.at(-1) ?? first;
    return [
      this.#gapAt(first, Math.max(comment.start, first.text.start), 'start'),
      this.#gapAt(last, Math.min(comment.end, last.text.end), 'end'),
    ];
  }

  #paragraphOf(piece: DocxPiece): DocxParagraph | null {
    return this.#map.paragraphs[this.#map.runs[piece.run]?.paragraph ?? -1] ?? null;
  }

  #firstParagraph(): DocxParagraph | null {
    return this.#map.paragraphs.find(({ part, hostRun, contentStart, element }) => part === this.#main.path && hostRun === null && contentStart < element.end) ?? null;
  }

  #around(paragraph: DocxParagraph | null): readonly [Gap, Gap] {
    if (paragraph === null) throw new Error('a docx without a paragraph in its body cannot be commented');
    return [this.#gap(paragraph.contentStart), this.#gap(this.#closingTag(paragraph.element.end))];
  }

  #beside(run: number): readonly [Gap, Gap] {
    const host = this.#map.runs[run];
    if (host === undefined || host.part !== this.#main.path) return this.#around(this.#firstParagraph());
    return [this.#gap(host.element.start), this.#gap(host.element.end)];
  }

  #gapAt(piece: DocxPiece, offset: number, side: 'start' | 'end'): Gap {
    const run = this.#map.runs[piece.run];
    const paragraph = this.#paragraphOf(piece);
    if (run === undefined || paragraph === null) return this.#around(this.#firstParagraph())[side === 'start' ? 0 : 1];
    if (!run.canSplit) return this.#around(paragraph)[side === 'start' ? 0 : 1];
    const at = xmlOffset(piece, offset);
    const { element } = piece;
    if (element !== null && at > element.innerStart && at < element.innerEnd) return this.#insideText(run, element, at);
    const edge = element === null ? at : at <= element.innerStart ? element.start : element.end;
    if (edge <= this.#contentOf(run)) return this.#gap(run.element.start);
    if (edge >= this.#closingTag(run.element.end)) return this.#gap(run.element.end);
    const { prefix } = this.#main;
    return this.#gap(edge, `</${prefix}r>`, `<${prefix}r>${this.#propertiesOf(run)}`);
  }

  #insideText(run: DocxRun, element: { readonly start: number; readonly innerStart: number; readonly innerEnd: number }, at: number): Gap {
    const { prefix, xml } = this.#main;
    // Without xml:space Word takes off spaces at the ends: none may be lost that has come to stand there, none found that was not shown.
    const isPreserved = xml.slice(element.start, element.innerStart).includes('xml:space');
    const left = xml.slice(element.innerStart, at);
    const right = xml.slice(at, element.innerEnd);
    if (!isPreserved && left !== left.trimEnd() && left.trim() !== '') this.#gap(element.innerStart - 1, ' xml:space="preserve"');
    const preserve = isPreserved || (right !== right.trimStart() && right.trim() !== '') ? ' xml:space="preserve"' : '';
    return this.#gap(at, `</${prefix}t></${prefix}r>`, `<${prefix}r>${this.#propertiesOf(run)}<${prefix}t${preserve}>`);
  }

  #propertiesOf({ properties }: DocxRun): string {
    return properties === null ? '' : this.#main.xml.slice(properties.start, properties.end);
  }

  #contentOf(run: DocxRun): number {
    return run.properties?.end ?? this.#main.xml.indexOf('>', run.element.start) + 1;
  }

  /** Where the closing tag of an element begins that ends at `end`. */
  #closingTag(end: number): number {
    return this.#main.xml.lastIndexOf('</', end - 1);
  }

  #gap(at: number, close = '', open = ''): Gap {
    const known = this.#gaps.get(at);
    if (known !== undefined) return known;
    const gap = { at, close, open, ends: '', starts: '' };
    this.#gaps.set(at, gap);
    return gap;
  }
}
