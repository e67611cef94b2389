/** Every behaviour in which releases differ, by name; and profiles that never were a release. */
import { BACKEND_DIFFERENCES } from './backend-differences.ts';
import { CHANNEL_DIFFERENCES } from './channel-differences.ts';
import type { Differences } from './difference.ts';
import { FORMAT_DIFFERENCES } from './format-differences.ts';
import type { Profile } from './profile.ts';
import { RESTORE_DIFFERENCES } from './restore-differences.ts';

/** The tables of differences by the part of a profile that they make. */
export const TABLES = {
  format: FORMAT_DIFFERENCES,
  restore: RESTORE_DIFFERENCES,
  channels: CHANNEL_DIFFERENCES,
  backends: BACKEND_DIFFERENCES,
} as const;

/** A part of a profile. */
export type Part = keyof typeof TABLES;

/** A behaviour, named within its part. */
export interface BehaviourName {
  readonly part: Part;
  readonly name: string;
}

/** Every behaviour. */
export const BEHAVIOUR_NAMES: readonly BehaviourName[] = (Object.keys(TABLES) as Part[]).flatMap(
  (part) => Object.keys(TABLES[part]).map((name) => ({ part, name })),
);

/** `restore.retention`. */
export function behaviourId({ part, name }: BehaviourName): string {
  return `${part}.${name}`;
}

/** The values that a behaviour has in one release or another, oldest first. */
export function valuesOf({ part, name }: BehaviourName): readonly unknown[] {
  const table = TABLES[part] as Differences<Record<string, unknown>>;
  return table[name]!.map(({ value }) => value);
}

/** What a profile does. */
export function valueIn(profile: Profile, { part, name }: BehaviourName): unknown {
  return (profile[part] as unknown as Readonly<Record<string, unknown>>)[name];
}

/** A profile that differs from another one in a behaviour. Its ID stays: it is asked as that release. */
export function withBehaviour(
  profile: Profile,
  { part, name }: BehaviourName,
  value: unknown,
): Profile {
  return { ...profile, [part]: { ...profile[part], [name]: value } };
}

/** A profile that differs in several behaviours, which are named by their IDs. */
export function withBehaviours(
  profile: Profile,
  changes: readonly { readonly behaviour: string; readonly value: unknown }[],
): Profile {
  const byId = new Map(BEHAVIOUR_NAMES.map((behaviour) => [behaviourId(behaviour), behaviour]));
  return changes.reduce(
    (changed, { behaviour, value }) => withBehaviour(changed, byId.get(behaviour)!, value),
    profile,
  );
}

/** The behaviours in which two profiles differ. */
export function behavioursBetween(one: Profile, other: Profile): readonly BehaviourName[] {
  return BEHAVIOUR_NAMES.filter((behaviour) => {
    const [left, right] = [valueIn(one, behaviour), valueIn(other, behaviour)];
    return JSON.stringify(left) !== JSON.stringify(right);
  });
}
