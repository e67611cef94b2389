/** A profile: one exact Flink release, and how it behaves where releases differ. */
import { BACKEND_DIFFERENCES } from './backend-differences.ts';
import type { BackendBehaviour } from './backend-differences.ts';
import { CHANNEL_DIFFERENCES } from './channel-differences.ts';
import type { ChannelBehaviour } from './channel-differences.ts';
import { FORMAT_DIFFERENCES } from './format-differences.ts';
import type { FormatBehaviour } from './format-differences.ts';
import { resolveDifferences } from './difference.ts';
import { compareReleases, lineOf, NEWEST_RELEASES } from './releases.ts';
import { RESTORE_DIFFERENCES } from './restore-differences.ts';
import type { RestoreBehaviour } from './restore-differences.ts';

/** What a release does, resolved from the tables of differences. */
export interface Profile {
  /** `flink-2.3.0`. */
  readonly id: string;
  /** `2.3.0`. */
  readonly release: string;
  /** `2.3`. */
  readonly line: string;
  readonly format: FormatBehaviour;
  readonly restore: RestoreBehaviour;
  readonly channels: ChannelBehaviour;
  readonly backends: BackendBehaviour;
}

const profiles = new Map<string, Profile>();

/**
 * The profile of a name: `flink-2.3.0`, or `flink-2.3` for the newest patch of that line.
 * `undefined` for a name that is none, or for a line that is not known here.
 */
export function findProfile(name: string): Profile | undefined {
  const match = /^flink-(\d+\.\d+(?:\.\d+)?)$/.exec(name);
  if (match === null) return undefined;
  const asked = match[1]!;
  const newest = NEWEST_RELEASES.find((release) => lineOf(release) === lineOf(asked));
  if (newest === undefined) return undefined;
  const release = asked === lineOf(asked) ? newest : asked;
  let profile = profiles.get(release);
  if (profile === undefined) {
    profile = Object.freeze({
      id: `flink-${release}`,
      release,
      line: lineOf(release),
      format: resolveDifferences(FORMAT_DIFFERENCES, release),
      restore: resolveDifferences(RESTORE_DIFFERENCES, release),
      channels: resolveDifferences(CHANNEL_DIFFERENCES, release),
      backends: resolveDifferences(BACKEND_DIFFERENCES, release),
    });
    profiles.set(release, profile);
  }
  return profile;
}

/** The names of the newest release of each line, oldest first. */
export const PROFILE_NAMES: readonly string[] = [...NEWEST_RELEASES]
  .sort(compareReleases)
  .map((release) => `flink-${release}`);

/** The profile that commands take where none is named. */
export const DEFAULT_PROFILE = 'flink-2.3';
