import { examples } from '#server/platform/openapi/messages-examples.ts';
import { openApiMessages as messages } from '#server/platform/openapi/messages.ts';
import type { Bilingual } from '#core/finding.ts';

/** A JSON schema, as far as this program looks into it. */
export type Schema = { readonly [key: string]: unknown };
export type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly description?: string; readonly schema: Schema };
export type Answer = { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>>; readonly $ref?: string };
export type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, Answer>>;
};
export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, Schema>>; readonly responses: Readonly<Record<string, Answer>>; readonly securitySchemes: Schema };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const both = ({ zh, en }: Bilingual): string => `${zh} · ${en}`;

/**
 * What the generator leaves out or says of every route alike: names of operations, errors as problem+json, headers of
 * changes and creates, forms with files, answers without content, examples. Schemas that nothing refers to are dropped.
 */
export function completeDocument(made: unknown): OpenApiDocument {
  // The generator answers plain JSON; what is read of it below is what it wrote.
  const raw: OpenApiDocument = JSON.parse(JSON.stringify(made));
  const paths = Object.fromEntries(Object.entries(raw.paths).filter(([path]) => path.startsWith('/api/v1/'))
    .map(([path, operations]) => [path, Object.fromEntries(Object.entries(operations).filter(([method]) => method !== 'head').map(([method, operation]) => [method, completeOperation(path, method, operation)]))]));
  const problem: Answer = { description: both(messages.problem), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const used = new Set(tagsIn(paths));
  return {
    ...raw, paths, tags: raw.tags.filter(({ name }) => used.has(name)),
    components: { ...raw.components, responses: { Problem: problem }, schemas: withExamples(neededSchemas(raw.components.schemas, { paths, problem })) },
  };
}

function tagsIn(paths: OpenApiDocument['paths']): readonly string[] {
  return Object.values(paths).flatMap((operations) => Object.values(operations).flatMap(({ tags }) => tags ?? []));
}

function completeOperation(path: string, method: string, operation: Operation): Operation {
  const parameters = [...operation.parameters ?? []];
  const header = (name: string, required: boolean, text: Bilingual): void => {
    if (!parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase())) parameters.push({ name, in: 'header', required, description: both(text), schema: { type: 'string' } });
  };
  if (method === 'patch') header('If-Match', true, messages.ifMatch);
  if (method === 'post' && operation.security?.length !== 0) header('Idempotency-Key', false, messages.idempotencyKey);
  const { consumes, ...rest } = operation as Operation & { readonly consumes?: unknown };
  void consumes;
  return {
    ...rest,
    operationId: operationId(path, method),
    tags: operation.tags ?? [path.split('/')[3] === 'checks' || path.split('/')[3] === 'rules' ? 'checking' : path.split('/')[3] ?? ''],
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: completeAnswers(operation.responses),
  };
}

function completeAnswers(responses: Operation['responses']): Operation['responses'] {
  const kept = Object.entries(responses).filter(([status]) => /^[23]\d\d$/.test(status)).map(([status, answer]): [string, Answer] => {
    const text = { 201: messages.created, 202: messages.accepted, 204: messages.noContent }[status] ?? messages.ok;
    const { content, ...rest } = answer;
    return [status, { ...rest, description: both(text), ...(status === '204' || content === undefined ? {} : { content }) }];
  });
  return { ...Object.fromEntries(kept), '4XX': refToProblem, '5XX': refToProblem };
}

const refToProblem: Answer = Object.freeze({ $ref: '#/components/responses/Problem' } as unknown as Answer);

/** `get /departments/{departmentId}/years` is `getDepartmentsYears`. */
function operationId(path: string, method: string): string {
  const parts = path.replace('/api/v1/', '').split('/').map((part) => (part.startsWith('{') ? '' : part));
  const isOne = path.endsWith('}');
  const name = parts.filter((part) => part !== '').flatMap((part) => part.split('-')).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return `${method}${name}${isOne ? 'One' : ''}`;
}

/** Names of the schemas that a part of the document refers to. */
export function referredTo(part: unknown): readonly string[] {
  return [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '');
}

function neededSchemas(all: Readonly<Record<string, Schema>>, start: unknown): Readonly<Record<string, Schema>> {
  const needed = new Set<string>();
  const follow = (names: readonly string[]): void => {
    for (const name of names) {
      const schema = all[name];
      if (needed.has(name) || schema === undefined) continue;
      needed.add(name);
      follow(referredTo(schema));
    }
  };
  follow(referredTo(start));
  return Object.fromEntries([...needed].toSorted().map((name) => [name, all[name] ?? {}]));
}

function withExamples(schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => {
    const example = examples[name.replace(/Input$/, '')];
    return [name, example === undefined ? schema : { ...schema, examples: [example] }];
  }));
}
