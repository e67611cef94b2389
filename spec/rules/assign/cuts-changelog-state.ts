import type { KeyedStateHandle } from '../../model/handles.ts';
import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { judgeParts, placesWith } from '../words/keyed-parts.ts';
import type { KeyedHandles } from '../words/keyed-parts.ts';
import { allRecordedOf } from '../words/restored-operators.ts';

/** Flink: `ChangelogStateBackendHandleImpl#getIntersection`, and that of its deltas. */
export const cutsChangelogState = defineRule({
  id: 'assign/cuts-changelog-state',
  question: 'restore',
  statement:
    'At a changed parallelism a changelog handle is cut to the common key groups, under a new ID, and each of its parts with it: changes in a file are narrowed and lose their sizes; changes in memory go whole to every subtask that owns the key group of one, those of metadata alone to none.',
  matters:
    'Changes that are not in the base yet must go to whoever has the key group, or the newest updates are lost.',
  origin: 'flink',
  since: '1.15',
  until: null,
  sources: [
    'ChangelogStateBackendHandleImpl#getIntersection',
    'ChangelogStateHandleStreamImpl#getIntersection',
    'InMemoryChangelogStateHandle#getIntersection',
  ],
  covers: ['E10', 'E11', 'E18', 'E19'],
  sides: ['withChanges', 'withoutChanges'],
  side(subject, profile) {
    const places = placesWith(subject, profile, isChangelog);
    if (places.length === 0) return null;
    const handles = places.flatMap(allRecordedOf).filter(isChangelog);
    return handles.every(hasChanges) ? 'withChanges' : 'withoutChanges';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, placesWith(subject, profile, isChangelog), (effects, at) =>
      judgeParts(effects, at, CHANGELOG, profile),
    ),
});

const CHANGELOG: KeyedHandles = {
  includes: isChangelog,
  origins: (part, recorded) =>
    recorded.filter(({ kind }) => kind === part.kind && kind === 'changelog'),
  keepsId: () => false,
};

function isChangelog({ kind }: KeyedStateHandle): boolean {
  return kind === 'changelog' || kind === 'inMemoryChangelog' || kind === 'fileChangelog';
}

function hasChanges(handle: KeyedStateHandle): boolean {
  return handle.kind !== 'changelog' || handle.delta.length > 0;
}
