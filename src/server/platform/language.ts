import type { FastifyRequest } from 'fastify';
import { language, type Language } from '#contract/checking.ts';

/** The language of an answer: `?lang=`, else what the browser prefers, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const query: unknown = request.query;
  const asked = language.safeParse(typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined);
  if (asked.success) return asked.data;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}
