/** Statements about reading the metadata, as far as a restore hangs on it. */
import type { Statement } from './statement.ts';

export const READING_STATEMENTS: readonly Statement[] = [
  {
    number: 'B1',
    text: 'The metadata is read to its end before anything is held against the job.',
  },
  { number: 'B2', text: 'A file that begins with another magic number is no savepoint.' },
  {
    number: 'B3',
    text: 'Each release reads the versions up to its own, from 2 on, and writes its own. Version 1 is refused as too old, any other as unknown.',
  },
  { number: 'B4', text: 'A negative checkpoint ID is refused; 0 and 2^63 - 1 are not.' },
  {
    number: 'B5',
    text: "An operator's parallelism is refused where it is negative or above its max parallelism, and a subtask's index where it is not below the parallelism.",
  },
  {
    number: 'B6',
    text: 'A file has room for one handle of each kind of state in a subtask, and only for handles that its release knows.',
    open: 'That type codes of later releases are refused has no rule; `npm run verdicts` tries each.',
  },
  {
    number: 'B7',
    text: 'Finished subtasks are written as negative numbers from 1.14 on. Older releases read the same version, and misunderstand them.',
    open: 'What older releases make of such files has no rule; `npm run verdicts` tries it.',
  },
  {
    number: 'B8',
    text: 'A fully finished operator with coordinator state is refused.',
  },
  {
    number: 'B9',
    text: 'Of several states of one operator each is held against the job, and the last one counts.',
  },
  {
    number: 'B10',
    text: 'From metadata version 4 on the properties that a snapshot was created with are read and kept beside those of the claim mode.',
    open: 'That a restored snapshot keeps shared files in CLAIM mode by them: the rule of what is deleted (D11) judges the outcome alone.',
  },
];
