/** Mutants of a class of Flink, written by PIT's engine. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from '../../conformance/adapters/flink/java-project.ts';
import { runtimeArtifact } from '../../conformance/adapters/flink/java-tools.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** A change of one instruction. */
export interface FlinkMutant {
  readonly method: string;
  readonly line: number;
  /** PIT's words. */
  readonly description: string;
  /** The folder whose class comes before that of Flink. */
  readonly classes: string;
}

/** What is changed. */
export interface MutationPlan {
  readonly release: string;
  /** With dots. */
  readonly className: string;
  /** The folder with the jars of the release. */
  readonly jars: string;
  /** Where mutants are written; what is there is removed. */
  readonly folder: string;
  readonly progress: (line: string) => void;
}

const PROJECT = join(PROJECT_ROOT, 'scripts', 'flink-mutants');

/**
 * All mutants that PIT makes of a class by default.
 *
 * @throws Error where PIT fails, with what it printed
 */
export async function writeMutants(plan: MutationPlan): Promise<readonly FlinkMutant[]> {
  const { release, className, jars, folder, progress } = plan;
  const tool = await ensureBuilt(
    { what: 'the mutator', folder: PROJECT, cache: 'mutator', version: release, properties: {} },
    { progress },
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const jar = join(jars, `${runtimeArtifact(release)}-${release}.jar`);
  const classPath = [tool.classPath, join(jars, '*')].join(delimiter);
  const main = ['savepointspec.mutants.WriteMutants', jar, className, folder];
  const args = ['-cp', classPath, ...main];
  const { status, stderr } = spawnSync(tool.java, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`PIT made no mutants of ${className}:\n${stderr}`);
  const list = JSON.parse(readFileSync(join(folder, 'mutants.json'), 'utf8')) as readonly Omit<
    FlinkMutant,
    'classes'
  >[];
  return list.map(({ method, line, description }, index) => ({
    method,
    line,
    description,
    classes: join(folder, String(index)),
  }));
}
