/** Starts a real Flink that is measured or changed. */
import { ensureFlinkAdapter } from '../conformance/adapters/flink/build.ts';
import type { AdapterOptions } from '../conformance/adapters/flink/build.ts';
import { limitsOf } from '../conformance/cli/options.ts';
import type { Session } from '../conformance/protocol/adapter.ts';
import { openProcess } from '../conformance/runner/process/session.ts';

/** Slow, where it is watched. */
const LIMITS = limitsOf({ timeout: '2m' });

/**
 * A session with a release, and the folder of its jars.
 *
 * @throws AdapterUnavailable where Java or Maven is missing, where there is no such release, or where it
 *   does not start
 */
export async function openFlink(
  release: string,
  options: AdapterOptions,
): Promise<{ readonly session: Session; readonly jars: string }> {
  const { command, jars } = await ensureFlinkAdapter(release, options);
  const session = await openProcess({
    program: { command, wire: 'msgpack' },
    limits: LIMITS,
    harness: { name: 'savepoint-spec', version: 'scripts' },
  });
  return { session, jars };
}
