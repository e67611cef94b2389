import type { Effects } from '../../model/outcome.ts';
import type { StreamStateHandle } from '../../model/handles.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { firstBreach } from '../words/compare.ts';
import { KEYED_STATE_PLACES } from '../words/restored-operators.ts';
import { placeOf, registeredFiles } from '../words/registered-files.ts';
import { streamName } from '../words/streams.ts';

/** Flink: `IncrementalRemoteKeyedStateHandle#registerSharedStates`. */
export const refersToRegisteredFiles = defineRule({
  id: 'register/refers-to-registered-files',
  question: 'restore',
  statement:
    'A task gets a shared file by the handle under which it was registered first, be it by an older checkpoint of the store. A file is known by its path; before Flink 1.16.3 and 1.17.2 by the name that its backend gave it, and where two files have one name, the newer one goes for the older from 1.15 on, and before that the older one stands for both.',
  matters:
    'Incremental checkpoints share files. Taking the wrong one of two that look alike restores bytes of another state.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'IncrementalRemoteKeyedStateHandle#registerSharedStates',
    'SharedStateRegistryImpl#registerReference',
    'SharedStateRegistry#registerReference',
  ],
  covers: ['D8', 'D9', 'F9'],
  sides: ['knownBefore', 'new'],
  side(subject, profile) {
    const files = registeredFiles(subject, profile);
    if (files.length === 0) return null;
    return files.some(({ own, registered }) => own !== registered) ? 'knownBefore' : 'new';
  },
  judge(subject, answer, _side, profile) {
    const effects = effectsAfter('assign', answer);
    if (effects === null) return NOT_REACHED;
    const expected = new Map(
      registeredFiles(subject, profile).map(({ place, registered }) => [place, registered]),
    );
    return judgeFiles(effects, expected);
  },
});

function judgeFiles(
  { vertices }: Effects,
  expected: ReadonlyMap<string, StreamStateHandle>,
): RuleVerdict {
  const operators = vertices.flatMap(({ subtasks }) =>
    subtasks.flatMap((task) => task?.operators ?? []),
  );
  const handles = operators.flatMap(({ state }) =>
    KEYED_STATE_PLACES.flatMap((place) => state[place]),
  );
  return firstBreach(
    handles.flatMap((handle) =>
      handle.kind === 'incremental'
        ? handle.shared.map(({ localPath, handle: seen }) => {
            const place = placeOf(handle, localPath);
            const registered = expected.get(place);
            return registered === undefined || textOf(seen) === textOf(registered)
              ? HELD
              : broken(`${textOf(registered)} as ${place}`, textOf(seen));
          })
        : [],
    ),
  );
}

/** Handles of one file may have different sizes, by which they are told apart. */
function textOf(handle: StreamStateHandle): string {
  switch (handle.kind) {
    case 'file':
    case 'relativeFile':
      return `${streamName(handle)}, ${handle.size} bytes`;
    case 'bytes':
      return `${streamName(handle)}, ${handle.data.join(' ')}`;
    default:
      return streamName(handle);
  }
}
