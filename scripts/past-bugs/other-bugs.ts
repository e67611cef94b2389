/** The bugs of the catalogue that neither requests nor answers show. */
import type { Invariant, PastBug } from './past-bug.ts';
import type { Ticket } from '../../conformance/adapters/mutants/index.ts';

/** Why nothing shows them: what a case would have to be able to ask. */
const REASONS = {
  graph: 'it lies before the job graph is made, and a request has the graph',
  tasks: 'it shows on a running task alone',
  snapshotting: 'it shows when a checkpoint is taken, which no request asks for',
  bytes: 'it lies in the bytes of state files or of serializers, which are not read here',
  deletion: 'it shows when files are deleted later on, which no answer has',
  highAvailability:
    'it took a store in ZooKeeper or Kubernetes; a request has a store as recovered',
  history: 'it takes a checkpoint after the restore, which no request asks for',
  message: 'it is about the text or the class of an exception, which are not compared',
  documentation: 'it is about documentation',
  feature: 'it brought something new, and mended nothing',
  helper: 'it was a helper for tests, which no release has',
  unknown: 'what failed is not told well enough to plant it',
  same: 'tasks get the same state, at a higher price',
} as const;

type Row = readonly [ticket: number, broke: string];

function rows(invariant: Invariant, why: keyof typeof REASONS, bugs: readonly Row[]): PastBug[] {
  return bugs.map(([number, broke]) => {
    const ticket: Ticket = `FLINK-${number}`;
    return {
      ticket,
      invariant,
      broke,
      mendedIn: null,
      shown: { by: 'nothing', why: REASONS[why] },
    };
  });
}

