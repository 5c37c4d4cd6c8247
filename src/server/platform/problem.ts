import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Bilingual } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import type { Problem as ProblemBody } from '#contract/checking.ts';
import { languageOf } from '#server/platform/language.ts';
import { fill, messages } from '#server/platform/messages.ts';

/** An expected no of the interface, with its HTTP status. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly messages: Bilingual;

  constructor(status: number, code: string, texts: Bilingual) {
    super(texts.en);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.messages = texts;
  }
}

/** Answers every error of the server as problem+json: refusals and problems with their own words, defects with a number that the log knows. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem !== null) return send(problem, request, reply);
    const id = randomUUID().slice(0, 8);
    request.log.error({ err: error, defect: id }, 'defect');
    return send(new Problem(500, 'defect', fill(messages.defect, { id })), request, reply);
  });
  app.setNotFoundHandler((request, reply) => send(new Problem(404, 'not-found', messages.notFound), request, reply));
}

function problemOf(error: FastifyError): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return new Problem(422, error.code, error.messages);
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem(error.statusCode, 'bad-request', fill(messages.badRequest, { what: error.message }));
  }
  return null;
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body: ProblemBody = {
    type: `urn:hengji:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.messages[languageOf(request)],
    code: problem.code,
    messages: problem.messages,
  };
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}
