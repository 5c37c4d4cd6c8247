import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, type ZodFastifySchemaValidationError } from 'fastify-type-provider-zod';
import type { Bilingual } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import type { Problem as ProblemBody } from '#contract/checking.ts';
import { databaseErrorOf } from '#server/platform/database/open-database.ts';
import { problemOfStore } from '#server/platform/database/refusals.ts';
import { describeIssue } from '#server/platform/field-messages.ts';
import { languageOf } from '#server/platform/language.ts';
import { fill, messages } from '#server/platform/messages.ts';

/** An expected no of the interface, with its HTTP status. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly messages: Bilingual;
  /** Further members of the answer: the fields at fault, the row as it stands. */
  readonly more: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, texts: Bilingual, more: ProblemDetails = {}, headers: Readonly<Record<string, string>> = {}) {
    super(texts.en);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.messages = texts;
    this.more = more;
    this.headers = headers;
  }
}

/** What an answer may carry beside its sentence. */
export type ProblemDetails = Partial<Pick<ProblemBody, 'errors' | 'current' | 'changedBy' | 'changedAt'>>;

/** Answers every error of the server as problem+json: refusals and problems with their own words, defects with a number that the log knows. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request);
    if (problem !== null) return send(problem, request, reply);
    const id = randomUUID().slice(0, 8);
    request.log.error({ err: error, defect: id }, 'defect');
    return send(new Problem(500, 'defect', fill(messages.defect, { id })), request, reply);
  });
  app.setNotFoundHandler((request, reply) => send(new Problem(404, 'not-found', messages.notFound), request, reply));
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return new Problem(422, error.code, error.messages);
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error.validationContext, error.validation);
  const stored = databaseErrorOf(error);
  if (stored !== null) return problemOfStore(stored);
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY': case 'FST_ERR_CTP_EMPTY_JSON_BODY': return new Problem(400, 'malformed-json', messages.malformedJson);
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return new Problem(413, 'too-large', fill(messages.bodyTooLarge, { megabytes: Math.floor((request.routeOptions.bodyLimit ?? 1 << 20) / (1 << 20)) }));
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return new Problem(415, 'media-type', messages.mediaType);
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem(error.statusCode, error.statusCode === 429 ? 'too-many-requests' : 'bad-request', error.statusCode === 429 ? messages.tooManyRequests : fill(messages.badRequest, { what: error.message }));
  }
  return null;
}

const contexts: Readonly<Record<string, Bilingual>> = { body: messages.inBody, querystring: messages.inQuery, params: messages.inPath, headers: messages.inHeaders };

/** Names every field that is not in order, in the words of both languages. */
function invalidRequest(context: string | undefined, found: readonly ZodFastifySchemaValidationError[]): Problem {
  const errors = found.slice(0, 50).map((error) => {
    const issue: unknown = { ...error.params, code: error.keyword, message: error.message };
    const path = error.instancePath.replace(/^\//, '').replaceAll('/', '.');
    return { path, messages: describeIssue(issue) };
  });
  const where = contexts[context ?? ''] ?? messages.inBody;
  const [first] = errors;
  const texts = fill(messages.invalidRequest, {});
  const about = (language: 'zh' | 'en'): string => `${texts[language].replace('{where}', where[language]).replace('{path}', first?.path === '' ? '' : ` ${first?.path ?? ''}`)}${first?.messages[language] ?? ''}`;
  return new Problem(400, 'invalid-request', { zh: about('zh'), en: about('en') }, { errors });
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body: ProblemBody = {
    type: `urn:hengji:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.messages[languageOf(request)],
    code: problem.code,
    messages: problem.messages,
    ...problem.more,
  };
  return reply.code(problem.status).headers(problem.headers).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}
