/** Which releases throw an exception. */
import type { FlinkException } from '../../../spec/model/refusal.ts';

/** `Flink`, `since 1.13`, `to 1.12`, or `1.13 to 1.16`. */
export function thrownBy({ since, until }: FlinkException): string {
  if (since === undefined) return until === undefined ? 'Flink' : `to ${until}`;
  return until === undefined ? `since ${since}` : `${since} to ${until}`;
}
