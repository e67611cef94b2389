/** Statements about the assignment of state to tasks. */
import type { Statement } from './statement.ts';

export const ASSIGNMENT_STATEMENTS: readonly Statement[] = [
  {
    number: 'E1',
    text: 'State that belongs to no operator is refused once more when it is assigned, even where it is empty; only entry points that skip the first check get there.',
  },
  {
    number: 'E2',
    text: 'Each operator takes the state under its user-defined ID, or under its generated one, and no other operator gets that state.',
  },
  {
    number: 'E3',
    text: 'Vertices with entries of subtasks take part in the restore, fully finished ones, and later those whose neighbours have in-flight data.',
  },
  {
    number: 'E4',
    text: 'A task that takes part is given one entry for each operator of its chain; before 1.14 a task without any state is given nothing.',
  },
  {
    number: 'E5',
    text: 'From 1.12 on tasks are given their state only when that of all vertices is known.',
  },
  {
    number: 'E6',
    text: 'A vertex may not run with a parallelism above the recorded max parallelism, which it takes over where it has none configured.',
  },
  {
    number: 'E7',
    text: 'Of several recorded values in one vertex the last writer has its way, in the order of a hash map; operators new to the chain write as well.',
  },
  {
    number: 'E8',
    text: 'Key groups are divided among subtasks by one formula.',
    open: 'From a key to its key group: requests hold no keys.',
  },
  { number: 'E9', text: 'At an unchanged parallelism keyed handles stay where they are, uncut.' },
  {
    number: 'E10',
    text: 'At a changed parallelism each subtask gets the part of every old handle that lies in its key groups.',
  },
  {
    number: 'E11',
    text: 'How a handle is cut hangs on its kind: key groups are sliced, incremental handles go whole, changelogs part by part.',
  },
  {
    number: 'E12',
    text: 'Managed and raw keyed state are always filled in together.',
    unobservable: 'It is a check inside Flink that cannot fail.',
  },
  {
    number: 'E13',
    text: 'At an unchanged parallelism list state stays as it is, but for union state, and broadcast state that is not everywhere.',
  },
  {
    number: 'E14',
    text: 'Broadcast state counts as partly reported where some subtasks had none of it; up to 2.1 a bit set is asked, whose size is a multiple of 64.',
  },
  {
    number: 'E15',
    text: 'Split list state is dealt out anew at a changed parallelism, in order and evenly.',
    open: 'Which of several names comes first, which hangs on hash maps: the reference has it, and comparing shows it.',
  },
  { number: 'E16', text: 'Union state goes to all subtasks, broadcast state one copy to each.' },
  {
    number: 'E17',
    text: 'What is dealt out is grouped by stream, so that handles with equal streams lose entries.',
    open: 'Two handles of one subtask with equal streams: no file holds two of a kind.',
  },
  { number: 'E18', text: 'The order of handles within a subtask means nothing.' },
  { number: 'E19', text: 'Absent handles and absent subtasks count as empty.' },
  { number: 'E20', text: 'In 1.11 in-flight data keeps its operator from being rescaled.' },
  {
    number: 'E21',
    text: 'Later only the head of a chain gets input, and only its tail output; elsewhere such data is refused, or dropped without a word.',
  },
  {
    number: 'E22',
    text: 'Input in flight stays where the parallelism stays, with one exception from 1.19.1 on, and is otherwise redistributed gate by gate.',
  },
  {
    number: 'E23',
    text: 'Output in flight stays where the parallelism stays, and is otherwise redistributed partition by partition.',
  },
  {
    number: 'E24',
    text: 'The mapper of an edge says which old subtasks a new one takes over.',
    open: 'An edge without a mapper: no job graph that Flink makes has one.',
  },
  {
    number: 'E25',
    text: 'Each partitioner has two mappers, one for each side of an edge.',
    unobservable: 'Requests give the mappers of an edge; the job graph settled which they are.',
  },
  {
    number: 'E26',
    text: 'An edge whose mapper is UNSUPPORTED refuses to redistribute anything; later it is asked only where there is something.',
  },
  {
    number: 'E27',
    text: 'Tasks are told how in-flight data was redistributed: which old subtasks, at which end, and which of them are shared.',
  },
  {
    number: 'E28',
    text: 'From 2.3 on output in flight can be recovered by the tasks that were to read it.',
  },
  {
    number: 'E29',
    text: 'The in-flight data of one checkpoint can be ignored; its coordinator state is forgotten with it.',
  },
];
