import type { Bilingual } from '#core/finding.ts';
import type { Language } from '#core/report-messages.ts';
import { commandMessages } from '#cli/command-messages.ts';

/** `list`: may be given several times; its values are joined with commas. An option means the same kind of value in every command. */
export type OptionKind = 'text' | 'list' | 'flag';

/** One command of `hengji`. Its modules are loaded when it is run, so that the others start fast. */
export type Command = {
  /** As it is typed: `backup`, `audit verify`. */
  readonly name: string;
  readonly options: Readonly<Record<string, OptionKind>>;
  /** One line of `hengji --help`: how it is written, and what it does. */
  readonly usage: Bilingual;
  readonly summary: Bilingual;
  /** Text of `hengji NAME --help` below its usage: options, exit status, examples. */
  readonly help: Bilingual;
  /** Answers the exit status: 0 done, 1 done with a negative result, 2 could not be done. */
  readonly run: (typed: Typed) => Promise<number>;
};

/** What was typed after the name of a command. */
export type Typed = {
  readonly language: Language;
  readonly operands: readonly string[];
  /** Value of an option; null where it was not given. */
  readonly text: (option: string) => string | null;
  readonly has: (option: string) => boolean;
};

/** The command was called wrongly; one sentence says how, and points at its help. */
export class WrongUse extends Error {}

/** The one operand of a command. */
export function onlyOperand(typed: Typed, missing: Bilingual): string {
  const [operand] = typed.operands;
  if (operand === undefined) throw new WrongUse(missing[typed.language]);
  refuseOperandsAfter(typed, 1);
  return operand;
}

export function refuseOperandsAfter(typed: Typed, count: number): void {
  const surplus = typed.operands[count];
  if (surplus !== undefined) throw new WrongUse(commandMessages(typed.language).surplusOperand(surplus));
}

/** The value of an option that must be given. */
export function required(typed: Typed, option: string): string {
  const value = typed.text(option);
  if (value === null) throw new WrongUse(commandMessages(typed.language).optionMissing(`--${option}`));
  return value;
}

/** The value of an option that is one of a few words. */
export function oneOf<const T extends string>(typed: Typed, option: string, allowed: readonly T[], otherwise: NoInfer<T>): T {
  const value = typed.text(option);
  if (value === null) return otherwise;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new WrongUse(commandMessages(typed.language).notAmong(`--${option}`, value, allowed));
  return found;
}

/** The value of an option that is a year. */
export function yearOf(typed: Typed, option: string): number | null {
  const value = typed.text(option);
  if (value === null) return null;
  if (!/^(?:19|20)\d{2}$/.test(value)) throw new WrongUse(commandMessages(typed.language).notAYear(`--${option}`, value));
  return Number(value);
}
