/** Adapters that run inside the harness: the reference implementation and the planted wrong ones. */
import type { Reply, Session } from '../protocol/adapter.ts';
import { QUESTIONS } from '../../spec/model/case.ts';
import { answerOf } from './reference/answer.ts';
import type { Implementation } from './reference/answer.ts';

/** A session with an implementation. What it throws counts as a crash of it. */
export function inProcess(name: string, version: string, implementation: Implementation): Session {
  return {
    hello: { name, version, language: 'TypeScript', questions: QUESTIONS, profiles: [], window: 1 },
    ask: (ask) => Promise.resolve(guarded(() => answerOf(ask, implementation))),
    lateFaults: () => [],
    close: () => Promise.resolve(),
  };
}

function guarded(answer: () => Reply): Reply {
  try {
    return answer();
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'fault', fault: 'crashed', message };
  }
}
