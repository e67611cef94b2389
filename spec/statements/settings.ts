/** Statements about settings and pointer. */
import type { Statement } from './statement.ts';

const BEFORE = 'It is settled before there is a request: requests hold the settings themselves.';

export const SETTINGS_STATEMENTS: readonly Statement[] = [
  {
    number: 'A1',
    text: 'Without a path there is no restore, and the other settings of one mean nothing.',
    unobservable: BEFORE,
  },
  {
    number: 'A2',
    text: 'A path that is null is a mistake of the caller, and is thrown back as one.',
    unobservable: 'A request always has a pointer; one that is empty is judged under A7.',
  },
  {
    number: 'A3',
    text: 'The configuration keys of path, allowed loss, claim mode, ignored in-flight data and retained checkpoints were renamed in 1.20; the old ones are read where the new ones are missing.',
    unobservable: BEFORE,
  },
  {
    number: 'A4',
    text: 'On the command line the options that allow loss or name a claim mode mean nothing without the one that names a path.',
    unobservable: BEFORE,
  },
  {
    number: 'A5',
    text: 'Before 1.20 two settings that differ in the claim mode alone are equal.',
    unobservable: 'Settings are never compared in a restore.',
  },
  {
    number: 'A6',
    text: 'The checkpoint storage of the job that is restored resolves the pointer. All that Flink ships do it alike, and the state backend has no part in it.',
    unobservable:
      'Requests give files, not a storage. What storages make of a pointer are A7 to A13.',
  },
  { number: 'A7', text: 'An empty pointer is refused.' },
  { number: 'A8', text: 'A pointer that cannot be parsed as a URI is refused.' },
  { number: 'A9', text: 'A pointer to a file system that is not there is refused.' },
  {
    number: 'A10',
    text: 'A pointer to nothing is refused.',
    open: 'That other errors of a file system are passed on as they are: no case has a file system that fails otherwise.',
  },
  { number: 'A11', text: 'A directory without a metadata file is refused.' },
  {
    number: 'A12',
    text: "A directory means the metadata file in it; a file, whatever its name, means itself, and its directory is the snapshot's.",
  },
  {
    number: 'A13',
    text: "What is stored as the external pointer is the snapshot's directory, absolute and with its scheme.",
    open: 'Relative pointers that lead to something are put to the reference alone: the working directory of a running JVM cannot be changed.',
  },
  {
    number: 'A14',
    text: "Reading the first relative handle resolves the snapshot's directory once more, which wants a metadata file of the usual name there.",
  },
  {
    number: 'A15',
    text: 'Claim modes exist from 1.15 on; before, every restore is what LEGACY is later.',
  },
  {
    number: 'A16',
    text: 'The claim mode decides the properties of the stored snapshot, whether its shared state is registered, and whether it counts as a savepoint when the store is full.',
  },
  {
    number: 'A17',
    text: "In CLAIM mode the snapshot gets the retention policy of the job's own checkpoints, one of three.",
    open: 'Which of the three it is, and what is deleted at which end of the job: requests name no policy, and jobs of cases go on.',
  },
  {
    number: 'A18',
    text: 'A job whose store holds a checkpoint, or that has no checkpoint coordinator, ignores the settings without a word.',
    unobservable:
      'A scheduler decides whether the coordinator is asked at all; a request is that it is. What a filled store does is F2.',
  },
];
