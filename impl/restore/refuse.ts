/** How a stage of a restore stops: it throws, and `restore.ts` alone catches. */
import type { Refusal } from '../../spec/model/outcome.ts';
import { describeRefusal } from '../../spec/model/refusal.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { isWithin } from '../../spec/profiles/releases.ts';

/** Thrown where Flink would refuse. Never leaves `restore`. */
export class RestoreRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message ?? ''}`);
    this.refusal = refusal;
  }
}

/** What stands in a message for its placeholders. */
export type MessageValues = Readonly<Record<string, string | number | bigint>>;

/** Refuses: see {@link refusalOf}. */
export function refuse(
  code: RefusalCode,
  profile: Profile,
  values: MessageValues = {},
  wording = 0,
): never {
  throw new RestoreRefused(refusalOf(code, profile, values, wording));
}

/**
 * A refusal with what the profile's release throws then.
 *
 * @param wording which of several exceptions of the release, counted from 0
 */
export function refusalOf(
  code: RefusalCode,
  profile: Profile,
  values: MessageValues = {},
  wording = 0,
): Refusal {
  const description = describeRefusal(code);
  const thrown = description.flink.filter((entry) => isWithin(profile.release, entry));
  const exception = thrown[wording] ?? thrown[0];
  const refusal: Refusal = { code, stage: description.stage };
  if (exception === undefined) return refusal;
  return {
    ...refusal,
    exception: exception.exception,
    ...(exception.message === null ? {} : { message: fill(exception.message, values) }),
  };
}

function fill(template: string, values: MessageValues): string {
  return template.replaceAll(/<(\w+)>/g, (placeholder, name: string) =>
    name in values ? String(values[name]) : placeholder,
  );
}
