import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { clashesByName, losingFiles } from '../words/losing-files.ts';

/** Flink: `SharedStateRegistryImpl#registerReference`. */
export const deletesWhatLoses = defineRule({
  id: 'register/deletes-what-loses',
  question: 'restore',
  statement:
    'A restore into an empty store deletes no file of the snapshot. Before Flink 1.16.3 and 1.17.2 it has one exception: where two unequal handles of the snapshot have one name in the registry of shared state, one of the two loses, and its file is deleted, even where both name the same file: up to 1.14 the one that is registered later, from 1.15 on, but in NO_CLAIM mode, the other one.',
  matters:
    'What a restore deletes is gone for the second try, and for every other job. A file that is named in two ways is deleted while the state that needs it is on its way to the tasks.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'SharedStateRegistry#registerReference',
    'SharedStateRegistryImpl#registerReference',
    'SharedStateRegistryImpl#scheduleAsyncDelete',
  ],
  covers: ['D9', 'D11'],
  sides: ['oneFileEach', 'namesClash'],
  side(subject, profile) {
    if (losingOf(subject, profile) === null) return null;
    return clashesByName(subject, profile) ? 'namesClash' : 'oneFileEach';
  },
  judge(subject, answer, _side, profile) {
    const deleted = effectsAfter('register', answer)?.deletedFiles;
    const expected = losingOf(subject, profile);
    if (deleted === undefined || expected === null) return NOT_REACHED;
    const [seen, lost] = [deleted.join(', '), expected.join(', ')];
    return seen === lost ? HELD : broken(`deleted: [${lost}]`, `deleted: [${seen}]`);
  },
});

/** `null` where nothing is said of files, or what goes hangs on more than the snapshot. */
function losingOf(subject: RestoreCase, profile: Profile): readonly string[] | null {
  const { afterwards, coordinator, entryPoint } = subject.request;
  if (afterwards === undefined || entryPoint !== 'restoreSavepoint') return null;
  if (subject.snapshot === null || coordinator.store.length > 0) return null;
  const losing = losingFiles(subject, profile);
  return losing === 'unknown' ? null : losing;
}
