import { Command } from 'commander';
import type { Io } from './io.ts';
export function build(_io: Io): Command {
  return new Command('replay');
}
