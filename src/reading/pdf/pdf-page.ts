/** A stretch of text as it stands on a page, in points from the top left; `y` is the base line. */
export type PdfItem = { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number };

/** A straight line drawn on a page, horizontal (`at` is its y) or vertical (`at` is its x), from `from` to `to`. */
export type PdfRule = { readonly at: number; readonly from: number; readonly to: number };

export type PdfRules = { readonly horizontal: readonly PdfRule[]; readonly vertical: readonly PdfRule[] };

export type PdfPage = { readonly number: number; readonly width: number; readonly height: number; readonly items: readonly PdfItem[]; readonly rules: PdfRules };
