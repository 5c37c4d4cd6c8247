import { Refusal } from '#core/refusal.ts';
import { readArguments } from '#cli/arguments.ts';
import { WrongUse } from '#cli/command.ts';
import { commandMessages } from '#cli/command-messages.ts';
import { commands } from '#cli/commands.ts';
import { helpOf, helpOfAll } from '#cli/help.ts';
import { programVersion } from '#cli/program-version.ts';

/** What `hengji` does; each command's modules are loaded when it is asked for. Answers the exit status. */
async function run(words: readonly string[]): Promise<number> {
  const request = readArguments(words, commands);
  const { language } = request;
  const messages = commandMessages(language);
  const complain = (message: string): number => {
    process.stderr.write(`hengji: ${message}${language === 'en' ? ' ' : ''}${messages.seeHelp}\n`);
    return 2;
  };
  switch (request.kind) {
    case 'help':
      process.stdout.write(request.command === null ? helpOfAll(commands, language) : helpOf(request.command, language));
      return 0;
    case 'version':
      process.stdout.write(`hengji ${programVersion()}\n`);
      return 0;
    case 'wrong':
      return complain(request.message);
    case 'run':
      try {
        return await request.command.run(request.typed);
      } catch (thrown) {
        if (thrown instanceof WrongUse) return complain(thrown.message);
        if (!(thrown instanceof Refusal)) throw thrown;
        process.stderr.write(`hengji: ${thrown.messages[language]}\n`);
        return 2;
      }
  }
}

// Whoever reads the output may stop reading at any time (`| head`); that is no failure.
process.stdout.on('error', (error: Error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
