/** `savepoint-spec adapter`: for those who write one. */
import { Command } from 'commander';
import { checkAdapter } from './adapter/check.ts';
import type { CheckFlags } from './adapter/check.ts';
import { LANGUAGES, writeStart } from './adapter/new.ts';
import type { Io } from './io.ts';
import { OPTION_TEXTS, withSessionOptions } from './options.ts';

/** The command with its two. */
export function build(io: Io): Command {
  const check = new Command('check')
    .description('say in plain words what is wrong with an adapter')
    .argument('<command>', 'the command line that starts it')
    .option(...OPTION_TEXTS.profile)
    .option('--cases <number>', 'how many cases it is asked', '200');
  withSessionOptions(check)
    .option(...OPTION_TEXTS.json)
    .addHelpText('after', CHECK_TEXT)
    .action((commandLine: string, flags: CheckFlags) => checkAdapter(commandLine, flags, io));
  const start = new Command('new')
    .description('write a start: one file that answers decode where it can')
    .requiredOption('--lang <language>', Object.keys(LANGUAGES).join(', '))
    .argument('[directory]', 'where to', '.')
    .action((directory: string, { lang }: { lang: string }) => writeStart(lang, directory, io));
  return new Command('adapter').addCommand(check).addCommand(start);
}

const CHECK_TEXT = `
Exits with 0 where nothing is wrong, with 1 where something is, and with 3 where the adapter does not start.
It says nothing about whether answers are right: that is what run does.`;
