/** Asks the reference implementation, or one that decides some things otherwise. */
import { open } from '../../../impl/backends/open.ts';
import { OPEN_DECISIONS } from '../../../impl/backends/decisions.ts';
import type { OpenDecisions } from '../../../impl/backends/decisions.ts';
import { decodeSnapshot, writeSnapshot } from '../../../impl/codec/index.ts';
import { caseFileSystem } from '../../../impl/files/case-files.ts';
import { FLINK_DECISIONS } from '../../../impl/restore/decisions.ts';
import type { Decisions } from '../../../impl/restore/decisions.ts';
import { restore } from '../../../impl/restore/restore.ts';
import type { AnswerTo, Question } from '../../../spec/model/case.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import type { DecodeRequest, EncodeRequest, RestoreRequest } from '../../../spec/model/request.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { Ask } from '../../protocol/adapter.ts';

/**
 * Stands around a restore: it may change what is asked, which release it is taken for, and what is
 * answered.
 */
export type AroundRestore = (
  request: RestoreRequest,
  profile: Profile,
  restore: (request: RestoreRequest, profile: Profile) => AnswerTo<'restore'>,
) => AnswerTo<'restore'>;

/** What an implementation decides, stage by stage. */
export interface Implementation {
  readonly restore: Decisions;
  /** What no decision of a restore can get wrong; absent where it is not used. */
  readonly aroundRestore?: AroundRestore;
  readonly open: OpenDecisions;
  readonly decode: (request: DecodeRequest, profile: Profile) => AnswerTo<'decode'>;
  readonly encode: (request: EncodeRequest, profile: Profile) => AnswerTo<'encode'>;
}

/** The reference implementation. */
export const REFERENCE: Implementation = {
  restore: FLINK_DECISIONS,
  open: OPEN_DECISIONS,
  decode,
  encode: writeSnapshot,
};

/** The implementation's answer. Throws nothing but on a mistake of its own. */
export function answerOf(ask: Ask, implementation: Implementation): AnswerTo<Question> {
  const profile = findProfile(ask.profile);
  if (profile === undefined) return { kind: 'skipped', why: `no profile ${ask.profile}` };
  return answerAs(profile, ask, implementation);
}

/** The implementation's answer as a release, be it one that there never was. */
export function answerAs(
  profile: Profile,
  ask: Ask,
  implementation: Implementation,
): AnswerTo<Question> {
  switch (ask.question) {
    case 'decode':
      return implementation.decode(ask.request, profile);
    case 'encode':
      return implementation.encode(ask.request, profile);
    case 'restore':
      return restoreBy(implementation, ask.request, profile);
    case 'open':
      return open(ask.request, profile, implementation.open);
  }
}

function restoreBy(
  { restore: decisions, aroundRestore }: Implementation,
  request: RestoreRequest,
  profile: Profile,
): AnswerTo<'restore'> {
  const restoreAs = (asked: RestoreRequest, release: Profile) => restore(asked, release, decisions);
  return aroundRestore?.(request, profile, restoreAs) ?? restoreAs(request, profile);
}

function decode({ files, metadata, pointer }: DecodeRequest, profile: Profile): AnswerTo<'decode'> {
  const fileSystem = caseFileSystem(files);
  const bytes = fileSystem.read(`${CASE_ROOT}/${metadata}`);
  return decodeSnapshot(bytes, { profile, externalPointer: pointer, fileSystem });
}
