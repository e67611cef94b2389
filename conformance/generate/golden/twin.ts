/** What real Flink reads of a golden snapshot, kept beside it as JSON. */
import type { Snapshot } from '../../../spec/model/snapshot.ts';
import { fromWire } from '../../protocol/wire/from-wire.ts';
import { toJsonForm } from '../../protocol/wire/to-wire.ts';

const DEFINITION = 'savepoint-spec:model#/$defs/snapshot';

/** The snapshot of a text that `twinText` made. */
export function readTwin(text: string): Snapshot {
  return fromWire(DEFINITION, 'ndjson')(JSON.parse(text)) as Snapshot;
}

const LONGEST_LINE = 100;

/**
 * A snapshot as JSON in the form of case files, for people: what holds no further objects stands on one line
 * where it fits, and a list of plain values does wherever it ends.
 */
export function twinText(snapshot: Snapshot): string {
  return `${laidOut(toJsonForm(snapshot), '')}\n`;
}

function laidOut(value: unknown, indent: string): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return line;
  const isList = Array.isArray(value);
  const isFlat = Object.values(value).every((item) => typeof item !== 'object' || item === null);
  if (isFlat && (isList || indent.length + line.length <= LONGEST_LINE)) return line;
  const inner = `${indent}  `;
  const parts = Object.entries(value).map(
    ([key, item]) => `${inner}${isList ? '' : `${JSON.stringify(key)}: `}${laidOut(item, inner)}`,
  );
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
