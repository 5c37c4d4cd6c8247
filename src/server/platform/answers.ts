import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type * as z from 'zod';

/**
 * How answers are written. `checked`: each is held against its schema first, and one that departs from it is a defect; so it is
 * wherever tests run. Else it is written as it is: what the tests have seen of every route need not be seen again in each of
 * thousands of answers a second.
 */
export function answerCompiler(checked: boolean): FastifySerializerCompiler<z.ZodType> {
  return checked ? serializerCompiler : () => (data) => JSON.stringify(data);
}
