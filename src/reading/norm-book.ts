import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDecimal, type Decimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';
import type { NormBook, NormCodes, NormDocument, NormForce, NormList, NormListEntry, NormValue } from '#core/norm-book.ts';

const normsFolder = join(import.meta.dirname, '../../norms');

/**
 * Reads the norm book of a folder and checks it: every entry complete, every document known, no two entries of one id and
 * place in force on the same day. Throws an Error naming file and key at the first thing that is wrong.
 */
export function loadNormBook(folder: string = normsFolder): NormBook {
  const documents = jsonFiles(folder, 'documents').map(({ file, value }) => readDocument(new JsonPlace(file, '', value)));
  const values: NormValue[] = [];
  const codes: NormCodes[] = [];
  for (const { file, value } of jsonFiles(folder, 'parameters')) {
    const root = new JsonPlace(file, '', value);
    root.onlyKeys(['values', 'codes']);
    values.push(...root.optionalItems('values').map(readValue));
    codes.push(...root.optionalItems('codes').map(readCodes));
  }
  const lists = jsonFiles(folder, 'codes').map(({ file, value }) => readList(new JsonPlace(file, '', value)));
  checkReferences(folder, documents, [...values, ...codes, ...lists]);
  checkOverlaps(folder, [...values, ...codes]);
  return { documents, values, codes, lists };
}

