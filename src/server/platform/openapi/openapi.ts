import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { cookieNames } from '#server/platform/access/access.ts';
import { nameSchemas } from '#server/platform/openapi/component-names.ts';
import { writeDocsPage } from '#server/platform/openapi/docs-page.ts';
import { completeDocument, type OpenApiDocument } from '#server/platform/openapi/document.ts';
import { routeSummaries } from '#server/platform/openapi/messages-of-routes.ts';
import { description, openApiMessages as messages, tagDescriptions } from '#server/platform/openapi/messages.ts';

const formWithFile = {
  type: 'object', required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description: `${messages.file.zh} · ${messages.file.en}` } },
} as const;

/** The description of the interface at `/api/openapi.json`, made from the same schemas that requests are checked by, and a page to read it at `/api/docs`. */
export async function describeInterface(app: FastifyInstance, secureCookies: boolean): Promise<void> {
  const schemaRegistry = await nameSchemas();
  const transform = createJsonSchemaTransform({ schemaRegistry });
  const withoutNames = createJsonSchemaTransform({ schemaRegistry: z.registry<{ id: string }>() });
  const transformObject = createJsonSchemaTransformObject({ schemaRegistry });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: messages.product.en, version: '1', description },
      tags: Object.entries(tagDescriptions).map(([name, { zh, en }]) => ({ name, description: `${zh} · ${en}` })),
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: secureCookies ? cookieNames.secure : cookieNames.loopback },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
    },
    transform: ({ schema, url, route, ...rest }) => {
      if (!url.startsWith('/api/v1/')) return { schema: { hide: true }, url };
      const described = transform({ schema: schema ?? {}, url, route, ...rest });
      // Parameters are listed one by one; a reference could not be.
      const { querystring, params, headers } = withoutNames({ schema: schema ?? {}, url, route, ...rest }).schema ?? {};
      const isForm = Array.isArray(schema?.consumes) && schema.consumes.includes('multipart/form-data');
      const body = isForm && schema?.body === undefined ? { body: formWithFile } : {};
      const access = route.config?.access;
      const isPublic = access === undefined || access.permission === 'public';
      const { zh, en } = isPublic ? messages.open : access.permission === 'signed-in' ? messages.signedIn : messages.permission;
      const note = isPublic || access.permission === 'signed-in' ? `${zh} · ${en}` : `${zh} · ${en}: \`${access.permission}\``;
      const isSafe = route.method === 'GET' || route.method === 'HEAD';
      const security = isPublic ? [] : [isSafe ? { session: [] } : { session: [], csrf: [] }];
      const summary = routeSummaries[`${String(route.method)} ${url.replace('/api/v1', '')}`];
      return { ...described, schema: { ...described.schema, ...body, ...(summary === undefined ? {} : { summary: `${summary.zh} · ${summary.en}` }), ...Object.fromEntries(Object.entries({ querystring, params, headers }).filter(([, value]) => value !== undefined)), description: note, security } };
    },
    transformObject: (document) => transformObject(document),
  });
  let complete: OpenApiDocument | null = null;
  const document = (): OpenApiDocument => (complete ??= completeDocument(app.swagger()));
  let page: string | null = null;
  app.get('/api/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document()));
  // People type it either way.
  app.get('/api/docs/', async (_request, reply) => reply.redirect('/api/docs', 308));
  app.get('/api/docs', async (_request, reply) => {
    page ??= writeDocsPage(document());
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
