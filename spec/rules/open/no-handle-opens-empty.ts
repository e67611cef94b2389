import { defineRule } from '../rule.ts';
import { hasChangelog } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';

/** Flink: `StreamTaskStateInitializerImpl`, `BackendRestorerProcedure#createAndRestore`. */
export const noHandleOpensEmpty = defineRule({
  id: 'open/no-handle-opens-empty',
  question: 'open',
  statement:
    'A subtask without keyed handles gets an empty state backend, whichever it is. A changelog without a materialised part leaves nothing to open either.',
  matters:
    'A task without keyed state starts with an empty backend and no error, whichever backend is configured.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'BackendRestorerProcedure#createAndRestore',
    'ChangelogBackendRestoreOperation#extractBaseState',
  ],
  covers: ['G3'],
  sides: ['noHandle', 'emptyBase'],
  hasSide: (side, { backends }) => side !== 'emptyBase' || backends.changelog !== 'absent',
  side({ request: { backend, handles } }, { backends }) {
    if (!backends.available.includes(backend)) return null;
    if (handles.length === 0) return 'noHandle';
    const unwraps = hasChangelog(backend) || backends.changelog === 'migrates';
    const isEmpty = handles.every(
      (handle) => handle.kind === 'changelog' && handle.base.length === 0,
    );
    return unwraps && isEmpty ? 'emptyBase' : null;
  },
  judge: (subject, answer) => mustOpen('classes', subject, answer),
});
