import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '#cli/arguments.ts';
import { commandMessages } from '#cli/command-messages.ts';

/** What `hengji` does; each command's modules are loaded when it is asked for. Answers the exit status. */
async function run(typed: readonly string[]): Promise<number> {
  const request = readArguments(typed);
  const messages = commandMessages(request.language);
  switch (request.kind) {
    case 'help':
      process.stdout.write(messages.help);
      return 0;
    case 'version': {
      const { version }: { version: string } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
      process.stdout.write(`hengji ${version}\n`);
      return 0;
    }
    case 'wrong':
      process.stderr.write(`hengji: ${request.message}${request.language === 'en' ? ' ' : ''}${messages.seeHelp}\n`);
      return 2;
    case 'rules': {
      const { listRules } = await import('#cli/rule-pages.ts');
      process.stdout.write(listRules(request.language));
      return 0;
    }
    case 'explain': {
      const { explainRule } = await import('#cli/rule-pages.ts');
      const answer = await explainRule(request.rule, request.language);
      if ('wrong' in answer) process.stderr.write(`hengji: ${answer.wrong}\n`);
      else process.stdout.write(answer.page);
      return 'wrong' in answer ? 2 : 0;
    }
    case 'check': {
      const { runCheck } = await import('#cli/check-command.ts');
      return await runCheck(request);
    }
  }
}

// Whoever reads the output may stop reading at any time (`| head`); that is no failure.
process.stdout.on('error', (error: Error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
