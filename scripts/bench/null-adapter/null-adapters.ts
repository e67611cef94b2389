/** Adapters that do nothing: what is measured with them is the harness. */
import { join } from 'node:path';
import { QUESTIONS } from '../../../spec/model/case.ts';
import type { Session } from '../../../conformance/protocol/adapter.ts';
import { DEFAULT_LIMITS } from '../../../conformance/protocol/limits.ts';
import { openProcess } from '../../../conformance/runner/process/session.ts';
import { PROJECT_ROOT } from '../../project-root.ts';
import { rustProgram } from '../rust-program.ts';

/** A program and its arguments. */
export type Program = readonly [string, ...string[]];

// These are not compiled with the sources.
const here = (name: string): string => join(PROJECT_ROOT, 'scripts/bench/null-adapter', name);

/** One in Node, over pipes. */
export const NODE_ADAPTER: Program = [process.execPath, here('null-adapter.mjs')];

/** A compiled one, over pipes; `null` where no Rust compiler is there. */
export function compiledAdapter(folder: string): Program | null {
  const program = rustProgram(folder, here('null-adapter.rs'));
  return program === null ? null : [program];
}

/** One in this process, with a new reason or error for each question where it is chatty. */
export function nullSession(window: number, mood?: 'chatty'): Session {
  let asked = 0;
  return {
    hello: {
      name: 'null',
      version: '1',
      language: 'TypeScript',
      questions: QUESTIONS,
      profiles: [],
      window,
    },
    ask: () => {
      const id = asked++;
      if (mood === undefined) return Promise.resolve({ kind: 'skipped', why: 'null' });
      return Promise.resolve(
        id % 2 === 0
          ? { kind: 'skipped', why: `because of ${id}` }
          : { kind: 'error', message: `something went wrong at ${id}` },
      );
    },
    lateFaults: () => [],
    close: () => Promise.resolve(),
  };
}

/** A program as a session. */
export function openNull([program, ...args]: Program, ...more: string[]): Promise<Session> {
  return openProcess({
    program: { command: [program, ...args, ...more], wire: 'msgpack' },
    limits: { ...DEFAULT_LIMITS, answerMilliseconds: 120_000 },
    harness: { name: 'savepoint-spec', version: 'bench' },
  });
}
