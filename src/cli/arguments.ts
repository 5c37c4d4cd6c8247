import { parseArgs } from 'node:util';
import type { Language } from '#core/report-messages.ts';
import type { Command, OptionKind, Typed } from '#cli/command.ts';
import { commandMessages } from '#cli/command-messages.ts';
import { nearestTo } from '#cli/nearest-name.ts';

export type Request =
  | { readonly kind: 'run'; readonly language: Language; readonly command: Command; readonly typed: Typed }
  | { readonly kind: 'help'; readonly language: Language; readonly command: Command | null }
  | { readonly kind: 'version'; readonly language: Language }
  | { readonly kind: 'wrong'; readonly language: Language; readonly message: string };

const languages = ['zh', 'en'] as const;
/** Understood by every command. */
const everywhere: Readonly<Record<string, OptionKind>> = { lang: 'text', help: 'flag', version: 'flag' };

/** Reads what was typed after `hengji`. Whatever is wrong with it becomes one clear sentence. */
export function readArguments(typed: readonly string[], commands: readonly Command[]): Request {
  const known = new Map(Object.entries(Object.assign({}, ...commands.map(({ options }) => options), everywhere) as Record<string, OptionKind>));
  const { tokens } = parseArgs({
    args: [...typed], allowPositionals: true, strict: false, tokens: true,
    options: Object.fromEntries([...known].map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string', ...shortOf(name) }] as const)),
  });
  // The language of complaints is settled first, wherever --lang stands.
  const language = languages.find((each) => tokens.some((token) => token.kind === 'option' && token.name === 'lang' && token.value === each)) ?? 'zh';
  const messages = commandMessages(language);
  const wrong = (message: string): Request => ({ kind: 'wrong', language, message });

  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const command = commandNamed(positionals, commands);
  const allowed = command === null ? known : new Map(Object.entries({ ...command.options, ...everywhere }));

  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const kind = allowed.get(token.name);
    if (kind === undefined) return wrong(messages.unknownOption(token.rawName, nearestTo(token.rawName, [...allowed.keys()].map((name) => `--${name}`))));
    if (kind === 'flag') {
      if (token.value !== undefined) return wrong(messages.valueNotTaken(token.rawName));
      values.set(token.name, '');
    } else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--'))) {
      return wrong(messages.valueMissing(token.rawName));
    } else values.set(token.name, kind === 'list' && values.has(token.name) ? `${values.get(token.name) ?? ''},${token.value}` : token.value);
  }

  const lang = values.get('lang');
  if (lang !== undefined && lang !== language) return wrong(messages.notAmong('--lang', lang, languages));
  if (positionals[0] === 'help') return { kind: 'help', language, command: commandNamed(positionals.slice(1), commands) };
  if (values.has('help')) return { kind: 'help', language, command };
  if (values.has('version')) return { kind: 'version', language };
  // `hengji --explain RULE` needs no command.
  const meant = command ?? (positionals.length === 0 && values.has('explain') ? commands.find(({ name }) => name === 'rules') ?? null : null);
  if (meant === null) return wrong(unknownOf(positionals, commands, language));
  return {
    kind: 'run', language, command: meant,
    typed: {
      language,
      operands: command === null ? positionals : positionals.slice(meant.name.split(' ').length),
      text: (option) => values.get(option) ?? null,
      has: (option) => values.has(option),
    },
  };
}

function shortOf(name: string): { readonly short?: string } {
  if (name === 'help') return { short: 'h' };
  return name === 'version' ? { short: 'v' } : {};
}

/** The command whose words come first; of `audit` and `audit verify` the longer one. */
function commandNamed(words: readonly string[], commands: readonly Command[]): Command | null {
  const fitting = commands.filter(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  return fitting.toSorted((left, right) => right.name.length - left.name.length)[0] ?? null;
}

function unknownOf(positionals: readonly string[], commands: readonly Command[], language: Language): string {
  const messages = commandMessages(language);
  const [first, second] = positionals;
  if (first === undefined) return messages.noArguments;
  const verbs = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (verbs.length > 0) return messages.verbMissing(second === undefined ? first : `${first} ${second}`, verbs);
  return messages.unknownCommand(first);
}
