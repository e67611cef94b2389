/** What an operator state handle's bytes hold, in counts. Flink: `OperatorStateRestoreOperation`. */
import type { OperatorStateHandle } from '../../spec/model/handles.ts';
import type { OperatorHeader, StateMeta } from '../../spec/state-files/headers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { ByteReader } from './byte-reader.ts';
import { readOperatorHeader } from './headers.ts';
import { serializersOf } from './survey-states.ts';
import type { SurveyedSerializer } from './survey-states.ts';

/** One state of a handle. */
export interface SurveyedOperatorState {
  readonly name: string;
  readonly mode: 'SPLIT_DISTRIBUTE' | 'UNION' | 'BROADCAST';
  /** How many parts the handle cuts it into: its elements, or one map. */
  readonly elements: number;
  /** Empty where the header does not tell. */
  readonly serializers: readonly SurveyedSerializer[];
}

/** What one handle's bytes hold. */
export interface OperatorSurvey {
  readonly version: number;
  readonly compressed: boolean;
  readonly states: readonly SurveyedOperatorState[];
  /** Of all that was read. */
  readonly bytes: number;
  /** Why something was not read; `null` where everything was. */
  readonly notRead: string | null;
}

/**
 * Looks through a handle's bytes. Which elements there are, and where, the handle says.
 *
 * @throws BrokenStateFile also where an element starts beyond the end
 */
export function surveyOperator(
  bytes: Uint8Array,
  { states }: Pick<OperatorStateHandle, 'states'>,
): OperatorSurvey {
  const { header, stopped } = readOperatorHeader(new ByteReader(bytes));
  const { version = 0, compressed = false } = header;
  return {
    version,
    compressed,
    states: states.map(({ name, mode, offsets }) => {
      const beyond = offsets.find((offset) => offset < 0n || offset > BigInt(bytes.length));
      if (beyond !== undefined)
        new ByteReader(bytes).refuse(`an element of ${name} at byte ${beyond}`, bytes.length);
      const meta = metasOf(header).find((one) => textToString(one.name) === name);
      const serializers = meta === undefined ? [] : serializersOf(meta);
      return { name, mode, elements: offsets.length, serializers };
    }),
    bytes: bytes.length,
    notRead: stopped?.message ?? null,
  };
}

function metasOf({ listStates, broadcastStates }: Partial<OperatorHeader>): readonly StateMeta[] {
  return [...(listStates ?? []), ...(broadcastStates ?? [])];
}
