import { defineRule } from '../rule.ts';
import { areAll, classesAsGiven } from '../words/keyed-backends.ts';
import { mustOpen } from '../words/opened.ts';
import { mustRefuse } from '../words/refusals.ts';

/** Flink: `ForStKeyedStateBackendBuilder#getForStRestoreOperation`. */
export const forstOpensItsOwnFiles = defineRule({
  id: 'open/forst-opens-its-own-files',
  question: 'open',
  statement:
    'The ForSt backend, with its timers in its database as is the default, opens incremental handles alone. It restores neither from key groups nor from a canonical savepoint.',
  matters:
    'Jobs cannot be moved to ForSt by a savepoint of another backend, not even by a canonical one.',
  origin: 'flink',
  since: '2.0',
  until: null,
  sources: ['ForStKeyedStateBackendBuilder#getForStRestoreOperation'],
  covers: ['G3'],
  sides: ['opens', 'refuses'],
  side({ request }, profile) {
    const classes = classesAsGiven(request, profile);
    if (request.backend !== 'forst' || classes === null || classes.length === 0) return null;
    if (areAll('incremental', classes)) return 'opens';
    return classes[0] === 'incremental' ? null : 'refuses';
  },
  judge: (subject, answer, side) =>
    side === 'opens'
      ? mustOpen('classes', subject, answer)
      : mustRefuse('RESTORE_UNSUPPORTED', answer),
});
