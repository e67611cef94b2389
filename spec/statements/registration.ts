/** Statements about store, shared state and counter. */
import type { Statement } from './statement.ts';

export const REGISTRATION_STATEMENTS: readonly Statement[] = [
  {
    number: 'D1',
    text: 'Checks change nothing; then come shared state, store and counter, then tasks, hooks and coordinators, and what a later step refuses leaves the earlier ones done.',
    open: 'A coordinator that is shut down in the middle, and the statistics of a restore: answers show neither.',
  },
  {
    number: 'D2',
    text: 'What is restored is the latest checkpoint of the store, which the snapshot has just become.',
  },
  {
    number: 'D3',
    text: 'The counter goes on after the restored ID, also backwards: in memory it wraps around, in ZooKeeper it is limited to 31 bits.',
    open: 'The counters of Kubernetes and of jobs without checkpointing: requests have neither.',
  },
  {
    number: 'D4',
    text: 'The store in memory takes the snapshot as its newest, also a second time.',
  },
  {
    number: 'D5',
    text: 'A store of high availability refuses an ID that it has already, and anything once it is closed.',
    open: 'A store that is closed while a restore goes on: no request closes one.',
  },
  {
    number: 'D6',
    text: 'Where the store is too full the oldest go first, but from 1.12.2 on never the newest that is no savepoint.',
    open: 'That a savepoint taken to stop the job may push out even that one: cases restore, and do not stop.',
  },
  {
    number: 'D7',
    text: 'Savepoints of the running job enter the store up to 1.14, and later no more.',
  },
  {
    number: 'D8',
    text: 'Shared files of keyed state are registered, by the name that their backend gave them and later by the file that they are.',
    open: 'Directories of merged files, and marks for each handle: answers show only what tasks get.',
  },
  {
    number: 'D9',
    text: 'Two unequal handles for one shared file: up to 1.15 one of the two replaces the other, whose file is deleted, later the restore is refused.',
  },
  {
    number: 'D10',
    text: 'One handle object is never registered twice in the same registry.',
    unobservable: 'Every restore reads its own handle objects, so that no request leads there.',
  },
  {
    number: 'D11',
    text: 'A claimed snapshot is deleted once it is subsumed, or at the end of the job as its policy says, but not while its shared files are in use.',
    open: 'What the end of the job deletes: jobs of cases go on.',
  },
  {
    number: 'D12',
    text: 'After a restore in NO_CLAIM mode the next checkpoint is a full one, and backends that cannot make one fail it.',
    open: 'Backends that cannot: tasks report the state that a case has for them, and have no backend.',
  },
  {
    number: 'D13',
    text: 'With the adaptive scheduler a claimed savepoint is deleted where its restore is refused late.',
    open: 'No rule: it takes a running scheduler. An experiment shows it: [a claimed savepoint is deleted although its job never ran](findings/claimed-savepoint-deleted.md).',
  },
  {
    number: 'D14',
    text: 'A refused restore reaches the user as the cause of a failed job initialization; with the adaptive scheduler, as the cause of a failed job.',
    open: 'No rule: it takes a running cluster. An experiment shows it: [a claimed savepoint is deleted although its job never ran](findings/claimed-savepoint-deleted.md).',
  },
];
