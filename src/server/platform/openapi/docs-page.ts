import type { OpenApiDocument, Operation, Schema } from '#server/platform/openapi/document.ts';
import { openApiMessages as messages } from '#server/platform/openapi/messages.ts';
import type { Bilingual } from '#core/finding.ts';

/** The document as one page without scripts: it needs nothing from elsewhere and works under the strictest policy. */
export function writeDocsPage(document: OpenApiDocument): string {
  const groups = document.tags.map(({ name, description }) => ({ name, description, operations: operationsOf(document, name) }));
  const known = new Set(document.tags.map(({ name }) => name));
  const others = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).filter(([, { tags }]) => !tags?.some((tag) => known.has(tag))).map(([method, operation]) => ({ path, method, operation })));
  if (others.length > 0) groups.push({ name: 'others', description: '', operations: others });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(messages.title.zh)} · ${text(messages.title.en)}</title><style>${style}</style></head><body>
<header><h1>${text(messages.title.zh)} · ${text(messages.title.en)}</h1><p><a href="/api/openapi.json">${both(messages.document)}</a></p>${document.info.description.split('\n\n').map((part) => `<p>${code(part)}</p>`).join('')}
<nav>${groups.map(({ name, description }) => `<a href="#${name}">${text(description === '' ? name : description)}</a>`).join(' ')} <a href="#schemas">${both(messages.schemas)}</a></nav></header>
<main>${groups.map(({ name, description, operations }) => `<section id="${name}"><h2>${text(description === '' ? name : description)}</h2>${operations.map(showOperation).join('')}</section>`).join('')}
<section id="schemas"><h2>${both(messages.schemas)}</h2>${Object.entries(document.components.schemas).map(([name, schema]) => `<details id="schema-${name}"><summary><code>${text(name)}</code></summary>${showSchema(schema)}</details>`).join('')}</section></main></body></html>`;
}

type Shown = { readonly path: string; readonly method: string; readonly operation: Operation };

function operationsOf({ paths }: OpenApiDocument, tag: string): Shown[] {
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).filter(([, { tags }]) => tags?.includes(tag)).map(([method, operation]) => ({ path, method, operation })));
}

function showOperation({ path, method, operation }: Shown): string {
  const { summary = '', description = '', parameters = [], requestBody, responses, operationId } = operation;
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => `<dt>${both(messages.body)} <small>${text(type)}</small></dt><dd>${typeOf(schema)}</dd>`).join('');
  const answers = Object.entries(responses).map(([status, { content, description: what }]) => `<tr><td>${text(status)}</td><td>${content === undefined ? text(what ?? both(messages.problem)) : Object.values(content).map(({ schema }) => typeOf(schema)).join(' ')}</td></tr>`).join('');
  const asked = parameters.map((parameter) => `<tr><td><code>${text(parameter.name)}</code></td><td>${text(parameter.in)}${parameter.required === true ? ` · ${both(messages.required)}` : ''}</td><td>${typeOf(parameter.schema)} ${text(parameter.description ?? '')}</td></tr>`).join('');
  return `<details id="${operationId}"><summary><b class="${method}">${method.toUpperCase()}</b> <code>${text(path)}</code> <span>${text(summary)}</span></summary><p>${code(description)}</p><dl>
${asked === '' ? '' : `<dt>${both(messages.parameters)}</dt><dd><table>${asked}</table></dd>`}${bodies}<dt>${both(messages.answers)}</dt><dd><table>${answers}</table></dd></dl></details>`;
}

function showSchema(schema: Schema): string {
  const { properties, required, examples } = schema;
  const needed = Array.isArray(required) ? required : [];
  const rows = Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => `<tr><td><code>${text(name)}</code></td><td>${needed.includes(name) ? both(messages.required) : ''}</td><td>${isObject(property) ? typeOf(property) : ''}</td></tr>`).join('');
  const example = Array.isArray(examples) ? `<p>${both(messages.example)}</p><pre>${text(JSON.stringify(examples[0], null, 2))}</pre>` : '';
  return `${rows === '' ? typeOf(schema) : `<table>${rows}</table>`}${example}`;
}

/** A schema in a few words, with links to those that have a name. */
function typeOf(schema: Schema): string {
  const { $ref: reference, type, format, items, anyOf, oneOf, enum: choices, const: constant, properties, minLength, maxLength, minimum, maximum } = schema;
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return `<a href="#schema-${text(name)}">${text(name)}</a>`;
  }
  const variants = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : null;
  if (variants !== null) return variants.filter(isObject).map(typeOf).join(' | ');
  if (Array.isArray(choices)) return choices.map((choice) => `<code>${text(JSON.stringify(choice))}</code>`).join(' | ');
  if (constant !== undefined) return `<code>${text(JSON.stringify(constant))}</code>`;
  if (type === 'array') return `[ ${isObject(items) ? typeOf(items) : ''} ]`;
  if (isObject(properties)) return `{ ${Object.entries(properties).map(([name, property]) => `${text(name)}: ${isObject(property) ? typeOf(property) : ''}`).join(', ')} }`;
  const limits = rangeOf(minLength, maxLength) || rangeOf(minimum, maximum);
  return text(`${Array.isArray(type) ? type.join(' | ') : typeof type === 'string' ? type : 'any'}${typeof format === 'string' ? ` (${format})` : ''}${limits}`);
}

/** ` 1–200`; nothing where neither end is a limit that somebody set. */
function rangeOf(least: unknown, most: unknown): string {
  const [from, until] = [least, most].map((limit) => (typeof limit === 'number' && Math.abs(limit) < 1e15 ? String(limit) : ''));
  return from === '' && until === '' ? '' : ` ${from ?? ''}–${until ?? ''}`;
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function both({ zh, en }: Bilingual): string {
  return `${text(zh)} · ${text(en)}`;
}

/** Text with what stands in back quotes as code. */
function code(value: string): string {
  return text(value).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `:root{color-scheme:light dark}body{font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;max-width:70rem;margin:0 auto;padding:1rem 1.5rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #8886}nav a{margin-right:.8rem;white-space:nowrap}code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:.6rem;background:#8881}
details{margin:.3rem 0;padding:.1rem .6rem;border:1px solid #8884;border-radius:4px}summary{cursor:pointer}summary span{color:#666}@media(prefers-color-scheme:dark){summary span{color:#aaa}}table{border-collapse:collapse}td{padding:.15rem .8rem .15rem 0;vertical-align:top;border-top:1px solid #8883}
dt{font-weight:600;margin-top:.4rem}dd{margin-left:0}b{display:inline-block;min-width:4.2rem}b.get{color:#0a7}b.post{color:#06c}b.patch,b.put{color:#b60}b.delete{color:#c33}`;
