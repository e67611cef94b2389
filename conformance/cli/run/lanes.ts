/** Starts the adapter of a run, once for each of its lanes. */
import type { Hello } from '../../protocol/adapter.ts';
import type { Lane } from '../../runner/lane.ts';
import type { NamedAdapter } from '../adapter-option.ts';
import { CannotWork } from '../io.ts';
import type { Io } from '../io.ts';
import { openSession } from '../open-session.ts';
import type { SessionFlags } from '../open-session.ts';
import { localLane } from './lane-setting.ts';
import type { RunSetting } from './lane-setting.ts';
import { RemoteLane } from './remote-lane.ts';

/** An adapter that has greeted, and that is not told yet what is run. */
export interface StartedAdapter {
  readonly hello: Hello;
  /** How many questions may be with it at a time, along all lanes. */
  readonly inFlight: number;
  /** All lanes of a run; the first of them is this one. Each ends its adapter when it is closed. */
  lanes(setting: RunSetting): Promise<readonly Lane[]>;
  /** Ends it where nothing is run. */
  close(): Promise<void>;
}

/**
 * Starts the adapter, in this thread where there is one lane alone. The others start when the first
 * has greeted: what an adapter is built from is built once.
 *
 * @throws CannotWork where it does not start
 */
export async function startAdapter(
  adapter: NamedAdapter,
  flags: SessionFlags,
  lanes: number,
  io: Io,
): Promise<StartedAdapter> {
  if (lanes === 1) {
    const session = await openSession(adapter, flags, io);
    return {
      hello: session.hello,
      inFlight: session.hello.window,
      lanes: (setting) => Promise.resolve([localLane(session, setting)]),
      close: () => session.close(),
    };
  }
  const start = { adapter: adapter.given, flags: { ...flags } };
  const all = [new RemoteLane(start, io)];
  const close = async (): Promise<void> => {
    await Promise.all(all.map((lane) => lane.close(() => undefined)));
  };
  const hello = await all[0]!.hello;
  return {
    hello,
    inFlight: hello.window * lanes,
    lanes: async (setting) => {
      while (all.length < lanes) all.push(new RemoteLane(start, io));
      try {
        await Promise.all(all.map((lane) => lane.hello));
      } catch (error) {
        await close();
        if (!(error instanceof CannotWork)) throw error;
        throw new CannotWork(
          `${error.message}\nIt was started ${lanes} times at once, for -j ${lanes}, and greeted at least once: -j 1 starts it once.`,
        );
      }
      await Promise.all(all.map((lane) => lane.prepare(setting)));
      return all;
    },
    close,
  };
}
