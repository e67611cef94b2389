/**
 * The files that a restore deletes, since the handle of each loses to an unequal one under the same
 * key. Flink: `SharedStateRegistryImpl#registerReference`, before 1.15 `SharedStateRegistry`.
 */
import type { RestoreCase } from '../../model/case.ts';
import type { StreamStateHandle } from '../../model/handles.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { claimModeOf } from './claim-mode.ts';
import { filesOf, isSameFile, lastOfEach } from './registered-files.ts';
import { pathInCase } from './state-files.ts';
import { checkedStates } from './validation-failures.ts';

/** Whether unequal handles that the job claims have one name for the registry. */
export function clashesByName(subject: RestoreCase, profile: Profile): boolean {
  const registry = new Map<string, StreamStateHandle>();
  return claimedStates(subject, profile)
    .flatMap(filesOf)
    .some(({ place, own }) => {
      const known = registry.get(place);
      if (known === undefined) registry.set(place, own);
      return known !== undefined && !isSameFile(known, own, profile);
    });
}

/**
 * Paths, as the case names its files, ascending. `unknown` where several operators have handles under
 * one key, since their order hangs on a hash map.
 */
export function losingFiles(subject: RestoreCase, profile: Profile): readonly string[] | 'unknown' {
  const { request } = subject;
  const { sharedState } = profile.restore;
  if (sharedState === 'byPhysicalFile') return [];
  if (claimModeOf(request, profile) === 'NO_CLAIM') return [];
  const registry = new Map<string, { owner: string; handle: StreamStateHandle }>();
  const lost = new Set<string | null>();
  for (const state of claimedStates(subject, profile)) {
    for (const { place, own } of filesOf(state)) {
      const known = registry.get(place);
      if (known !== undefined && known.owner !== state.operatorId) return 'unknown';
      const clashes = known !== undefined && !isSameFile(known.handle, own, profile);
      if (clashes) lost.add(pathInCase(sharedState === 'rebuilt' ? own : known.handle));
      const stands = known === undefined || (clashes && sharedState === 'byLocalName');
      if (stands) registry.set(place, { owner: state.operatorId, handle: own });
    }
  }
  return request.files.flatMap(({ path }) => (lost.has(path) ? [path] : [])).sort();
}

function claimedStates(subject: RestoreCase, profile: Profile): readonly OperatorState[] {
  const claimed = checkedStates(subject, profile).filter(({ claimant }) => claimant !== null);
  return lastOfEach(claimed.map(({ state }) => state));
}
