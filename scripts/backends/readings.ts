/** Which releases open golden savepoints, on which backends. */
import { STATE_BACKENDS } from '../../spec/model/backend.ts';
import type { BackendSetup, StateBackend } from '../../spec/model/backend.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { lineOf } from '../../spec/profiles/releases.ts';
import { GOLDEN_RELEASES } from '../golden/releases.ts';

/** A backend, and where it keeps its timers. */
export interface Opener {
  /** For people and for the evidence: `rocksdb, heap timers`. */
  readonly name: string;
  readonly backend: StateBackend;
  readonly timers: BackendSetup['timers'];
}

/** Every way in which a savepoint is opened. */
export const OPENERS: readonly Opener[] = STATE_BACKENDS.flatMap((backend): Opener[] => {
  const byItself: Opener = { name: backend, backend, timers: 'rocksdb' };
  return backend === 'rocksdb'
    ? [byItself, { name: 'rocksdb, heap timers', backend, timers: 'heap' }]
    : [byItself];
});

/** Patches that ForSt is published for. That of 2.0 and of 2.2 is another one than writes the savepoints. */
const FORST_RELEASES: Readonly<Record<string, string>> = {
  '2.0': '2.0.0',
  '2.2': '2.2.0',
  '2.3': '2.3.0',
};

/** The release of a line that opens on a backend; `null` where the line lacks it, or no jar of it is published. */
export function releaseFor(line: string, { backend }: Opener): string | null {
  const release = GOLDEN_RELEASES.find((each) => lineOf(each) === line);
  if (release === undefined) return null;
  if (!findProfile(`flink-${release}`)!.backends.available.includes(backend)) return null;
  return backend === 'forst' ? (FORST_RELEASES[line] ?? null) : release;
}