export const OTHER_BUGS: readonly PastBug[] = [
  ...rows('identity', 'graph', [
    [28861, 'Operators of the Table API got other uids each time.'],
    [26613, 'A sink of 1.15 had other operators than one of 1.14, whose IDs could not be given.'],
  ]),
  ...rows('identity', 'message', [
    [6742, 'A missing operator in a savepoint of version 1 was a null pointer.'],
    [10916, 'The error about a repeated uid did not say which.'],
  ]),
  ...rows('identity', 'tasks', [
    [7623, 'A new operator in a restored chain took itself for restored.'],
  ]),
  ...rows('maxParallelism', 'documentation', [
    [27327, 'That an explicit max parallelism must stay was not written down.'],
  ]),
  ...rows('keyGroups', 'tasks', [
    [19748, 'Raw keyed state could not be read where some key groups had not been written.'],
    [19741, 'Timers were read from the raw keyed state of others.'],
    [19300, 'Timers were lost where a stream gave fewer bytes than asked for.'],
    [21650, 'The hashmap backend failed on key groups that it had not been given.'],
    [11774, 'A key with an unstable hash belonged to no key group of its subtask.'],
    [23908, 'Keys of a wrong key group were told badly.'],
  ]),
  ...rows('operatorState', 'same', [
    [38131, 'Broadcast state that every subtask had was redistributed all the same.'],
  ]),
  ...rows('operatorState', 'snapshotting', [
    [21080, 'Union state was lost where part of the subtasks had finished.'],
    [8522, 'Operator state was written that nobody reads.'],
  ]),
  ...rows('operatorState', 'bytes', [
    [11087, 'The serializers of keys and values of broadcast state were swapped.'],
    [33863, 'Compressed operator state could not be read.'],
  ]),
  ...rows('coordinators', 'tasks', [
    [20396, 'Coordinators were not told when a subtask went back to a checkpoint.'],
    [28817, 'A hybrid source did not survive a restore.'],
    [32655, 'A coordinator that is recreated did not hear of aborted checkpoints.'],
  ]),
  ...rows('coordinators', 'snapshotting', [
    [18641, 'Checkpoints with a master hook could not be finished.'],
  ]),
  ...rows('finished', 'snapshotting', [
    [21084, 'Tasks did not report that they had finished.'],
    [21215, 'Checkpoints were declined where an input had finished.'],
  ]),
  ...rows('finished', 'tasks', [
    [23708, 'Operators that had finished before were called as if they ran.'],
    [23698, 'Watermarks did not pass tasks that had finished before.'],
  ]),
  ...rows('channels', 'tasks', [
    [20654, 'Recovered in-flight data was corrupted.'],
    [20645, 'Recovered buffers were lost.'],
    [19907, 'Operators emitted before in-flight data was recovered.'],
  ]),
  ...rows('channels', 'snapshotting', [
    [18139, 'In-flight data was taken from the wrong channels.'],
  ]),
  ...rows('channels', 'highAvailability', [
    [24621, 'What 1.13.1 had stored of a checkpoint could not be read by a later release.'],
  ]),
  ...rows('channels', 'graph', [[36287, 'Sinks took part in unaligned checkpoints.']]),
  ...rows('channels', 'helper', [
    [16513, 'A helper for tests took the number of inputs for that of outputs.'],
  ]),
  ...rows('ownership', 'deletion', [
    [26985, 'In LEGACY mode the shared state of the restored checkpoint was deleted.'],
    [30461, 'Some shared files were never deleted.'],
    [22494, 'A checkpoint was deleted although it may have been stored.'],
    [20992, 'A failed deletion ended the JobManager.'],
    [27114, 'After a failover the claim mode of the first checkpoint was forgotten.'],
    [37686, 'ForSt deleted files that it did not own.'],
  ]),
  ...rows('ownership', 'highAvailability', [
    [7268, 'A restart registered shared state that was registered already.'],
  ]),
  ...rows('ownership', 'history', [
    [
      28843,
      'A claimed checkpoint with relative files could not be restored a second time under the changelog.',
    ],
    [38307, 'Under the changelog the first checkpoint after NO_CLAIM fails.'],
  ]),
  ...rows('ownership', 'snapshotting', [
    [28863, 'A native savepoint reported its files as shared.'],
  ]),
  ...rows('relocatable', 'documentation', [
    [15863, 'What makes a savepoint impossible to move was not written down.'],
    [28835, 'The table of what savepoints and checkpoints can was wrong.'],
  ]),
  ...rows('latest', 'highAvailability', [
    [20648, 'With Kubernetes as the store a job could not start from a savepoint.'],
    [28265, 'A handle in Kubernetes led to nothing.'],
    [8890, 'Two stores with the same checkpoints in another order were equal.'],
  ]),
  ...rows('latest', 'tasks', [[29512, 'Recovered committables had another checkpoint ID.']]),
  ...rows('latest', 'snapshotting', [[35217, 'A checkpoint was not synced to the disk.']]),
  ...rows('format', 'unknown', [
    [7760, 'A restore from the metadata of an external checkpoint failed.'],
  ]),
  ...rows('format', 'helper', [[10490, 'A helper for tests wrote metadata version 1.']]),
  ...rows('format', 'bytes', [
    [13159, 'A serializer could not find its class on restore.'],
    [36318, 'Serializer snapshots of the Table API could not be read any more.'],
    [24858, 'A serializer snapshot was read with the wrong version.'],
    [21752, 'Restoring the serializer of a POJO ended in a null pointer.'],
    [11094, 'RocksDB state that was restored and never used broke the next checkpoint.'],
    [10353, 'A transactional sink could not change its semantics over a restore.'],
    [5484, 'Kryo registrations moved.'],
  ]),
  ...rows('format', 'graph', [
    [36105, 'The class of the claim mode moved, and others looked for it.'],
  ]),
  ...rows('format', 'feature', [
    [16192, 'Metadata version 1 is not read any more.'],
    [34510, 'The claim mode got another name.'],
    [32079, 'Segments of merged files came into the metadata.'],
    [33734, 'Merged in-flight data came into the metadata.'],
  ]),
];
