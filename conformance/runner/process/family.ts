/**
 * What an adapter's process started, directly or not: found by a mark that it has in its environment,
 * which is handed down to whatever leaves its process group, its session or its parent. Linux alone
 * shows environments; elsewhere there is only the group.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** An adapter's process, which leads a group of its own, and the mark of all that it starts. */
export interface Family {
  readonly pid: number;
  readonly mark: string;
}

const VARIABLE = 'SAVEPOINT_SPEC_FAMILY';

/** A mark that no other family has, and the environment that a process of it gets. */
export function newMark(): { readonly mark: string; readonly env: NodeJS.ProcessEnv } {
  const mark = randomUUID();
  return { mark, env: { ...process.env, [VARIABLE]: mark } };
}

/**
 * The processes that bear a mark, those of which this process may not read the environment left out.
 * Looks at each process of the system, which takes some milliseconds.
 */
export function membersOf({ mark }: Family): readonly number[] {
  const wanted = `${VARIABLE}=${mark}`;
  return processes().filter((pid) => environmentOf(pid).includes(wanted));
}

/** Scans so often for processes that were started while others were ended. */
const SCANS = 5;

/** Ends a process and everything that it started. */
export function endFamily(family: Family): void {
  kill(-family.pid);
  for (let scan = 0; scan < SCANS; scan++) {
    const members = membersOf(family);
    if (members.length === 0) return;
    for (const pid of members) kill(pid);
  }
}

function kill(target: number): void {
  try {
    process.kill(target, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** As the process was started with; a process that has ended and waits for its parent has none. */
function environmentOf(pid: number): Buffer {
  try {
    return readFileSync(`/proc/${pid}/environ`);
  } catch {
    return Buffer.alloc(0);
  }
}
