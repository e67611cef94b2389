/**
 * Holds our decoder's verdicts against those of real Flink, file by file.
 *
 *     npm run verdicts -- [--release 2.3.0]... [--seed N] [--mutants N] [--stride N]
 *         [--kind KIND]... [--only N]
 *
 * Kinds are `real`, `described`, `generated` and `mutants`; `--only` asks for one mutant by its number.
 *
 * Exit codes: 0 no disagreement, 1 at least one, 2 wrong use, 3 no Flink.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findProfile } from '../../spec/profiles/profile.ts';
import { AdapterUnavailable } from '../../conformance/protocol/adapter.ts';
import { FlinkServer } from './flink-server.ts';
import { judgeRelease } from './judge.ts';

const { values } = parseArgs({
  options: {
    release: { type: 'string', multiple: true, default: ['2.3.0'] },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '20000' },
    only: { type: 'string' },
    kind: {
      type: 'string',
      multiple: true,
      default: ['real', 'described', 'generated', 'mutants'],
    },
    stride: { type: 'string', default: '1' },
    heap: { type: 'string', default: '2g' },
  },
});

const snapshotDirectory = mkdtempSync(join(tmpdir(), 'verdicts-'));
writeFileSync(join(snapshotDirectory, '_metadata'), '');
mkdirSync(join(snapshotDirectory, 'empty'));
try {
  for (const release of values.release) {
    const profile = findProfile(`flink-${release}`);
    if (profile === undefined) {
      console.error(`${release} is no release that is known here.`);
      process.exitCode = 2;
      break;
    }
    const server = await FlinkServer.start(release, values.heap);
    const clean = await judgeRelease(server, profile, {
      seed: Number(values.seed),
      mutants: Number(values.mutants),
      stride: Number(values.stride),
      only: values.only === undefined ? null : Number(values.only),
      kinds: values.only === undefined ? values.kind : ['mutants'],
      snapshotDirectory,
    });
    server.close();
    if (!clean) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof AdapterUnavailable)) throw error;
  console.error(error.message);
  process.exitCode = 3;
} finally {
  rmSync(snapshotDirectory, { recursive: true });
}
