import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withoutRadicals } from '#core/narrow-character.ts';
import type { PdfItem, PdfPage } from '#reading/pdf/pdf-page.ts';
import { collectRules, noRules, type Matrix } from '#reading/pdf/page-rules.ts';
import { mayHoldTable } from '#reading/pdf/text-lines.ts';
import { refusals } from '#reading/refusals.ts';

const MOST_PAGES = 3000;

type PdfModule = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/**
 * The pages of a PDF: text with positions, and the lines drawn on pages that may hold tables. Meant to run in a thread of
 * its own, since damaged files can keep the engine busy. Throws a `Refusal` for passwords and what is no PDF.
 */
export async function* openPdf(bytes: Uint8Array): AsyncGenerator<PdfPage> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(require.resolve('pdfjs-dist/package.json'));
  const pdfjs = (await import(pathToFileURL(entry).href)) as PdfModule;
  const task = pdfjs.getDocument({
    data: bytes, cMapUrl: `${join(root, 'cmaps')}/`, cMapPacked: true, standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    // Pictures are neither needed nor decoded.
    verbosity: 0, disableFontFace: true, maxImageSize: 1, isOffscreenCanvasSupported: false, useSystemFonts: false, enableXfa: false,
  });
  try {
    const document = await task.promise.catch((thrown: unknown) => {
      throw thrown instanceof Error && thrown.name === 'PasswordException' ? refusals.encrypted() : refusals.cannotRead(thrown);
    });
    if (document.numPages > MOST_PAGES) throw refusals.tooManyPieces();
    for (let number = 1; number <= document.numPages; number += 1) yield await readPage(pdfjs, await document.getPage(number), number);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<PdfModule['getDocument']>['promise']>['getPage']>>;

async function readPage(pdfjs: PdfModule, page: Page, number: number): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = viewport.transform as unknown as Matrix;
  const content = await page.getTextContent();
  const items: PdfItem[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const placed = place(plainText(item.str), item.transform as number[], item.width, toPage);
    if (placed !== null) items.push(placed);
  }
  const unique = withoutDoubles(items);
  const rules = mayHoldTable(unique) ? collectRules(pdfjs.OPS, await page.getOperatorList(), toPage) : noRules;
  page.cleanup();
  return { number, width: viewport.width, height: viewport.height, items: unique, rules };
}

/** Fonts lead to radicals in place of characters, and to one sign for the double dash. */
function plainText(text: string): string {
  return withoutRadicals(text).replace(/[\u2e3a\u2e3b]/g, (dash) => '—'.repeat(dash === '\u2e3a' ? 2 : 3));
}

/** Where a piece of text stands; null for slanted text, which is a watermark, and for text of no size. */
function place(text: string, transform: readonly number[], width: number, [a, b, c, d, e, f]: Matrix): PdfItem | null {
  const [ta = 0, tb = 0, tc = 0, td = 0, te = 0, tf = 0] = transform;
  const alongX = a * ta + c * tb;
  const alongY = b * ta + d * tb;
  if (Math.abs(alongY) > 0.05 * Math.abs(alongX) || alongX < 0) return null;
  const size = Math.hypot(a * tc + c * td, b * tc + d * td);
  if (!(size > 1) || !Number.isFinite(width)) return null;
  return { text, x: a * te + c * tf + e, y: b * te + d * tf + f, width, size };
}

/** Bold type is sometimes made by printing the same text twice, a hair apart. */
function withoutDoubles(items: readonly PdfItem[]): PdfItem[] {
  const seen = new Map<string, PdfItem[]>();
  return items.filter((item) => {
    const same = seen.get(item.text);
    if (same === undefined) {
      seen.set(item.text, [item]);
      return true;
    }
    if (same.some((other) => Math.abs(other.x - item.x) < item.size * 0.3 && Math.abs(other.y - item.y) < item.size * 0.2)) return false;
    if (same.length < 100) same.push(item);
    return true;
  });
}
