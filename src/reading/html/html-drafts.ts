/** What reading HTML yields before the text is put together. Line ends in a paragraph come from `br`. */
export type HtmlContent = { readonly items: (HtmlParagraph | HtmlTable)[] };
export type HtmlParagraph = { readonly kind: 'paragraph'; text: string; readonly level: number | null };
export type HtmlTable = { readonly kind: 'table'; readonly rows: HtmlCell[][] };
export type HtmlCell = { readonly content: HtmlContent; readonly columnSpan: number; readonly rowSpan: number };
