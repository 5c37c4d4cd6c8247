/** A stretch of text, half open, in UTF-16 offsets. Inside the checker: offsets into the folded text. */
export type Span = { readonly start: number; readonly end: number };
