/** `savepoint-spec fixtures`: packs of fixtures. */
import { Command } from 'commander';
import { fill } from './fixtures/fill.ts';
import { mutate } from './fixtures/mutate.ts';
import { select } from './fixtures/select.ts';
import { verify } from './fixtures/verify.ts';
import { witness } from './fixtures/witness.ts';
import type { Io } from './io.ts';

/** The command. */
export function build(io: Io): Command {
  const command = new Command('fixtures');
  for (const part of [fill, verify, witness, select, mutate]) command.addCommand(part(io));
  return command;
}