function jsonFiles(folder: string, part: string): { file: string; value: unknown }[] {
  return readdirSync(join(folder, part)).filter((name) => name.endsWith('.json')).sort().map((name) => {
    const file = join(folder, part, name);
    try {
      return { file, value: JSON.parse(readFileSync(file, 'utf8')) as unknown };
    } catch (thrown) {
      throw new Error(`norm book: ${file}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  });
}

/** A value of a JSON file that knows where it stands, so that a complaint names the place. */
class JsonPlace {
  readonly file: string;
  readonly path: string;
  readonly value: unknown;

  constructor(file: string, path: string, value: unknown) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  fail(expected: string): never {
    const found = this.value === undefined ? 'nothing' : JSON.stringify(this.value);
    throw new Error(`norm book: ${this.file}: ${this.path === '' ? 'the file' : this.path}: expected ${expected}, found ${found}`);
  }

  #record(): Record<string, unknown> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) return this.fail('an object');
    return this.value as Record<string, unknown>;
  }

  at(key: string): JsonPlace {
    return new JsonPlace(this.file, this.path === '' ? key : `${this.path}.${key}`, this.#record()[key]);
  }

  has(key: string): boolean {
    return this.#record()[key] !== undefined;
  }

  onlyKeys(allowed: readonly string[]): void {
    for (const key of Object.keys(this.#record())) {
      if (!allowed.includes(key)) this.at(key).fail(`one of the keys ${allowed.join(', ')}`);
    }
  }

  items(): JsonPlace[] {
    if (!Array.isArray(this.value)) return this.fail('a list');
    return this.value.map((value: unknown, index) => new JsonPlace(this.file, `${this.path}[${index}]`, value));
  }

  optionalItems(key: string): JsonPlace[] {
    return this.has(key) ? this.at(key).items() : [];
  }

  text(): string {
    return typeof this.value === 'string' && this.value !== '' ? this.value : this.fail('a text');
  }

  textOrNull(): string | null {
    return this.value === null ? null : this.text();
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true or false');
  }

  day(): string {
    return typeof this.value === 'string' && isDay(this.value) ? this.value : this.fail('a day such as 2020-02-25');
  }

  dayOrNull(): string | null {
    return this.value === null ? null : this.day();
  }

  decimal(): Decimal {
    const read = typeof this.value === 'string' ? parseDecimal(this.value) : null;
    return read ?? this.fail('a decimal number written as a text');
  }

  force(): NormForce {
    return this.value === '应当' || this.value === '原则上' || this.value === '惯例' ? this.value : this.fail('应当, 原则上 or 惯例');
  }

  place(): string {
    return typeof this.value === 'string' && /^$|^[^/\s]+(?:\/[^/\s]+)*$/.test(this.value) ? this.value : this.fail('a place such as 四川省/达州市, or an empty text');
  }

  bilingual(): Bilingual {
    return { zh: this.at('zh').text(), en: this.at('en').text() };
  }

  optionalText<Key extends string>(key: Key): { [key in Key]?: string } {
    return this.has(key) ? { [key]: this.at(key).text() } as { [key in Key]: string } : {};
  }
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(text: string): boolean {
  const read = /^\d{4}-(\d\d)-(\d\d)$/.exec(text);
  if (read === null) return false;
  const days = daysInMonth[Number(read[1]) - 1];
  return days !== undefined && Number(read[2]) >= 1 && Number(read[2]) <= days;
}

function readDocument(node: JsonPlace): NormDocument {
  node.onlyKeys(['id', 'number', 'title', 'issuer', 'issued', 'effective', 'repealed', 'verified', 'verification', 'note', 'source']);
  const id = node.at('id').text();
  if (!node.file.endsWith(`${id}.json`)) node.at('id').fail('the name of the file');
  return {
    id,
    number: node.at('number').textOrNull(),
    title: node.at('title').text(),
    issuer: node.at('issuer').text(),
    issued: node.at('issued').dayOrNull(),
    effective: node.at('effective').dayOrNull(),
    repealed: node.at('repealed').dayOrNull(),
    verified: node.at('verified').boolean(),
    verification: node.at('verification').text(),
    ...node.optionalText('note'),
    ...node.optionalText('source'),
  };
}

const placedKeys = ['id', 'place', 'from', 'until', 'force', 'document', 'article', 'verified', 'title', 'note'];

function readPlaced(node: JsonPlace): Omit<NormValue, 'value' | 'unit'> {
  const from = node.at('from').day();
  const until = node.at('until').dayOrNull();
  if (until !== null && until < from) node.at('until').fail(`a day not before ${from}`);
  return {
    id: node.at('id').text(),
    place: node.at('place').place(),
    from,
    until,
    force: node.at('force').force(),
    document: node.at('document').text(),
    article: node.at('article').textOrNull(),
    verified: node.at('verified').boolean(),
    title: node.at('title').bilingual(),
    ...node.optionalText('note'),
  };
}

function readValue(node: JsonPlace): NormValue {
  node.onlyKeys([...placedKeys, 'value', 'unit']);
  return { ...readPlaced(node), value: node.at('value').decimal(), unit: node.at('unit').text() };
}

function readCodes(node: JsonPlace): NormCodes {
  node.onlyKeys([...placedKeys, 'codes']);
  const codes = node.at('codes').items().map((item) => item.text());
  if (codes.length === 0) node.at('codes').fail('at least one code');
  return { ...readPlaced(node), codes };
}

function readList(node: JsonPlace): NormList {
  node.onlyKeys(['id', 'title', 'document', 'verified', 'note', 'entries']);
  return {
    id: node.at('id').text(),
    title: node.at('title').bilingual(),
    document: node.at('document').text(),
    verified: node.at('verified').boolean(),
    ...node.optionalText('note'),
    entries: node.at('entries').items().map(readListEntry),
  };
}

function readListEntry(node: JsonPlace): NormListEntry {
  node.onlyKeys(['code', 'zh', 'en', 'factor', 'children']);
  return {
    code: node.at('code').text(),
    ...node.bilingual(),
    ...(node.has('factor') ? { factor: node.at('factor').decimal() } : {}),
    ...(node.has('children') ? { children: node.at('children').items().map((item) => item.text()) } : {}),
  };
}

function checkReferences(folder: string, documents: readonly NormDocument[], entries: readonly { id: string; document: string }[]): void {
  const known = new Set(documents.map((document) => document.id));
  for (const entry of entries) {
    if (!known.has(entry.document)) throw new Error(`norm book: ${folder}: ${entry.id}: document ${entry.document} has no card in documents/`);
  }
}

type Dated = Pick<NormValue, 'id' | 'place' | 'from' | 'until'>;

function checkOverlaps(folder: string, entries: readonly Dated[]): void {
  const last = '9999-12-31';
  const seen = new Map<string, Dated[]>();
  for (const entry of entries) {
    const key = `${entry.id} ${entry.place}`;
    const others = seen.get(key) ?? [];
    for (const other of others) {
      if (entry.from <= (other.until ?? last) && other.from <= (entry.until ?? last)) {
        throw new Error(`norm book: ${folder}: ${entry.id} at ${entry.place === '' ? 'the nation' : entry.place}: in force twice, from ${other.from} and from ${entry.from}`);
      }
    }
    seen.set(key, [...others, entry]);
  }
}
