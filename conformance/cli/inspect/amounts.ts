/** Amounts of state in words. */
import { STORAGES } from '../../../impl/inspect/state-totals.ts';
import type { Amount, StateTotals, Storage } from '../../../impl/inspect/state-totals.ts';
import { counted, sizeOf } from './text.ts';

const WORDS: Readonly<Record<Storage, string>> = {
  inline: 'inline',
  relativeFiles: 'in relative files',
  absoluteFiles: 'in absolute files',
  segments: 'in merged files',
};

/** What lies where; `nothing` where there is nothing. */
export function amountsText(state: StateTotals): string {
  const parts = STORAGES.filter((storage) => state[storage].handles > 0).map(
    (storage) => `${amountText(state[storage])} ${WORDS[storage]}`,
  );
  return parts.length === 0 ? 'no bytes' : parts.join(', ');
}

function amountText({ handles, bytes, ofUnknownSize }: Amount): string {
  const unknown = ofUnknownSize === 0 ? '' : `, ${ofUnknownSize} of unknown size`;
  return `${sizeOf(bytes)} (${counted(handles, 'handle')}${unknown})`;
}
