/** A case of a pack, before anybody was asked. */
import type { DecodeCase, RestoreCase } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';

/** The suites of packs. */
export const PACK_SUITES = ['valid', 'edge', 'corrupt', 'restore', 'evolution'] as const;
export type PackSuite = (typeof PACK_SUITES)[number];

/** Whether packs of a suite are made here, and not of somebody's file. */
export function isPackSuite(suite: string): suite is PackSuite {
  return (PACK_SUITES as readonly string[]).includes(suite);
}

/** A case, and why there is one. */
export interface PackCase {
  /** Of suite, seed and number, or of what it is; stable, and never used again for something else. */
  readonly id: string;
  /** What it is for, in words. */
  readonly about: string;
  /** Its first file is the metadata. */
  readonly subject: DecodeCase | RestoreCase;
  /**
   * Whether it is a case of a release, too: a job or a coordinator can have what an older release does
   * not know. Absent for a case of any release.
   */
  readonly isFor?: (profile: Profile) => boolean;
  /** What was changed in another case's metadata; absent where nothing was. */
  readonly corruption?: PackCorruption;
}

/** What was changed. */
export interface PackCorruption {
  /** The name of an operator. */
  readonly operator: string;
  /** The ID of the case that was changed, in whose fields the path is found. */
  readonly base: string;
  /** The path of the field, or `file`. */
  readonly field: string;
  /** The first byte that differs, or the end where the file was cut. */
  readonly offset: number;
}

/** Where the metadata of a case lies that asks for its meaning alone. */
const METADATA = 'savepoint/_metadata';

/** The case that asks what bytes mean, in a directory that the pointer leads to. */
export function askedToDecode(id: string, bytes: Uint8Array): DecodeCase {
  return {
    id,
    question: 'decode',
    request: {
      files: [{ path: METADATA, bytes }],
      metadata: METADATA,
      pointer: `${CASE_ROOT}/savepoint`,
    },
    snapshot: null,
  };
}
