/** Changes of Flink that no restore can show, and why: reviewed by hand. */

/** One change. */
export interface Survivor {
  /** As the command prints it: method, line and PIT's words. */
  readonly mutant: string;
  readonly reason: string;
}

/** The release whose lines are named. */
export const REVIEWED_RELEASE = '2.2.0';

/** The class that they are in, with dots. */
export const REVIEWED_CLASS = 'org.apache.flink.runtime.checkpoint.StateAssignmentOperation';

export const SURVIVORS: readonly Survivor[] = [
  {
    mutant:
      'createKeyGroupPartitions:682 removed call to org/apache/flink/util/Preconditions::checkArgument',
    reason:
      'It checks that there are as many key groups as subtasks. No execution graph with fewer is built, and a snapshot with fewer is refused before, by `checkParallelismPreconditions`.',
  },
  {
    mutant: 'createKeyGroupPartitions:685 changed conditional boundary',
    reason: 'One range more is made at the end of a list that is read by subtask.',
  },
  {
    mutant: 'toInstanceMap:808 negated conditional',
    reason:
      'It chooses which `Boolean` is checked for `null`: `checkNotNull(list.get(i) != null)` never throws, in Flink as in the mutant.',
  },
];
