import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import { ensureFlinkAdapter } from './build.ts';

const JAVA_17 = 'echo \'openjdk version "17.0.15"\' >&2';
const JAVA_8 = 'echo \'openjdk version "1.8.0_402"\' >&2';

/** A Maven that makes the folder which the POM's `output` names. */
const MAVEN = `
for argument in "$@"; do case "$argument" in -Doutput=*) output="\${argument#-Doutput=}";; esac; done
echo "Downloaded from central: https://host/org/apache/flink/flink-core-2.3.0.jar (1 MB)"
mkdir -p "$output/classes" "$output/lib"`;

let folder: string;

/** Programs of these names, and no others but the shell's. */
function programs(scripts: Readonly<Record<string, string>>): void {
  for (const [name, script] of Object.entries(scripts)) {
    const file = join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    chmodSync(file, 0o755);
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flink-build-'));
  mkdirSync(join(folder, 'bin'));
  vi.stubEnv('PATH', join(folder, 'bin'));
  vi.stubEnv('JAVA_HOME', '');
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the adapter of a release', () => {
  it('is built once, into the cache, and told how to be started', async () => {
    programs({ java: JAVA_17, mvn: MAVEN });
    const lines: string[] = [];
    const progress = (line: string): void => void lines.push(line);
    const { command } = await ensureFlinkAdapter('2.3.0', { progress });
    expect(lines).toContain('fetched flink-core-2.3.0.jar');
    expect(command).toContain('savepointspec.flink.Main');
    expect(existsSync(command[command.indexOf('--refusals') + 1]!)).toBe(true);
    expect(readdirSync(join(folder, 'cache', 'savepoint-spec', 'flink'))).toHaveLength(1);

    rmSync(join(folder, 'bin', 'mvn'));
    lines.length = 0;
    expect(await ensureFlinkAdapter('2.3.0', { progress })).toMatchObject({ command });
    expect(lines).toEqual([]);
  });

  it.each([
    ['2.3', { java: JAVA_17, mvn: MAVEN }, "'2.3' is no release"],
    ['1.10.3', { java: JAVA_17, mvn: MAVEN }, 'for Flink 1.11 and newer'],
    ['2.3.0', { mvn: MAVEN }, 'no working java'],
    ['2.3.0', { java: JAVA_8, mvn: MAVEN }, 'is Java 8'],
    ['2.3.0', { java: JAVA_17 }, 'no working mvn'],
    [
      '2.3.9',
      {
        java: JAVA_17,
        mvn: 'echo "[ERROR] Could not find artifact org.apache.flink:flink-runtime:jar:2.3.9"; exit 1',
      },
      'finds no Flink 2.3.9',
    ],
    [
      '2.3.0',
      { java: JAVA_17, mvn: 'echo "[ERROR] COMPILATION ERROR"; exit 1' },
      'COMPILATION ERROR',
    ],
  ])('%s cannot be had: %#', async (version, scripts, reason) => {
    programs(scripts);
    const built = ensureFlinkAdapter(version);
    await expect(built).rejects.toThrow(AdapterUnavailable);
    await expect(built).rejects.toThrow(reason);
    const cache = join(folder, 'cache', 'savepoint-spec', 'flink');
    expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
  });
});
