/** Statements about holding the snapshot against the job. */
import type { Statement } from './statement.ts';

export const VALIDATION_STATEMENTS: readonly Statement[] = [
  {
    number: 'C1',
    text: 'An operator claims state by its generated ID and by its user-defined one. An ID that two vertices have belongs to the one visited last.',
  },
  {
    number: 'C2',
    text: 'A generated ID comes from the job graph, or from the uid where there is one, a user-defined one from setUidHash; there are no other IDs.',
    open: 'How an ID is made from a uid or a graph: requests hold IDs, not what they were made from.',
  },
  {
    number: 'C3',
    text: 'Names and uids take no part in matching state with operators. Empty ones cannot be written.',
  },
  {
    number: 'C4',
    text: 'The max parallelism of a claimed state must be that of its vertex, unless the vertex has none configured and the value is within bounds.',
    open: 'A recorded value of -1: no file can hold one.',
  },
  { number: 'C5', text: 'The parallelism itself is free.' },
  {
    number: 'C6',
    text: 'The check of max parallelism looks at nothing else: not at whether there is state, nor at whether loss is allowed.',
  },
  {
    number: 'C7',
    text: 'A max parallelism that is not configured is derived from the parallelism of the vertex.',
    open: 'That one of the environment counts as configured: requests say for each vertex whether it is.',
  },
  {
    number: 'C8',
    text: 'A recorded max parallelism out of bounds is refused before any effect from 1.13 on, and before that only when a vertex is about to take it over.',
  },
  {
    number: 'C9',
    text: 'A vertex whose parallelism is above its max parallelism is refused when the graph is built.',
  },
  {
    number: 'C10',
    text: 'In reactive mode a max parallelism may be raised by a snapshot, and never lowered.',
  },
  {
    number: 'C11',
    text: 'State of an operator that the job does not have is refused, unless loss is allowed or there is nothing in it.',
  },
  {
    number: 'C12',
    text: 'State is a handle of any kind in any subtask, whatever it holds, or coordinator state, be it of no bytes.',
  },
  {
    number: 'C13',
    text: 'The message about unclaimed state names the stored pointer, not the one that the user gave.',
    unobservable: 'Messages are for people and never compared. The stored pointer is A13.',
  },
  {
    number: 'C14',
    text: 'The first state in the file that does not fit decides why a restore is refused.',
  },
  {
    number: 'C15',
    text: 'What is stored keeps the claimed states alone, and all master states.',
  },
  {
    number: 'C16',
    text: "The stored checkpoint has the ID of the file, the pointer of A13, and the restoring job's own ID.",
    open: "The job's ID, and that both times are 0: answers do not hold them.",
  },
  {
    number: 'C17',
    text: 'From 1.14 on finished operators are held against the graph where a job starts, when the store and the counter have changed already.',
  },
  {
    number: 'C18',
    text: 'An operator counts as fully finished, as partly finished if any subtask is, or as running.',
  },
  { number: 'C19', text: 'The operators of one vertex must all count as the same.' },
  { number: 'C20', text: 'A fully finished vertex has only fully finished producers.' },
  {
    number: 'C21',
    text: 'A partly finished vertex has producers that are fully finished, or over pointwise edges at least partly.',
  },
  {
    number: 'C22',
    text: 'Where several vertices do not fit, it is open which of them is told.',
  },
  {
    number: 'C23',
    text: "Ignoring a checkpoint's in-flight data makes its finished subtasks count as running.",
  },
];
