/** Statements about entry points, hooks and coordinators. */
import type { Statement } from './statement.ts';

export const ENTRY_STATEMENTS: readonly Statement[] = [
  {
    number: 'F1',
    text: 'Four entry points share one routine. They differ in whether coordinators are reset, unmatched state is allowed, and finished operators are checked.',
    open: 'A deprecated fifth one of 1.11 to 1.13, which can demand that something is there.',
  },
  {
    number: 'F2',
    text: 'A job that starts looks into its store first, and at its savepoint only where the store is empty.',
    open: 'No rule: it is the scheduler that chooses between two entry points. What follows from it is told in [a restore that is refused late](findings/refused-after-registration.md).',
  },
  {
    number: 'F3',
    text: 'Where the store is empty hooks are reset, and at a failover of the whole job coordinators too.',
  },
  {
    number: 'F4',
    text: 'A job with a hook that has no ID is refused; of several hooks with one ID the first is added.',
  },
  {
    number: 'F5',
    text: 'Master states go to the hooks of their names. What no hook takes is refused, unless it is allowed or there are no hooks at all.',
    open: 'Hooks that fail, and states that cannot be deserialized: the hooks of requests are recorders.',
  },
  {
    number: 'F6',
    text: 'Around a failover the scheduler aborts pending checkpoints and tells coordinators of the subtasks that were reset.',
    open: 'All of it: it takes a running scheduler.',
  },
  {
    number: 'F7',
    text: 'A coordinator is reset with the state under its own operator ID, and with null where there is none; a user-defined ID is not tried.',
  },
  {
    number: 'F8',
    text: 'A failover restores what is stored: claimed states alone, and state outside the region is no error.',
  },
  {
    number: 'F9',
    text: 'Up to 1.14 shared state is registered anew at every restore; later when the store is made. Up to 1.13 a store of high availability is recovered at every restore too, but from 1.11.3 on only where it lacks something.',
  },
  {
    number: 'F10',
    text: 'Up to 1.13 a job can prefer checkpoints to newer savepoints when it restores from its store.',
    open: 'That it does so right after a savepoint was added to a store which holds a checkpoint: requests do not have the option there.',
  },
  {
    number: 'F11',
    text: 'A recovered store has its checkpoints in the order of their IDs. Where one of them cannot be read, 1.11, 1.12 up to 1.12.4 and 1.13.0 go without it, and other releases fail.',
  },
];
