/**
 * How long it takes to assign state to the tasks of large jobs, beside real Flink's own assignment of
 * the same snapshot to the same job. Several rounds, medians; nothing else of a restore counts.
 *
 * `npm run bench:assign -- [release] [rounds] [wide]`; `wide` adds jobs of many operators, for which
 * both sides need some GiB of memory.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFlinkAdapter } from '../../conformance/adapters/flink/build.ts';
import { withMain } from '../../conformance/adapters/flink/testing/other-main.ts';
import type { Command } from '../../conformance/adapters/flink/testing/other-main.ts';
import { profileNamed } from '../../conformance/cli/profile-option.ts';
import { toJsonForm } from '../../conformance/protocol/wire/to-wire.ts';
import { encodeSnapshot } from '../../impl/codec/index.ts';
import { assignStates } from '../../impl/restore/assign/assign.ts';
import { buildExecutionGraph } from '../../impl/restore/build.ts';
import { FLINK_DECISIONS } from '../../impl/restore/decisions.ts';
import type { RestoreRequest } from '../../spec/model/request.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { largeJob, largeSnapshot } from './large-jobs.ts';
import type { JobSize } from './large-jobs.ts';
import { median, ratioText } from './rates.ts';

/** One operator, twice as many subtasks each time. */
const TALL: readonly JobSize[] = [1_024, 2_048, 4_096, 8_192].map((oldParallelism) => ({
  operators: 1,
  oldParallelism,
  newParallelism: (oldParallelism * 5) / 4,
  maxParallelism: 32_768,
}));

const WIDE: readonly JobSize[] = [500, 1_000, 2_000].map((operators) => ({
  operators,
  oldParallelism: 1_000,
  newParallelism: 1_000,
  maxParallelism: 1_024,
}));

const SOURCE = fileURLToPath(
  new URL('savepointspec/flink/restore/Assigning.java', import.meta.url),
);

function requestOf(size: JobSize, pointer: string): RestoreRequest {
  return {
    files: [],
    pointer,
    settings: {
      allowNonRestoredState: false,
      claimMode: 'NO_CLAIM',
      ignoredInFlightDataOf: null,
      recoversOutputDownstream: false,
    },
    job: largeJob(size),
    coordinator: {
      counter: { kind: 'standalone', value: 1n },
      store: [],
      maxRetained: 1,
      scheduler: 'default',
    },
    entryPoint: 'restoreSavepoint',
  };
}

function ourSeconds(
  snapshot: Snapshot,
  request: RestoreRequest,
  profile: Profile,
  rounds: number,
): number {
  const context = { request, profile, decisions: FLINK_DECISIONS };
  const states = new Map(snapshot.operators.map((state) => [state.operatorId, state]));
  const graph = buildExecutionGraph(context);
  const seconds = Array.from({ length: rounds }, () => {
    const start = process.hrtime.bigint();
    assignStates(snapshot.checkpointId, states, graph, context);
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return median(seconds);
}

/** Puts the snapshot where Flink finds it, and asks it. */
function flinkSeconds(
  [java, ...args]: Command,
  snapshot: Snapshot,
  size: JobSize,
  { format }: Profile,
  rounds: number,
): number {
  const root = mkdtempSync(join(tmpdir(), 'assigning-'));
  try {
    const pointer = join(root, 'savepoint');
    mkdirSync(pointer);
    writeFileSync(join(pointer, '_metadata'), encodeSnapshot(snapshot, format.writes as 6));
    const ask = { ...requestOf(size, pointer), root, rounds };
    const { stdout, stderr, status } = spawnSync(java, args, {
      input: `${JSON.stringify(toJsonForm(ask))}\n`,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`Flink did not assign: ${stderr}`);
    return median(stdout.trim().split(' ').map(Number)) / 1e9;
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function main(release = '2.2.0', rounds = '5', wide = ''): Promise<void> {
  const profile = profileNamed(`flink-${release}`);
  const { command } = await ensureFlinkAdapter(release, {
    progress: (line) => console.error(line),
    jvmOptions: ['-Xmx12g'],
  });
  const classes = mkdtempSync(join(tmpdir(), 'assigning-classes-'));
  const assigning = withMain(command, { name: 'restore.Assigning', source: SOURCE, classes });
  try {
    console.log(`assignment of state, flink@${release}, medians of ${rounds} rounds, ms`);
    for (const size of wide === 'wide' ? [...TALL, ...WIDE] : TALL) {
      const snapshot = largeSnapshot(size);
      const ours = ourSeconds(snapshot, requestOf(size, ''), profile, Number(rounds));
      const flinks = flinkSeconds(assigning, snapshot, size, profile, Number(rounds));
      const { operators, oldParallelism, newParallelism } = size;
      const name = `${operators} x ${oldParallelism} to ${newParallelism}`;
      const figures = `ours ${(ours * 1e3).toFixed(1)}, Flink ${(flinks * 1e3).toFixed(1)}`;
      console.log(`${name.padEnd(24)} ${figures}: ours is ${ratioText(flinks, ours)} as fast`);
    }
  } finally {
    rmSync(classes, { recursive: true });
  }
}

await main(...process.argv.slice(2));
