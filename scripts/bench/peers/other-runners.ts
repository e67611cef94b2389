/** Conformance runners of other projects, each with a testee that does nothing. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../project-root.ts';
import type { Program } from '../null-adapter/null-adapters.ts';
import { rustProgram } from '../rust-program.ts';

/** A runner, and how many cases its output says that it ran. */
export interface OtherRunner {
  readonly name: string;
  readonly command: Program;
  readonly casesIn: (output: string) => number;
}

/** A runner that is not here, and why. */
export interface Missing {
  readonly name: string;
  readonly why: string;
}

const here = (name: string): string => join(PROJECT_ROOT, 'scripts/bench/peers', name);

/** Those that can be had here: built into a folder by `go install` and `rustc`, at fixed versions. */
export function otherRunners(folder: string): (OtherRunner | Missing)[] {
  return [connectConformance(folder), tomlTest(folder)];
}

function connectConformance(folder: string): OtherRunner | Missing {
  const name = 'connectconformance 1.0.7, client';
  const runner = goProgram(folder, 'connectrpc.com/conformance/cmd/connectconformance@v1.0.7');
  const testee = rustProgram(folder, here('null-connect-client.rs'));
  if (runner === null || testee === null) return { name, why: 'go or rustc did not build it' };
  // All features, as when there is no file; given so that it says nothing of it.
  const features = join(folder, 'features.yaml');
  writeFileSync(features, 'features: {}\n');
  return {
    name,
    command: [runner, '--conf', features, '--mode', 'client', '--', testee],
    casesIn: (output) => Number(/^Total cases: (\d+)$/m.exec(output)?.[1]),
  };
}

function tomlTest(folder: string): OtherRunner | Missing {
  const name = 'toml-test 2.2.0, two at a time';
  const runner = goProgram(folder, 'github.com/toml-lang/toml-test/v2/cmd/toml-test@v2.2.0');
  const testee = rustProgram(folder, here('null-toml.rs'));
  if (runner === null || testee === null) return { name, why: 'go or rustc did not build it' };
  return {
    name,
    command: [runner, 'test', '-parallel', '2', '-decoder', testee],
    casesIn: (output) =>
      Array.from(output.matchAll(/(\d+) (?:passed|failed)/g)).reduce(
        (all, [, count]) => all + Number(count),
        0,
      ),
  };
}

function goProgram(folder: string, module: string): string | null {
  const { status } = spawnSync('go', ['install', module], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' },
    stdio: 'ignore',
  });
  return status === 0 ? join(folder, /([^/]+)@/.exec(module)![1]!) : null;
}
