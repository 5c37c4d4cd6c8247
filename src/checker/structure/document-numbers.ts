import type { Figure } from '#core/figure.ts';
import type { Span } from '#core/span.ts';

/** Asked for one stretch after the other in order of place: the document numbers (文号) in it, as written, without repeats. */
export class DocumentNumbers {
  readonly #text: string;
  readonly #figures: readonly Figure[];
  #next = 0;

  constructor(text: string, figures: readonly Figure[]) {
    this.#text = text;
    this.#figures = figures.filter(({ kind }) => kind === 'document-number');
  }

  within(stretch: Span): string[] {
    const found = new Set<string>();
    for (; this.#next < this.#figures.length; this.#next += 1) {
      const figure = this.#figures[this.#next];
      if (figure === undefined || figure.start >= stretch.end) break;
      if (figure.start >= stretch.start) found.add(this.#text.slice(figure.start, figure.end));
    }
    return [...found];
  }
}
