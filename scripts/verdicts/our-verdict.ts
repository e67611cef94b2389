/** What our decoder says to a file, under the profile of a release. */
import { statSync } from 'node:fs';
import { decodeSnapshot } from '../../impl/codec/index.ts';
import { decodeRaw } from '../../impl/codec/raw-codec.ts';
import type { FileSystem } from '../../impl/files/file-system.ts';
import type { Refusal } from '../../spec/model/outcome.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Question } from './flink-server.ts';

/** An answer, or the mistake of ours that came instead of one. */
export type OurVerdict =
  | { readonly kind: 'accepted'; readonly leftOver: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'crashed'; readonly error: string };

/** The file system of this machine, which Flink looks at too. */
const MACHINE: FileSystem = {
  status(path) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return null;
    return stats.isDirectory() ? 'directory' : 'file';
  },
  read(path) {
    throw new Error(`nothing is read here: ${path}`);
  },
};

/** Decodes to the meaning, and once more to see where the file ends for Flink. */
export function ourVerdict({ bytes, pointer }: Question, profile: Profile): OurVerdict {
  try {
    const answer = decodeSnapshot(bytes, {
      profile,
      externalPointer: pointer,
      fileSystem: MACHINE,
    });
    if (answer.kind === 'refused') return answer;
    const { format } = profile;
    const raw = decodeRaw(bytes, {
      behaviour: format,
      dialect: format.dialect,
      pointer: 'resolvable',
    });
    return { kind: 'accepted', leftOver: raw.trailing?.length ?? 0 };
  } catch (error) {
    return { kind: 'crashed', error: String((error as Error).stack ?? error) };
  }
}
