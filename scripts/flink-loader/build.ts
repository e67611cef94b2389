/** Builds the Maven project beside this file for a Flink release, and tells how to start its programs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeArtifact } from '../../conformance/adapters/flink/java-tools.ts';
import { PROJECT_ROOT } from '../project-root.ts';

const PROJECT = join(PROJECT_ROOT, 'scripts', 'flink-loader');

const PACKAGE = ['savepointspec', 'loader'];

/** Java or Maven is not there, or the project cannot be built. */
export class NoFlink extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoFlink';
  }
}

/** The programs of the project. */
export type JavaProgram = 'VerdictServer' | 'LoadBenchmark' | 'LoadOne';

/**
 * The arguments of `java` that start a program with a release's jars, which are fetched and compiled
 * if they are not there yet.
 *
 * @throws NoFlink
 */
export function javaArguments(release: string, program: JavaProgram): string[] {
  const target = join(PROJECT, `target-${release}`);
  if (!isBuilt(target)) build(release);
  const classPath = [join(target, 'classes'), join(target, 'lib', '*')].join(':');
  return ['-cp', classPath, `savepointspec.loader.${program}`];
}

/** Whether the jars are there, and the classes are newer than their sources. */
function isBuilt(target: string): boolean {
  const classes = join(target, 'classes', ...PACKAGE);
  if (!existsSync(join(target, 'lib')) || !existsSync(classes)) return false;
  const sources = join(PROJECT, 'src', 'main', 'java', ...PACKAGE);
  return readdirSync(sources).every((source) => {
    const compiled = join(classes, source.replace('.java', '.class'));
    return existsSync(compiled) && mtime(compiled) >= mtime(join(sources, source));
  });
}

function mtime(file: string): number {
  return statSync(file).mtimeMs;
}

function build(release: string): void {
  requireProgram('java', '-version', 'Install Java 11 or later: real Flink runs on it.');
  requireProgram('mvn', '-version', 'Install Maven: it fetches the jars of Flink.');
  console.error(`Fetching Flink ${release} with Maven …`);
  const { status } = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      `-Dflink.version=${release}`,
      `-Dflink.runtime=${runtimeArtifact(release)}`,
      'package',
    ],
    { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0) throw new NoFlink(`Maven could not build scripts/flink-loader for ${release}.`);
}

function requireProgram(command: string, argument: string, advice: string): void {
  if (spawnSync(command, [argument]).status !== 0) {
    throw new NoFlink(`There is no working \`${command}\`. ${advice}`);
  }
}
