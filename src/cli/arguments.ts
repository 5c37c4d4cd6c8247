import { parseArgs } from 'node:util';
import type { CalendarDate } from '#core/figure.ts';
import type { Severity } from '#core/finding.ts';
import type { Language } from '#core/report-messages.ts';
import { commandMessages } from '#cli/command-messages.ts';

export const formats = ['text', 'json', 'ndjson', 'html', 'docx', 'xlsx'] as const;
export type OutputFormat = (typeof formats)[number];

export type CheckRequest = {
  readonly kind: 'check';
  readonly language: Language;
  readonly inputs: readonly string[];
  readonly format: OutputFormat;
  readonly out: string | null;
  readonly severity: Severity;
  readonly rules: readonly string[] | null;
  readonly textOnly: boolean;
  readonly asOf: CalendarDate | null;
};

export type Request =
  | CheckRequest
  | { readonly kind: 'explain'; readonly language: Language; readonly rule: string }
  | { readonly kind: 'rules' | 'help' | 'version'; readonly language: Language }
  | { readonly kind: 'wrong'; readonly language: Language; readonly message: string };

const options = {
  format: { type: 'string' }, out: { type: 'string' }, severity: { type: 'string' }, rule: { type: 'string' }, 'as-of': { type: 'string' },
  lang: { type: 'string' }, explain: { type: 'string' }, text: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' },
} as const;

const severities = ['error', 'warning', 'info'] as const;
const languages = ['zh', 'en'] as const;

/** Reads what was typed after `hengji`. Whatever is wrong with it becomes one clear sentence. */
export function readArguments(typed: readonly string[]): Request {
  const { tokens } = parseArgs({ args: [...typed], options, allowPositionals: true, strict: false, tokens: true });
  const values = new Map<string, string>();
  const positionals: string[] = [];
  // The language of complaints is settled first, wherever --lang stands.
  const language = languages.find((each) => tokens.some((token) => token.kind === 'option' && token.name === 'lang' && token.value === each)) ?? 'zh';
  const messages = commandMessages(language);
  const wrong = (message: string): Request => ({ kind: 'wrong', language, message });

  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name as keyof typeof options] : undefined;
    if (known === undefined) return wrong(messages.unknownOption(token.rawName, nearestTo(token.rawName, Object.keys(options).map((name) => `--${name}`))));
    if (known.type === 'boolean') {
      if (token.value !== undefined) return wrong(messages.valueNotTaken(token.rawName));
      values.set(token.name, '');
    } else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--'))) {
      return wrong(messages.valueMissing(token.rawName));
    } else values.set(token.name, token.name === 'rule' && values.has('rule') ? `${values.get('rule') ?? ''},${token.value}` : token.value);
  }

  const lang = values.get('lang');
  if (lang !== undefined && lang !== language) return wrong(messages.notAmong('--lang', lang, languages));
  const [command, ...rest] = positionals;
  if (values.has('help') || command === 'help') return { kind: 'help', language };
  if (values.has('version')) return { kind: 'version', language };
  const explain = values.get('explain');
  if (explain !== undefined && (command === undefined || command === 'check' || command === 'rules')) return { kind: 'explain', language, rule: explain };
  if (command === 'rules') return rest.length === 0 ? { kind: 'rules', language } : wrong(messages.unknownCommand(`rules ${rest.join(' ')}`));
  if (command === undefined) return wrong(messages.noArguments);
  if (command !== 'check') return wrong(messages.unknownCommand(command));
  if (rest.length === 0) return wrong(messages.noFiles);

  const format = among(formats, values.get('format') ?? 'text');
  if (format === null) return wrong(messages.notAmong('--format', values.get('format') ?? '', formats));
  const severity = among(severities, values.get('severity') ?? 'info');
  if (severity === null) return wrong(messages.notAmong('--severity', values.get('severity') ?? '', severities));
  const day = values.get('as-of');
  const asOf = day === undefined ? null : readDay(day);
  if (day !== undefined && asOf === null) return wrong(messages.notADate(day));
  return {
    kind: 'check', language, inputs: rest, format, severity, asOf,
    out: values.get('out') ?? null,
    rules: values.get('rule')?.split(',').map((id) => id.trim()).filter((id) => id !== '') ?? null,
    textOnly: values.has('text'),
  };
}

function among<T extends string>(allowed: readonly T[], value: string): T | null {
  return allowed.find((each) => each === value) ?? null;
}

function readDay(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day, part: null } : null;
}

/** The most similar of some names, when it is similar enough to be meant. */
export function nearestTo(typed: string, names: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(typed, name);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

function editDistance(left: string, right: string): number {
  if (left.length > 100 || right.length > 100) return Infinity;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= right.length; other += 1) {
      const same = left[at - 1] === right[other - 1] ? 0 : 1;
      next.push(Math.min((row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1, (row[other - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? Infinity;
}
