import { createReadStream, existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { downloadFormat, type Check, type DocumentText, type Language } from '#contract/checking.ts';
import type { Document } from '#core/document.ts';
import { readRulePage, ruleEntries } from '#server/features/checking/rule-pages.ts';
import { createCheckService, type HeldCheck } from '#server/features/checking/service.ts';
import { receiveUpload, uploadLimits } from '#server/features/checking/uploads.ts';
import type { RouteAccess } from '#server/platform/access/access.ts';
import { encodeName, shownName } from '#server/platform/files/names.ts';
import { languageOf } from '#server/platform/language.ts';
import { fill, messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

export type CheckingOptions = {
  /** The paper that a visitor can try without one of their own. */
  readonly sample: string;
  readonly keepMinutes?: number;
  readonly seconds?: number;
  /** Who may hand in papers, where the service knows people. */
  readonly access?: RouteAccess;
};

type ById = { readonly Params: { readonly id: string } };
type Asking = { readonly Querystring: { readonly report?: string; readonly format?: string } };

/** Handing in files, their results, their downloads, and the pages of the rules. */
export const checking: FastifyPluginAsync<CheckingOptions> = async (app, options) => {
  const { access } = options;
  if (access !== undefined) app.addHook('onRoute', (route) => { route.config = { ...route.config, access }; });
  const service = createCheckService({
    onDefect: (id, error) => app.log.error({ err: error, defect: id }, 'defect'),
    ...(options.keepMinutes === undefined ? {} : { keepMinutes: options.keepMinutes }),
    ...(options.seconds === undefined ? {} : { seconds: options.seconds }),
  });
  app.addHook('onClose', () => service.close());

  const found = (id: string): HeldCheck => {
    const check = service.find(id);
    if (check === null) throw new Problem(404, 'check-not-found', messages.checkNotFound);
    return check;
  };
  const foundDone = (id: string): HeldCheck => {
    const check = found(id);
    if (check.outcome.status === 'refused') throw new Problem(422, check.outcome.code, check.outcome.messages);
    return check;
  };

  app.post<Asking>('/checks', { schema: { consumes: ['multipart/form-data'] } }, async (request, reply) => {
    const language = languageOf(request);
    const answers: string[] = [];
    for await (const upload of request.files({ limits: { fileSize: uploadLimits.megabytes << 20, files: uploadLimits.files, fields: 20 } })) {
      const check = await service.check(shownName(upload.filename), (path) => receiveUpload(upload, path));
      answers.push(await writeCheck(check, language, request.query.report !== 'none'));
    }
    if (answers.length === 0) throw new Problem(400, 'no-file', messages.noFile);
    return json(reply, `{"checks":[${answers.join(',')}]}`);
  });

  app.post<Asking>('/checks/sample', async (request, reply) => {
    if (!existsSync(options.sample)) throw new Problem(404, 'sample-missing', messages.sampleMissing);
    const check = await service.check(basename(options.sample), async (path) => {
      await copyFile(options.sample, path);
      return null;
    });
    return json(reply, `{"checks":[${await writeCheck(check, languageOf(request), request.query.report !== 'none')}]}`);
  });

  app.get<ById & Asking>('/checks/:id', async (request, reply) =>
    json(reply, await writeCheck(found(request.params.id), languageOf(request), request.query.report !== 'none')));

  app.delete<ById>('/checks/:id', async (request, reply) => {
    await service.remove(found(request.params.id).id);
    return reply.code(204).send();
  });

  app.get<ById>('/checks/:id/document', async (request): Promise<DocumentText> => {
    const { name, format, text, blocks }: Document = JSON.parse(await readFile(join(foundDone(request.params.id).folder, 'document.json'), 'utf8'));
    return { name, format, text, blocks };
  });

  app.get<ById & Asking>('/checks/:id/download', async (request, reply) => {
    const check = foundDone(request.params.id);
    const format = downloadFormat.safeParse(request.query.format);
    if (!format.success) throw new Problem(400, 'format-not-available', messages.notDownloadable);
    const language = languageOf(request);
    const { path, type } = await service.write(check, format.data, language);
    const name = `${fill(messages.downloadName, { name: check.name.replace(/\.[^.]*$/, '') })[language]}.${format.data}`;
    return reply.type(type).header('content-disposition', `attachment; filename="report.${format.data}"; filename*=UTF-8''${encodeName(name)}`)
      .header('cache-control', 'no-store').send(createReadStream(path));
  });

  app.get('/rules', async (request) => ({ rules: ruleEntries(languageOf(request)) }));

  app.get<ById>('/rules/:id', async (request) => {
    const page = await readRulePage(request.params.id, languageOf(request));
    if (page === null) throw new Problem(404, 'unknown-rule', fill(messages.ruleNotFound, { rule: request.params.id }));
    return page;
  });
};

function json(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(body);
}

/** A check as the contract has it. The report is put in as it was written, without being parsed again. */
async function writeCheck(check: HeldCheck, language: Language, withReport: boolean): Promise<string> {
  const { id, name, outcome } = check;
  if (outcome.status === 'refused') {
    const answer: Check = { id, name, status: 'refused', refusal: { code: outcome.code, message: outcome.messages[language], messages: outcome.messages } };
    return JSON.stringify(answer);
  }
  const head: Check = { id, name, status: 'done', summary: outcome.summary };
  if (!withReport) return JSON.stringify(head);
  return `${JSON.stringify(head).slice(0, -1)},"report":${await readFile(join(check.folder, `report.${language}.json`), 'utf8')}}`;
}
