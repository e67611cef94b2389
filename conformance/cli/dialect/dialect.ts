/** The option `--dialect`: where a fork of Flink differs from a release on purpose. */
import {
  behaviourId,
  BEHAVIOUR_NAMES,
  valuesOf,
  withBehaviours,
} from '../../../spec/profiles/behaviours.ts';
import { PROFILE_NAMES } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { WrongUse } from '../io.ts';
import { readJsonFile } from '../json-file.ts';
import { profileNamed } from '../profile-option.ts';

/** What a fork does otherwise in one behaviour. */
interface Change {
  readonly value: unknown;
  readonly reason: string;
  readonly link?: string;
}

/** What a file says. */
interface DialectFile {
  readonly name: string;
  /** The release that it is a fork of. */
  readonly base: string;
  readonly set: Readonly<Record<string, Change>>;
}

/** A dialect of a release. */
export interface Dialect {
  readonly name: string;
  readonly base: Profile;
  /** The base with all changes in it. Its ID is that of the base: the fork is asked as that release. */
  readonly profile: Profile;
  readonly changes: readonly (Change & { readonly behaviour: string })[];
}

const WHAT = 'dialect';

/**
 * The dialect of a file.
 *
 * @throws WrongUse where it is none; the message names the file and the entry
 */
export function readDialect(file: string): Dialect {
  const {
    name,
    base: release,
    set,
  } = readJsonFile<DialectFile>(file, {
    what: WHAT,
    schema: dialectSchema(),
  });
  const base = baseOf(release, file);
  const changes = BEHAVIOUR_NAMES.map(behaviourId).flatMap((behaviour) => {
    const change = set[behaviour];
    return change === undefined ? [] : [{ behaviour, ...change }];
  });
  return { name, base, profile: withBehaviours(base, changes), changes };
}

function baseOf(release: string, file: string): Profile {
  try {
    return profileNamed(release);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    throw new WrongUse(`${file} is no ${WHAT}: base: ${error.message}`);
  }
}

/**
 * The JSON Schema of a dialect, made from the tables of differences: a behaviour takes the values that
 * one release or another has of it, since rules know no others.
 */
export function dialectSchema(): object {
  const behaviours = BEHAVIOUR_NAMES.map((behaviour) => [
    behaviourId(behaviour),
    {
      type: 'object',
      required: ['value', 'reason'],
      additionalProperties: false,
      properties: {
        value: schemaOfValues(valuesOf(behaviour)),
        reason: { type: 'string', minLength: 1 },
        link: { type: 'string', pattern: '^https?://' },
      },
    },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'savepoint-spec:dialect',
    title: 'Where a fork of Flink differs from a release on purpose',
    type: 'object',
    required: ['schemaVersion', 'name', 'base', 'set'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      schemaVersion: { const: 1 },
      name: { type: 'string', minLength: 1 },
      base: { type: 'string', examples: [PROFILE_NAMES.at(-1)] },
      set: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: Object.fromEntries(behaviours) as object,
      },
    },
  };
}

function schemaOfValues(values: readonly unknown[]): object {
  if (values.every((value) => typeof value === 'boolean')) return { type: 'boolean' };
  if (!values.every(Array.isArray)) return { enum: [...new Set(values)] };
  const items = [...new Set(values.flat() as unknown[])];
  return { type: 'array', uniqueItems: true, items: { enum: items } };
}
