/** Why an implementation refuses: a closed list of stable codes. */
import { ASSIGN_REFUSALS } from './refusals/assign.ts';
import { CHANNEL_REFUSALS } from './refusals/channel.ts';
import { DECODE_REFUSALS } from './refusals/decode.ts';
import type { RefusalDescription } from './refusals/description.ts';
import { ENCODE_REFUSALS } from './refusals/encode.ts';
import { OPEN_REFUSALS } from './refusals/open.ts';
import { OWN_REFUSALS } from './refusals/ours.ts';
import { PROPERTIES_REFUSALS } from './refusals/properties.ts';
import { REGISTER_REFUSALS } from './refusals/register.ts';
import { RESOLVE_REFUSALS } from './refusals/resolve.ts';
import { STATE_HANDLE_REFUSALS } from './refusals/state-handles.ts';
import { VALIDATE_REFUSALS } from './refusals/validate.ts';

export { STAGES } from './refusals/description.ts';
export type { FlinkException, RefusalDescription, Stage } from './refusals/description.ts';

/** Every refusal code with what it means and what Flink throws then. Codes are never reused. */
export const REFUSALS = {
  ...RESOLVE_REFUSALS,
  ...DECODE_REFUSALS,
  ...STATE_HANDLE_REFUSALS,
  ...PROPERTIES_REFUSALS,
  ...OWN_REFUSALS,
  ...VALIDATE_REFUSALS,
  ...REGISTER_REFUSALS,
  ...ASSIGN_REFUSALS,
  ...CHANNEL_REFUSALS,
  ...OPEN_REFUSALS,
  ...ENCODE_REFUSALS,
} as const satisfies Record<string, RefusalDescription>;

/** A stable reason. */
export type RefusalCode = keyof typeof REFUSALS;

/** The description of a code. */
export function describeRefusal(code: RefusalCode): RefusalDescription {
  return REFUSALS[code];
}

/** Whether a string is one of the codes. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}
