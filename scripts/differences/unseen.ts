/** Why no case can show the one or the other side of a difference. */
import { boundaryId } from './boundaries.ts';
import type { Boundary } from './boundaries.ts';
import type { Witnessed } from './witnessed.ts';

/** By the boundary's name and the release on one side of it. */
const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...bothSides(
    {
      'format.writes@1.16.0': ['1.15.4', '1.16.0'],
      'format.writes@2.0.0': ['1.20.5', '2.0.0'],
      'format.writes@2.1.0': ['2.0.2', '2.1.0'],
    },
    'questions name the version that is to be written; which one a release takes by itself shows in the real savepoints of `fixtures/golden`',
  ),
  ...bothSides(
    {
      'backends.available@1.15.0': ['1.14.6', '1.15.0'],
      'backends.available@2.0.0': ['1.20.5', '2.0.0'],
    },
    'cases name no backend that the release does not ship',
  ),
  'backends.changelog@1.15.0': {
    '1.14.6': 'it reads no changelog handle, and ships no backend with a changelog',
  },
  ...bothSides(
    { 'restore.registersDirectories@1.20.0': ['1.19.3', '1.20.0'] },
    'of what is registered answers show only what tasks get, and directories are no part of that',
  ),
  ...bothSides(
    { 'restore.partlyReportedBroadcast@2.2.0': ['2.1.3', '2.2.0'] },
    'what all subtasks have reported is the same when it is handed out anew',
  ),
  ...bothSides(
    { 'restore.recoversAtRestore@1.14.0': ['1.13.6', '1.14.0'] },
    'a store of high availability that lacks a checkpoint which ZooKeeper knows of is refused when it is made',
  ),
  'format.nullChangelogBase@1.15.0': {
    '1.14.6':
      'it trips over a missing part in one place for all parts, so that no answer tells which; `npm run verdicts` sees that it refuses',
  },
  'format.dialect@1.14.0': {
    '1.13.6': 'it reads no changelog handles, in which alone the layouts differ',
  },
  'restore.restoredProperties@1.16.0': {
    '1.15.4': 'it reads no metadata version that carries properties',
  },
  'restore.slicesKeepHandleId@1.15.0': {
    '1.14.6': 'it reads no key-groups handle that has an ID to keep',
  },
  'restore.finishedOperators@1.14.0': {
    '1.13.6': 'it reads no file of which an operator is finished',
  },
  'restore.prefersCheckpoints@1.14.0': { '1.14.0': 'it has no option for it' },
  'channels.recoversOutputDownstream@2.3.0': { '2.2.1': 'it has no option for it' },
  'restore.ignoresInFlightData@1.14.0': { '1.13.6': 'it has no option for it' },
  'restore.discardsSubsumed@1.16.0': {
    '1.15.4':
      'IDs in a store ascend, and it knows no properties of metadata: what left is always older, and never waits',
  },
  'channels.countsEmptyHandles@1.12.0': { '1.11.6': 'it redistributes no in-flight data' },
  'channels.checksIdleChains@1.12.0': { '1.11.6': 'it redistributes no in-flight data' },
  'channels.descriptors@1.12.0': { '1.11.6': 'it redistributes no in-flight data' },
};

/** Why no case shows a side; `undefined` where one can. */
export function whyUnseen(boundary: Boundary, release: string): string | undefined {
  return REASONS[boundaryId(boundary)]?.[release];
}

/** Whether nobody has seen a side, and no reason is known for that. */
export function isUnknown(boundary: Boundary, release: string, witnessed: Witnessed): boolean {
  const agreed = witnessed[boundaryId(boundary)]?.[release]?.agreed ?? 0;
  return agreed === 0 && whyUnseen(boundary, release) === undefined;
}

/** Every boundary and release for which there is a reason. */
export const UNSEEN: readonly (readonly [string, string])[] = Object.entries(REASONS).flatMap(
  ([id, byRelease]) => Object.keys(byRelease).map((release) => [id, release] as const),
);

function bothSides(
  boundaries: Readonly<Record<string, readonly [string, string]>>,
  reason: string,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(boundaries).map(([id, releases]) => [
      id,
      Object.fromEntries(releases.map((release) => [release, reason])),
    ]),
  );
}
