import { displayWidth } from '#core/display-width.ts';
import type { Language } from '#core/report-messages.ts';
import type { Command } from '#cli/command.ts';
import { commandMessages } from '#cli/command-messages.ts';

/** `hengji --help`: every command on a line. */
export function helpOfAll(commands: readonly Command[], language: Language): string {
  const messages = commandMessages(language);
  const lines = commands.map(({ usage, summary }) => {
    const written = `  hengji ${usage[language]}`;
    const column = 32;
    const width = displayWidth(written);
    return width + 2 > column ? `${written}\n${' '.repeat(column)}${summary[language]}` : `${written}${' '.repeat(column - width)}${summary[language]}`;
  });
  return `${messages.helpTitle}\n\n${messages.helpUsage}\n${lines.join('\n')}\n  hengji --help | --version\n\n${messages.helpEnd}\n`;
}

/** `hengji COMMAND --help`. */
export function helpOf({ usage, summary, help }: Command, language: Language): string {
  return `hengji ${usage[language]}\n\n${summary[language]}\n\n${help[language]}`;
}
