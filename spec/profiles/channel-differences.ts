/** What the releases do differently with the in-flight data of unaligned checkpoints. */
import type { Differences } from './difference.ts';

/** How one release gives in-flight data to tasks. */
export interface ChannelBehaviour {
  /** Whether the in-flight data of a vertex whose parallelism changed is ever redistributed. */
  readonly rescales: boolean;
  /** Whether a handle without offsets counts as in-flight data. */
  readonly countsEmptyHandles: boolean;
  /** Whether merged handles count as in-flight data before they are opened, channels or none. */
  readonly countsUnopenedHandles: boolean;
  /**
   * Whether in-flight data inside a chain is refused even where nothing is given to the chain's end
   * that it would have to belong to.
   */
  readonly checksIdleChains: boolean;
  /** Whether all gates of a task, and all its partitions, must be rescaled alike. */
  readonly mapsAllGatesAlike: boolean;
  /**
   * What tasks are told of it. `nothing`; `redistributed`: which side was redistributed, and how;
   * `task`: the other end of each gate and partition, whatever is not known yet being computed for it,
   * and one mapping of the task itself; `gate`: both for each gate and partition.
   */
  readonly descriptors: 'nothing' | 'redistributed' | 'task' | 'gate';
  /**
   * What becomes of a vertex without entries whose producers left output, or whose consumers left
   * input: it is left out, gets empty restores where a producer left output, or takes part whole.
   */
  readonly neighbours: 'leftOut' | 'assigned' | 'restored';
  /**
   * Whether the input of a vertex whose parallelism stayed is redistributed where an edge with the
   * mapper FULL leads to it and a producer's parallelism is another.
   */
  readonly redistributesFull: boolean;
  /** Whether gates and partitions without in-flight data are passed over. */
  readonly passesOverIdleGates: boolean;
  /** Whether output can be recovered by the tasks that were to read it. */
  readonly recoversOutputDownstream: boolean;
}

// prettier-ignore
export const CHANNEL_DIFFERENCES: Differences<ChannelBehaviour> = {
  rescales: [{ since: '1.11', value: false }, { since: '1.12', value: true }],
  countsEmptyHandles: [{ since: '1.11', value: true }, { since: '1.12', value: false }, { since: '1.13', value: true }],
  countsUnopenedHandles: [
    { since: '1.11', value: false }, { since: '2.1.0', value: true }, { since: '2.1.1', value: false },
  ],
  checksIdleChains: [{ since: '1.11', value: false }, { since: '1.12', value: true }, { since: '1.13', value: false }],
  mapsAllGatesAlike: [{ since: '1.11', value: true }, { since: '1.13.2', value: false }],
  descriptors: [
    { since: '1.11', value: 'nothing' }, { since: '1.12', value: 'redistributed' },
    { since: '1.13', value: 'task' }, { since: '1.13.2', value: 'gate' },
  ],
  neighbours: [
    { since: '1.11', value: 'leftOut' }, { since: '1.15.2', value: 'assigned' },
    { since: '1.16.2', value: 'restored' }, { since: '1.17.0', value: 'assigned' },
    { since: '1.17.1', value: 'restored' },
  ],
  redistributesFull: [{ since: '1.11', value: false }, { since: '1.19.1', value: true }],
  passesOverIdleGates: [
    { since: '1.11', value: false }, { since: '1.20.3', value: true },
    { since: '2.0.0', value: false }, { since: '2.0.1', value: true },
    { since: '2.1.0', value: false }, { since: '2.1.1', value: true },
  ],
  recoversOutputDownstream: [{ since: '1.11', value: false }, { since: '2.3', value: true }],
};
