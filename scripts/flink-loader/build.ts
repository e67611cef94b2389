/** Builds the Maven project beside this file for a Flink release, and tells how to start its programs. */
import { join } from 'node:path';
import { ensureBuilt } from '../../conformance/adapters/flink/java-project.ts';
import { runtimeArtifact } from '../../conformance/adapters/flink/java-tools.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** The programs of the project. */
export type JavaProgram = 'VerdictServer' | 'LoadBenchmark' | 'LoadOne';

/** A program that can be started, with a release's jars. */
export interface BuiltProgram {
  readonly java: string;
  /** The arguments of `java`, up to the program's own. */
  readonly arguments: readonly string[];
}

/**
 * A program of the project, which is fetched and compiled first if that has not been done yet.
 *
 * @throws AdapterUnavailable where Java or Maven is missing, or there is no such release
 */
export async function ensureProgram(release: string, program: JavaProgram): Promise<BuiltProgram> {
  const project = {
    what: 'scripts/flink-loader',
    folder: join(PROJECT_ROOT, 'scripts', 'flink-loader'),
    cache: 'flink-loader',
    version: release,
    properties: { 'flink.runtime': runtimeArtifact(release) },
  };
  const { java, classPath } = await ensureBuilt(project, {
    progress: (line) => console.error(line),
  });
  return { java, arguments: ['-cp', classPath, `savepointspec.loader.${program}`] };
}
