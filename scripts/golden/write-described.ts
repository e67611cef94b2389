/** Writes the described snapshots of a release with its own serializers, as the Java program leaves its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFlinkAdapter } from '../../conformance/adapters/flink/build.ts';
import { toJsonForm } from '../../conformance/protocol/wire/to-wire.ts';
import type { Job } from '../../spec/model/job.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Written } from './assemble.ts';
import { describedSnapshots } from './described/snapshots.ts';
import type { DescribedSnapshot } from './described/snapshots.ts';
import { DESCRIBED_DIRECTORY, STATE_FILE, STATE_FILE_BYTES } from './described/streams.ts';
import { GoldenFailure } from './failure.ts';
import { GOLDEN_RELEASES } from './releases.ts';

/**
 * Adds the described snapshots of a release to what its jobs have written.
 *
 * @throws GoldenFailure where Flink does not write one
 */
export async function writeDescribed(version: string, written: string): Promise<void> {
  const { format } = findProfile(`flink-${version}`)!;
  const described = describedSnapshots(format, version === GOLDEN_RELEASES.at(-1));
  const files = await writtenByFlink(version, described);
  described.forEach((each, index) => {
    const directory = join(written, each.name, DESCRIBED_DIRECTORY);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, '_metadata'), files[index]!);
    writeFileSync(join(directory, STATE_FILE), Buffer.alloc(STATE_FILE_BYTES));
    writeFileSync(join(written, `${each.name}.json`), JSON.stringify(descriptionOf(each)));
  });
}

function descriptionOf({ name, notes, shows, snapshot }: DescribedSnapshot): Written {
  const { kind } = snapshot.properties?.type ?? { kind: 'checkpoint' };
  const formatType =
    snapshot.properties?.type?.kind === 'savepoint' && snapshot.properties.type.formatType;
  return {
    name,
    origin: 'serializers',
    backend: null,
    changelog: false,
    kind:
      kind === 'checkpoint'
        ? 'checkpoint'
        : formatType === 'NATIVE'
          ? 'native savepoint'
          : 'canonical savepoint',
    notes,
    shows,
    metadata: `${DESCRIBED_DIRECTORY}/_metadata`,
    checkpointId: String(snapshot.checkpointId),
    job: jobOf(snapshot),
  };
}

/** A job with the operators of a snapshot, each in a vertex of its own. */
function jobOf({ operators }: Snapshot): Job {
  return {
    vertices: operators.map(({ operatorId, name, uid, parallelism, coordinatorState }) => ({
      id: operatorId,
      name: name ?? operatorId,
      parallelism: Math.max(1, parallelism),
      maxParallelism: null,
      operators: [{ generated: operatorId, userDefined: null, name, uid }],
      inputs: [],
      coordinators: coordinatorState === null ? [] : [operatorId],
    })),
    masterHooks: [],
  };
}

/** The bytes of each. Flink: `Checkpoints#storeCheckpointMetadata`. */
async function writtenByFlink(
  version: string,
  described: readonly DescribedSnapshot[],
): Promise<readonly Buffer[]> {
  const { command } = await ensureFlinkAdapter(version);
  const [program, ...args] = command;
  const profile = `flink-${version}`;
  const messages = [
    { type: 'hello', protocol: 1, harness: { name: 'golden', version: '1' } },
    ...described.map(({ name, snapshot, metadataVersion }, id) => ({
      type: 'ask',
      question: 'encode',
      id,
      caseId: name,
      profile,
      snapshot,
      metadataVersion,
    })),
  ];
  const { stdout } = spawnSync(program, [...args, '--wire', 'ndjson'], {
    input: messages.map((message) => `${JSON.stringify(toJsonForm(message))}\n`).join(''),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 2],
  });
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) => JSON.parse(line) as { readonly id?: number; readonly result?: { bytes: string } },
    );
  return described.map(({ name }, id) => {
    const answer = answers.find((each) => each.id === id);
    if (answer?.result === undefined) {
      throw new GoldenFailure(`Flink ${version} does not write ${name}: ${JSON.stringify(answer)}`);
    }
    return Buffer.from(answer.result.bytes, 'base64');
  });
}
