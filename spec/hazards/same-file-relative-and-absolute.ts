import type { Hazard } from './hazard.ts';

/** Flink: `SharedStateRegistryImpl#registerReference`. */
export const sameFileRelativeAndAbsolute: Hazard = {
  id: 'same-file-relative-and-absolute',
  title: 'One shared file that is named by a relative and by an absolute handle is refused',
  happens:
    'A file that is named by a relative handle first and by an absolute one later counts as two unequal states under one key, and the restore is refused. In the other order it passes, and so it does with the claim mode NO_CLAIM, which registers nothing.',
  advice: 'Restore such a snapshot with NO_CLAIM.',
  kind: 'bug',
  tickets: [],
  since: '1.16',
  until: null,
  sources: ['SharedStateRegistryImpl#registerReference', 'FileStateHandle#equals'],
  covers: ['D9'],
  shows: (_subject, answer) =>
    answer.kind === 'refused' && answer.refusal.code === 'SHARED_STATE_CLASH',
};
