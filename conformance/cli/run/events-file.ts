/** The file of a run's events: begun, or gone on with where an earlier run of the same cases ended. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EventLog } from '../../report/events/event-log.ts';
import type { HeaderEvent, RunEvent } from '../../report/events/event.ts';
import { linesOf } from '../../report/events/lines.ts';
import { headerOf, NotEvents, readRun } from '../../report/events/read-run.ts';
import type { RunSoFar } from '../../report/events/read-run.ts';
import type { CaseRecord } from '../../runner/case-record.ts';
import { CannotWork, WrongUse } from '../io.ts';
import type { Io } from '../io.ts';
import { Judged } from './blocks.ts';

/** Where the events of a run lie. */
export function eventsPath(folder: string): string {
  return join(folder, 'events.ndjson');
}

/** A run that is resumed, or begun. */
export interface OpenedRun {
  /** What was judged before; `null` where the run begins. */
  readonly soFar: RunSoFar | null;
  readonly judged: Judged;
  readonly log: SafeLog;
}

/** How a run goes on. */
export interface Resumed {
  /** How many questions may be with the adapter at a time, along all lanes. */
  readonly inFlight: number;
}

/**
 * Begins a file of events, or opens the one that is there.
 *
 * @throws WrongUse where a file is to be resumed that is of another run
 * @throws CannotWork where it cannot be read or written
 */
export function openEvents(
  folder: string,
  header: HeaderEvent,
  resumed: Resumed | null,
  io: Pick<Io, 'err'>,
): OpenedRun {
  const path = eventsPath(folder);
  const judged = new Judged(header);
  const soFar = resumed === null ? null : readSoFar(path, judged, resumed, io);
  if (soFar !== null) requireSame(path, soFar.header, header);
  const log = new SafeLog(path, soFar?.keptBytes ?? 0);
  if (soFar === null) {
    // Were this run killed, an earlier one's report would be taken for its own.
    rmSync(join(folder, 'report.json'), { force: true });
    log.add(header);
    log.flush();
  }
  return { soFar, judged, log };
}

/** The seed of a run that is to be resumed; `null` where there is none. */
export function seedOfEvents(folder: string): number | null {
  const path = eventsPath(folder);
  return readable(path, () => (hasEvents(path) ? headerOf(path).seed : null));
}

/** A run may have been killed before it had written its header. */
function hasEvents(path: string): boolean {
  if (!existsSync(path)) return false;
  for (const { isWhole } of linesOf(path)) return isWhole;
  return false;
}

function readSoFar(
  path: string,
  judged: Judged,
  { inFlight }: Resumed,
  io: Pick<Io, 'err'>,
): RunSoFar | null {
  if (!readable(path, () => hasEvents(path))) {
    io.err(`There is no run to resume in ${path}: it begins now.`);
    return null;
  }
  const onCase = ({ position }: CaseRecord): void => judged.add(position);
  return readable(path, () => readRun(path, { onCase, unsettled: inFlight }));
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const why = error instanceof NotEvents ? error.message : (error as Error).message;
    throw new CannotWork(
      `Cannot resume from ${path}: ${why}. Without --resume the run begins anew.`,
    );
  }
}

function requireSame(path: string, there: HeaderEvent, asked: HeaderEvent): void {
  for (const field of Object.keys(asked) as (keyof HeaderEvent)[]) {
    const [one, two] = [JSON.stringify(there[field]), JSON.stringify(asked[field])];
    if (one === two) continue;
    const values = field === 'rules' ? '' : `: ${one}, not ${two}`;
    throw new WrongUse(
      `${path} is of another run, its ${field} differs${values}. Give the options that it had, or leave out --resume to begin anew.`,
    );
  }
}

/** Writes events, and keeps what goes wrong for later: an event is told in the middle of other work. */
export class SafeLog {
  readonly #path: string;
  readonly #log: EventLog;
  readonly #failed = new AbortController();

  constructor(path: string, keptBytes: number) {
    this.#path = path;
    try {
      this.#log = new EventLog(path, keptBytes);
    } catch (error) {
      throw cannotWrite(path, error as Error);
    }
  }

  /** Aborted, with a `CannotWork`, when nothing can be written any more. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  add(event: RunEvent): void {
    this.#attempt(() => this.#log.add(event));
  }

  flush(): void {
    this.#attempt(() => this.#log.flush());
  }

  /** @throws CannotWork where anything could not be written */
  close(): void {
    this.#attempt(() => this.#log.close());
    this.failed.throwIfAborted();
  }

  #attempt(deed: () => void): void {
    if (this.failed.aborted) return;
    try {
      deed();
    } catch (error) {
      this.#failed.abort(cannotWrite(this.#path, error as Error));
    }
  }
}

function cannotWrite(path: string, { message }: Error): CannotWork {
  return new CannotWork(
    `Cannot write the events of the run to ${path}: ${message}. What was judged by then stands there; --resume goes on, once it can be written.`,
  );
}
