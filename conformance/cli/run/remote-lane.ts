/** A lane in a thread of its own, so that several cores generate, ask and judge. */
import { Worker } from 'node:worker_threads';
import type { Hello } from '../../protocol/adapter.ts';
import type { Lane, NextBlock, OnLaneEvent } from '../../runner/lane.ts';
import { takeChange } from '../../runner/process/live.ts';
import { CannotWork } from '../io.ts';
import type { Io } from '../io.ts';
import type { FromLane, LaneCalls, LaneMethod, LaneStart, ToLane } from './lane-messages.ts';
import type { RunSetting } from './lane-setting.ts';

/** What a lane's thread runs. */
const FILE = new URL(
  import.meta.url.endsWith('.js') ? 'lane-worker.js' : 'lane-worker-from-source.mjs',
  import.meta.url,
);

interface Call {
  readonly method: LaneMethod;
  readonly resolve: (gives: never) => void;
  readonly reject: (error: Error) => void;
}

/** A lane's thread, from this side. */
export class RemoteLane implements Lane {
  /** Told as soon as the adapter has greeted; rejects with `CannotWork` where it does not start. */
  readonly hello: Promise<Hello>;
  readonly #worker: Worker;
  readonly #calls = new Map<number, Call>();
  #nextId = 0;
  #isOver = false;
  #next: NextBlock = () => null;
  #onEvent: OnLaneEvent = () => undefined;

  constructor(start: LaneStart, io: Pick<Io, 'err'>) {
    this.#worker = new Worker(FILE, { workerData: start });
    this.hello = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromLane) => {
        if (message.kind === 'hello') resolve(message.hello);
        else if (message.kind === 'unavailable') reject(new CannotWork(message.message));
        else if (message.kind === 'progress') io.err(message.line);
        else void this.#onMessage(message);
      });
      this.#worker.once('error', (error) => {
        reject(error);
        this.#endCalls(error);
      });
      this.#worker.once('exit', () => {
        const error = new Error('the thread of a lane ended before its time');
        reject(error);
        this.#endCalls(error);
      });
    });
    // Told when it is asked for, which is later than when it may happen.
    this.hello.catch(() => undefined);
  }

  /** Says what is run. */
  async prepare(setting: RunSetting): Promise<void> {
    await this.#call('prepare', setting);
  }

  judge(next: NextBlock, onEvent: OnLaneEvent): Promise<string | null> {
    this.#next = next;
    this.#onEvent = onEvent;
    return this.#call('judge', null);
  }

  smallest(group: LaneCalls['smallest']['asks']): Promise<LaneCalls['smallest']['gives']> {
    return this.#call('smallest', group);
  }

  retry(subject: LaneCalls['retry']['asks']): Promise<LaneCalls['retry']['gives']> {
    return this.#call('retry', subject);
  }

  async close(onEvent: OnLaneEvent, how?: 'at once'): Promise<void> {
    this.#onEvent = onEvent;
    await this.#call('close', how);
  }

  #call<M extends LaneMethod>(
    method: M,
    asks: LaneCalls[M]['asks'],
  ): Promise<LaneCalls[M]['gives']> {
    return new Promise((resolve, reject) => {
      if (this.#isOver && method === 'close') {
        resolve(undefined);
        return;
      }
      const id = this.#nextId++;
      this.#calls.set(id, { method, resolve, reject });
      this.#send({ kind: 'call', id, method, asks });
    });
  }

  #send(message: ToLane): void {
    // No memory is handed over: the rest of the run may look at it.
    this.#worker.postMessage(message, []);
  }

  async #onMessage(message: FromLane): Promise<void> {
    switch (message.kind) {
      case 'want':
        this.#send({ kind: 'block', block: await this.#next() });
        break;
      case 'events':
        for (const event of message.events) this.#onEvent(event);
        break;
      case 'change':
        takeChange(message.change);
        break;
      case 'done':
        this.#calls.get(message.id)?.resolve(message.gives as never);
        this.#calls.delete(message.id);
        break;
      case 'hello':
      case 'unavailable':
      case 'progress':
    }
  }

  /** A thread that was closed twice owes nothing; any other call fails. */
  #endCalls(error: Error): void {
    this.#isOver = true;
    for (const { method, resolve, reject } of this.#calls.values()) {
      if (method === 'close') resolve(undefined as never);
      else reject(error);
    }
    this.#calls.clear();
  }
}
