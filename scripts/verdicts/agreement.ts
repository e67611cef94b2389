/** Whether two verdicts on one file agree, and if not, in what. */
import type { FlinkException } from '../../spec/model/refusal.ts';
import { describeRefusal } from '../../spec/model/refusal.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { isWithin } from '../../spec/profiles/releases.ts';
import type { FlinkVerdict } from './flink-server.ts';
import type { OurVerdict } from './our-verdict.ts';

/**
 * - `accepted`, `refused`: both say so, in every respect.
 * - `exhausted`: Flink ran out of heap or stack; nothing is compared.
 * - `own limit`: we refuse for a reason that is marked as ours.
 * - `verdict`: one accepts what the other refuses.
 * - `left over`: both accept, and stop at different bytes.
 * - `exception`: both refuse, and the class that Flink throws is none of those beside our reason.
 * - `message`: the class is, its message is not.
 * - `crashed`: we gave no verdict.
 */
export type Agreement =
  | 'accepted'
  | 'refused'
  | 'exhausted'
  | 'own limit'
  | 'verdict'
  | 'left over'
  | 'exception'
  | 'message'
  | 'crashed';

/** Those that must not occur. */
export const DISAGREEMENTS: readonly Agreement[] = [
  'verdict',
  'left over',
  'exception',
  'message',
  'crashed',
];

/** Compares the verdicts on a file of so many bytes. */
export function compareVerdicts(
  ours: OurVerdict,
  flink: FlinkVerdict,
  fileBytes: number,
  { release }: Profile,
): Agreement {
  if (ours.kind === 'crashed') return 'crashed';
  if (flink.kind === 'exhausted') return 'exhausted';
  if (ours.kind === 'accepted') {
    if (flink.kind === 'refused') return 'verdict';
    return fileBytes - flink.position === ours.leftOver ? 'accepted' : 'left over';
  }
  const { origin, flink: known } = describeRefusal(ours.refusal.code);
  if (origin === 'ours') return 'own limit';
  if (flink.kind === 'accepted') return 'verdict';
  const thrown = known.filter(
    (candidate) => candidate.exception === flink.exception && isWithin(release, candidate),
  );
  if (thrown.length === 0) return 'exception';
  return thrown.some((candidate) => hasMessage(candidate, flink.message)) ? 'refused' : 'message';
}

/** Placeholders stand for anything; what Flink adds after a listed message is not looked at. */
function hasMessage({ message }: FlinkException, thrown: string | null): boolean {
  if (message === null) return thrown === null;
  if (thrown === null) return false;
  const parts = message.split(/<[^<>]+>/);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = thrown.indexOf(part, at);
    if (found === -1 || (index === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return true;
}
