import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { cookieNames } from '#server/platform/access/access.ts';

/** The description of the interface at `/api/openapi.json`, made from the same schemas that requests are checked by, and a page to read it at `/api/docs`. */
export async function describeInterface(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hengji 衡绩',
        version: '1',
        description: '预算绩效管理接口。金额为以元计的十进制字符串；日期为 ISO 日期；修改须带 If-Match，新建可带 Idempotency-Key；错误为 application/problem+json，code 不变。\n\nBudget performance management. Amounts are decimal strings in yuan, days ISO days; changes need If-Match, creates may carry an Idempotency-Key; errors are application/problem+json with stable codes.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: cookieNames.loopback },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
      security: [{ session: [], csrf: [] }],
    },
    transform: ({ schema, url, route, ...rest }) => {
      const described = jsonSchemaTransform({ schema, url, route, ...rest });
      const access = route.config?.access;
      if (access === undefined) return described;
      const note = access.permission === 'public' ? '无须登录 · open' : access.permission === 'signed-in' ? '须登录 · signed in' : `权限 · permission: ${access.permission}`;
      return { ...described, schema: { ...described.schema, description: note, ...(access.permission === 'public' ? { security: [] } : {}) } };
    },
    transformObject: jsonSchemaTransformObject,
  });
  app.get('/api/openapi.json', async () => app.swagger());
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, uiConfig: { docExpansion: 'list', tryItOutEnabled: false, validatorUrl: null } });
}
