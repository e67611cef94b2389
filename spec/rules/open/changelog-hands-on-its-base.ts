import type { KeyedStateHandle } from '../../model/handles.ts';
import { defineRule } from '../rule.ts';
import { areAll, classesOf, plainBackend } from '../words/keyed-backends.ts';
import type { PlainBackend } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';
import { mustRefuse } from '../words/refusals.ts';

/** Flink: `StateBackendLoader#loadStateBackendFromKeyedStateHandles`, `ChangelogBackendRestoreOperation`. */
export const changelogHandsOnItsBase = defineRule({
  id: 'open/changelog-hands-on-its-base',
  question: 'open',
  statement:
    'A checkpoint that was taken with the changelog enabled opens wherever its materialised part does, with the changelog enabled or not.',
  matters: 'The changelog can be switched on and off between a stop and a restore.',
  origin: 'flink',
  since: '1.16',
  until: null,
  sources: [
    'ChangelogBackendRestoreOperation#extractBaseState',
    'StateBackendLoader#loadStateBackendFromKeyedStateHandles',
  ],
  covers: ['G3'],
  sides: ['incremental', 'keyGroups', 'savepoint', 'refuses'],
  side({ request: { backend, handles } }, { backends }) {
    const base = baseClass(handles);
    if (!backends.available.includes(backend) || base === null) return null;
    const isRead = READS[plainBackend(backend)].includes(base);
    return isRead ? base : 'refuses';
  },
  judge(subject, answer, side) {
    if (side !== 'refuses')
      return mustOpen(side === 'keyGroups' ? 'bytes' : 'classes', subject, answer);
    const isForst = plainBackend(subject.request.backend) === 'forst';
    return mustRefuse(isForst ? 'RESTORE_UNSUPPORTED' : 'HANDLE_CLASS_UNEXPECTED', answer);
  },
});

/** What a changelog is materialised to. */
const BASES = ['incremental', 'keyGroups', 'savepoint'] as const;
type BaseClass = (typeof BASES)[number];

const READS: Readonly<Record<PlainBackend, readonly BaseClass[]>> = {
  hashmap: ['keyGroups', 'savepoint'],
  rocksdb: ['keyGroups', 'savepoint', 'incremental'],
  forst: ['incremental'],
};

/** The class of what all the changelogs were materialised to; `null` where there is not one. */
function baseClass(handles: readonly KeyedStateHandle[]): BaseClass | null {
  if (!areAll('changelog', classesOf(handles))) return null;
  const base = handles.flatMap((handle) => (handle.kind === 'changelog' ? handle.base : []));
  return BASES.find((each) => areAll(each, classesOf(base))) ?? null;
}
