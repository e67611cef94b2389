/**
 * What becomes of a claimed savepoint when its restore is refused late: `npm run experiment:claimed --
 * --release 2.3.0 …`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { ensureBuilt } from '../../conformance/adapters/flink/java-project.ts';
import { collect } from '../../conformance/cli/options.ts';
import { CLUSTER_JVM_OPTIONS } from '../cluster-jvm.ts';
import { PROJECT_ROOT } from '../project-root.ts';

const JVM_OPTIONS = [...CLUSTER_JVM_OPTIONS, '-Dorg.slf4j.simpleLogger.defaultLogLevel=off'];

const SCHEDULERS = ['default', 'adaptive'];
const CLAIM_MODES = ['CLAIM', 'NO_CLAIM', 'LEGACY'];

async function main({ release: releases }: { readonly release: readonly string[] }): Promise<void> {
  for (const release of releases) {
    const { java, classPath } = await ensureBuilt(
      {
        what: 'the experiments',
        folder: join(PROJECT_ROOT, 'scripts', 'experiments'),
        cache: 'experiments',
        version: release,
        properties: {},
      },
      { progress: (line) => console.error(line) },
    );
    for (const scheduler of SCHEDULERS) {
      for (const claimMode of CLAIM_MODES) {
        const program = ['savepointspec.experiments.ClaimedSavepoint', scheduler, claimMode];
        const args = [...JVM_OPTIONS, '-cp', classPath, ...program];
        const { status, stdout, stderr } = spawnSync(java, args, { encoding: 'utf8' });
        const seen = status === 0 ? stdout.trim() : `the experiment failed:\n${stderr.trim()}`;
        if (status !== 0) process.exitCode = 1;
        console.log(`${release}\t${scheduler}\t${claimMode}\t${seen}`);
      }
    }
  }
}

await new Command('claimed-savepoint')
  .requiredOption(
    '--release <version>',
    'a release of Flink, 1.15 or later; more than once',
    collect,
    [],
  )
  .action(main)
  .parseAsync();
