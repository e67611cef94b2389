/** The thread of one lane: an adapter, and who asks and judges it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Session } from '../../protocol/adapter.ts';
import type { Block, Lane, LaneEvent } from '../../runner/lane.ts';
import { tellChanges } from '../../runner/process/live.ts';
import { adapterNamed } from '../adapter-option.ts';
import { CannotWork } from '../io.ts';
import { openSession } from '../open-session.ts';
import { localLane } from './lane-setting.ts';
import type { FromLane, LaneCalls, LaneMethod, LaneStart, ToLane } from './lane-messages.ts';

const port = parentPort!;
const tell = (message: FromLane): void => port.postMessage(message);

/** So many events are told at a time, */
const EVENTS_AT_A_TIME = 32;
/** and none of them later than that. */
const EVENTS_MILLISECONDS = 20;

let events: LaneEvent[] = [];
let timer: NodeJS.Timeout | undefined;

function onEvent(event: LaneEvent): void {
  events.push(event);
  if (events.length >= EVENTS_AT_A_TIME) tellEvents();
  else timer ??= setTimeout(tellEvents, EVENTS_MILLISECONDS);
}

function tellEvents(): void {
  clearTimeout(timer);
  timer = undefined;
  if (events.length > 0) tell({ kind: 'events', events });
  events = [];
}

/** While one block is asked the next one is on its way. */
const BLOCKS_AHEAD = 2;

const givers: ((block: Block | null) => void)[] = [];
const blocks: Promise<Block | null>[] = [];

function want(): void {
  blocks.push(new Promise((resolve) => givers.push(resolve)));
  tell({ kind: 'want' });
}

function next(): Promise<Block | null> {
  want();
  return blocks.shift()!;
}

let session: Session | undefined;
let lane: Lane | undefined;

/** What each call does. */
const CALLS: {
  readonly [M in LaneMethod]: (asks: LaneCalls[M]['asks']) => Promise<LaneCalls[M]['gives']>;
} = {
  prepare: async (setting) => void (lane = localLane(session!, setting)),
  judge: async () => {
    for (let ahead = 1; ahead < BLOCKS_AHEAD; ahead++) want();
    return lane!.judge(next, onEvent);
  },
  smallest: (group) => lane!.smallest(group),
  retry: (subject) => lane!.retry(subject),
  close: async (how) => {
    await (lane?.close(onEvent, how) ?? session!.close(how));
  },
};

async function onCall({ id, method, asks }: Extract<ToLane, { kind: 'call' }>): Promise<void> {
  const call = CALLS[method] as (asks: unknown) => Promise<unknown>;
  const gives = await call(asks);
  tellEvents();
  tell({ kind: 'done', id, gives });
  // One that was ended at once is closed yet: what it was told to do before still ends in its turn.
  if (method === 'close' && asks === undefined) port.close();
}

async function start({ adapter, flags }: LaneStart): Promise<void> {
  tellChanges((change) => tell({ kind: 'change', change }));
  const progress = { err: (line: string): void => tell({ kind: 'progress', line }) };
  try {
    session = await openSession(adapterNamed(adapter), flags, progress);
  } catch (error) {
    if (!(error instanceof CannotWork)) throw error;
    tell({ kind: 'unavailable', message: error.message });
    port.close();
    return;
  }
  port.on('message', (message: ToLane) => {
    if (message.kind === 'block') givers.shift()!(message.block);
    else void onCall(message);
  });
  tell({ kind: 'hello', hello: session.hello });
}

await start(workerData as LaneStart);
