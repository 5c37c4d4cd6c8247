import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, type ZodFastifySchemaValidationError } from 'fastify-type-provider-zod';
import type { Bilingual } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import type { Language, Problem as ProblemBody } from '#contract/checking.ts';
import { databaseErrorOf } from '#server/platform/database/open-database.ts';
import { problemOfStore } from '#server/platform/database/refusals.ts';
import { describeIssue } from '#server/platform/messages-of-fields.ts';
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
  app.setErrorHandler(answerProblem);
  const methodsAt = rememberRoutes(app);
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const allowed = methodsAt(path);
    if (allowed.length === 0) return send(new Problem(404, 'not-found', messages.notFound), request, reply);
    return send(new Problem(405, 'method-not-allowed', fill(messages.methodNotAllowed, { method: request.method, allowed: allowed.join(', ') }), {}, { allow: allowed.join(', ') }), request, reply);
  });
}

export function answerProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request);
  if (problem !== null) return send(problem, request, reply);
  const id = randomUUID().slice(0, 8);
  request.log.error({ err: error, defect: id }, 'defect');
  return send(new Problem(500, 'defect', fill(messages.defect, { id })), request, reply);
}

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merged with the type of the framework
  interface FastifyInstance {
    /** Every route of the service, in the order of their registration. */
    servedRoutes: readonly { readonly url: string; readonly methods: readonly string[] }[];
  }
}

/** The methods that an address answers to; none where there is nothing at it. */
function rememberRoutes(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly url: string; readonly shape: RegExp; readonly methods: readonly string[] }[] = [];
  app.decorate('servedRoutes', routes);
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const shape = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('/');
    routes.push({ url, shape: new RegExp(`^${shape}$`), methods: typeof method === 'string' ? [method] : method });
  });
  return (path) => [...new Set(routes.filter(({ shape }) => shape.test(path)).flatMap(({ methods }) => methods))].toSorted();
}

/** A connection that does not speak HTTP, or is too slow with it, never becomes a request. */
export function refuseMalformed(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(bodyOf(new Problem(status, 'malformed-request', messages.malformedRequest), 'zh'));
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
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
    case 'FST_ERR_BAD_URL': return new Problem(400, 'bad-address', messages.badAddress);
    case 'FST_ERR_MAX_PARAM_LENGTH': return new Problem(404, 'not-found', messages.notFound);
    case 'FST_UNDER_PRESSURE': return new Problem(503, 'overloaded', messages.overloaded, {}, { 'retry-after': '5' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return new Problem(415, 'media-type', messages.mediaType);
  }
  if (malformedForm.test(error.message) || error.code === 'ERR_STREAM_PREMATURE_CLOSE') return new Problem(400, 'malformed-form', messages.malformedForm);
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem(error.statusCode, error.statusCode === 429 ? 'too-many-requests' : 'bad-request', error.statusCode === 429 ? messages.tooManyRequests : fill(messages.badRequest, { what: error.message }));
  }
  return null;
}

/** What the reader of forms says of those that are cut off or broken; it gives its errors no codes. */
const malformedForm = /^(?:Unexpected end of (?:multipart data|form|file)|Malformed (?:content type|part header)|Part terminated early|Multipart: Boundary not found)/;

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
  return reply.code(problem.status).headers({ ...problem.headers, 'x-request-id': request.id }).type('application/problem+json; charset=utf-8').send(JSON.stringify(bodyOf(problem, languageOf(request))));
}

function bodyOf(problem: Problem, language: Language): ProblemBody {
  return {
    type: `urn:hengji:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.messages[language],
    code: problem.code,
    messages: problem.messages,
    ...problem.more,
  };
}
