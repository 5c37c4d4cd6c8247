import type { Schema } from '#server/platform/openapi/document.ts';

/** Numbers that look random and are the same for the same seed. */
export type Chance = { readonly next: () => number; readonly below: (most: number) => number; readonly pick: <T>(from: readonly T[]) => T; readonly happens: (share: number) => boolean };

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next, below,
    pick: (from) => {
      const found = from[below(from.length)];
      if (found === undefined && !from.includes(found as never)) throw new Error('nothing to pick from');
      return found as (typeof from)[number];
    },
    happens: (share) => next() < share,
  };
}

/** What attackers, careless programs and odd people send in a text. */
const oddTexts = [
  '', ' ', 'a', '甲'.repeat(300), 'x'.repeat(20_000), `'; drop table project; --`, `" or 1=1`, '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '${7*7}', '{{constructor}}', '../../etc/passwd', '..\\..\\x', '%00', 'a\u0000b',
  '\ud800', '\u202Eabc', '\u0007', 'a\nb', '=1+1', '-', 'null', 'NaN', 'true', '0', '-1', '1e999', '１２３', '9'.repeat(40), '2023-02-30', '0000-00-00', '2023-13-01', '99999-01-01', '00000000-0000-0000-0000-000000000000', '__proto__', 'constructor',
];
const oddNumbers = [0, -0, -1, 1.5, 2_147_483_648, -2_147_483_649, 2 ** 53, 1e308, 1e-308];

export function oddValue(chance: Chance): unknown {
  switch (chance.below(7)) {
    case 0: case 1: return chance.pick(oddTexts);
    case 2: return chance.pick(oddNumbers);
    case 3: return chance.pick([null, true, false]);
    case 4: return [oddShort(chance), [oddShort(chance)]];
    case 5: return { toString: 1, length: -1, [chance.pick(oddTexts).slice(0, 40)]: oddShort(chance) };
    default: return oddShort(chance);
  }
}

function oddShort(chance: Chance): unknown {
  return chance.pick<unknown>([null, '', 0, true, chance.pick(oddTexts)]);
}

export type Ids = (name: string) => readonly string[];

/** A value that the schema allows, as far as it can be told from its keywords; `ids` knows keys of rows by the name of the field. */
export function valueOf(schema: Schema, schemas: Readonly<Record<string, Schema>>, chance: Chance, ids: Ids, name = '', depth = 0): unknown {
  const again = (part: unknown, field = name): unknown => valueOf(part as Schema, schemas, chance, ids, field, depth + 1);
  if (typeof schema['$ref'] === 'string') return again(schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {});
  const variants = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(variants)) return again(chance.pick(variants));
  if (Array.isArray(schema['allOf'])) return again(schema['allOf'][0]);
  if (Array.isArray(schema['enum'])) return chance.pick(schema['enum']);
  if ('const' in schema) return schema['const'];
  if (schema['default'] !== undefined && chance.happens(0.2)) return schema['default'];
  const type = Array.isArray(schema['type']) ? chance.pick(schema['type']) : schema['type'];
  switch (type) {
    case 'object': {
      const properties = schema['properties'] as Readonly<Record<string, Schema>> | undefined ?? {};
      const required = schema['required'] as readonly string[] | undefined ?? [];
      return Object.fromEntries(Object.entries(properties).filter(([key]) => required.includes(key) || chance.happens(0.6)).map(([key, part]) => [key, again(part, key)]));
    }
    case 'array': {
      const [least, most] = [Number(schema['minItems'] ?? 0), Math.min(Number(schema['maxItems'] ?? 3), Number(schema['minItems'] ?? 0) + 3)];
      return Array.from({ length: depth > 5 ? least : least + chance.below(most - least + 1) }, () => again(schema['items'] ?? {}));
    }
    case 'integer': case 'number': {
      const least = limit(schema['minimum'], 0);
      return least + chance.below(Math.max(1, Math.min(limit(schema['maximum'], least + 50), least + 5000) - least + 1));
    }
    case 'boolean': return chance.happens(0.5);
    case 'null': return null;
    case 'string': return textOf(schema, chance, ids(name));
    default: return oddShort(chance);
  }
}

function limit(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Math.abs(value) < 1e12 ? value : otherwise;
}

function textOf(schema: Schema, chance: Chance, ids: readonly string[]): string {
  if (schema['format'] === 'uuid') return ids.length > 0 && chance.happens(0.9) ? chance.pick(ids) : '0190a7f0-0000-7000-8000-00000000dead';
  if (schema['format'] === 'date') return chance.pick(['2023-01-01', '2023-06-30', '2023-12-31', '2024-02-29', '2022-05-05']);
  if (schema['format'] === 'date-time') return '2023-06-30T08:00:00.000Z';
  if (ids.length > 0 && schema['pattern'] === undefined && chance.happens(0.5)) return chance.pick(ids);
  if (typeof schema['pattern'] === 'string') {
    const fitting = ['28000.50', '12', '0', '95.5', '示例省/示例市', 'zhangsan', '2023', '-3'].filter((text) => new RegExp(String(schema['pattern']), 'u').test(text));
    return fitting.length > 0 ? chance.pick(fitting) : '1';
  }
  const text = chance.pick(['技能培训经费', '办公设备', '第三方评审 <b>&"\'', '数量指标', '示财预〔2023〕1号', 'x', '💰预算']);
  return text.slice(0, typeof schema['maxLength'] === 'number' ? schema['maxLength'] : 100);
}

/** The value with one or two things wrong somewhere in it. */
export function damaged(value: unknown, chance: Chance, depth = 0): unknown {
  if (depth > 0 && chance.happens(0.35)) return oddValue(chance);
  if (Array.isArray(value)) return chance.happens(0.2) ? [...value, oddValue(chance)] : value.map((item) => (chance.happens(0.5) ? damaged(item, chance, depth + 1) : item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const at = chance.below(Math.max(1, entries.length));
    const changed = entries.flatMap(([key, item], index): [string, unknown][] => (index !== at ? [[key, item]] : chance.happens(0.2) ? [] : [[key, damaged(item, chance, depth + 1)]]));
    return Object.fromEntries(chance.happens(0.15) ? [...changed, [chance.pick(['unknown', '__proto__x', 'id', 'departmentId', 'version', '']), oddValue(chance)]] : changed);
  }
  return oddValue(chance);
}
