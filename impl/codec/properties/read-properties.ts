/** Reads the checkpoint properties at the end of metadata version 4 and later. */
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import type { RawProperties } from '../../../spec/format/properties.ts';
import { readCanonical } from './read-canonical.ts';

export type PropertiesResult =
  | { readonly ok: true; readonly value: RawProperties; readonly next: number }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly offset: number;
      readonly field: string;
    };

export function readProperties(bytes: Uint8Array, start: number, end: number): PropertiesResult {
  const canonical = readCanonical(bytes, start, end);
  if (canonical !== null) return { ok: true, ...canonical };
  return { ok: false, code: 'PROPERTIES_NOT_UNDERSTOOD', offset: start, field: 'properties' };
}
