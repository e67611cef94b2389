/** Bugs of the past in how in-flight data is given out. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import type { Mutant } from '../mutant.ts';

export const CHANNEL_BUGS: readonly Mutant[] = [
  {
    id: 'forgets-input-of-consumers',
    ruleId: 'channel/brings-neighbours-in',
    fault: 'A vertex without state takes no part although one of its consumers left input.',
    tickets: ['FLINK-31963'],
    restore: {
      neighbourTakesPart: (left, behaviour) =>
        FLINK_DECISIONS.neighbourTakesPart(left, { ...behaviour, neighbours: 'assigned' }),
    },
  },
  {
    id: 'wants-gates-rescaled-alike',
    ruleId: 'channel/refuses-unlike-mappings',
    fault: 'Flink 1.13.6 is taken to refuse gates that are rescaled in different ways.',
    profile: 'flink-1.13',
    tickets: ['FLINK-22686'],
    restore: { mayDiffer: () => false },
  },
];
