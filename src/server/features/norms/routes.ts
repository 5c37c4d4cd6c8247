import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { normDocuments, normQuery, norms as normsSchema, type Norm, type NormCard, type NormQuery } from '#contract/norms.ts';
import { formatDecimal } from '#core/decimal.ts';
import { documentOf, type NormBook, type NormCodes, type NormDocument, type NormValue } from '#core/norm-book.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';

const tags = ['norms'];
const config = { access: { permission: 'norms.read', anywhere: true } } as const;

/** The norm book: every number that a regulation sets, with its source, dates and place, and whether it was verified. */
export const norms: FastifyPluginAsyncZod<FeatureOptions> = async (app, { norms: book }) => {
  const all = [...book.values, ...book.codes ?? []].map((entry) => shown(entry, book));

  app.get('/norms', {
    config, schema: { tags, querystring: normQuery, response: { 200: normsSchema, '4xx': problem } },
  }, async (request) => ({ items: all.filter((entry) => fits(entry, request.query)) }));

  app.get('/norms/documents', {
    config, schema: { tags, response: { 200: normDocuments, '4xx': problem } },
  }, async () => ({ items: book.documents.map(cardOf) }));
};

function fits({ id, from, until, place, document }: Norm, query: NormQuery): boolean {
  return (query.id === undefined || id === query.id || id.startsWith(`${query.id}/`))
    && (query.date === undefined || (from <= query.date && (until === null || query.date <= until)))
    && (query.place === undefined || place === '' || query.place === place || query.place.startsWith(`${place}/`))
    && (query.document === undefined || document.id === query.document);
}

function shown(entry: NormValue | NormCodes, book: NormBook): Norm {
  const card = documentOf(book, entry);
  if (card === null) throw new Error(`${entry.id}: no document ${entry.document}`);
  const { id, title, place, from, until, force, article, verified, note } = entry;
  return {
    id, title, value: 'value' in entry ? formatDecimal(entry.value) : null, unit: 'unit' in entry ? entry.unit : null, codes: 'codes' in entry ? entry.codes : null,
    place, from, until, force, article, verified, note: note ?? null, document: cardOf(card),
  };
}

function cardOf({ id, number, title, issuer, issued, effective, repealed, verified, verification, note, source }: NormDocument): NormCard {
  return { id, number, title, issuer, issued, effective, repealed, verified, verification: verification ?? null, note: note ?? null, source: source ?? null };
}
