/** Cases of the question `encode`, and their answers. */
import type { EncodeCase } from '../../model/case.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { operator, snapshot } from '../../testing/small-case.ts';
import type { JudgedAnswer } from '../rule.ts';

/** A snapshot of one operator with a name and a uid. */
export const NAMED = snapshot([operator(1, { name: 'source', uid: 'source-uid' })]);

/** A snapshot that is to be written, as metadata version 6 where nothing else is said. */
export function encodeCase(subject: Snapshot, metadataVersion = 6): EncodeCase {
  return { id: 'test', question: 'encode', request: { snapshot: subject, metadataVersion } };
}

/** The answer of an implementation that wrote some bytes. */
export function encodedAs(bytes: Uint8Array): JudgedAnswer<'encode'> {
  return { kind: 'result', result: { bytes } };
}
