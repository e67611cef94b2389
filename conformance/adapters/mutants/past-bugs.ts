/**
 * Bugs of Flink's past that no other mutant plants. Those that one does stand with it, as tickets:
 * docs/past-bugs.md lists all.
 */
import type { Mutant } from './mutant.ts';
import { ASSIGN_BUGS } from './past-bugs/assign.ts';
import { CHANNEL_BUGS } from './past-bugs/channel.ts';
import { ENTER_BUGS } from './past-bugs/enter.ts';
import { METADATA_BUGS } from './past-bugs/metadata.ts';
import { OPEN_BUGS } from './past-bugs/open.ts';
import { REGISTER_BUGS } from './past-bugs/register.ts';

export const PAST_BUGS: readonly Mutant[] = [
  ...METADATA_BUGS,
  ...ENTER_BUGS,
  ...REGISTER_BUGS,
  ...ASSIGN_BUGS,
  ...CHANNEL_BUGS,
  ...OPEN_BUGS,
];
