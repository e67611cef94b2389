/** What `inspect --json` prints: one object a file, as `inspect.schema.json` describes it. */
import type { ByteSource } from '../../../impl/codec/byte-source.ts';
import { toJson } from '../../../impl/codec/json/to-json.ts';
import { readUnits } from '../../../impl/inspect/inspect.ts';
import type { Decoded, InspectOptions, Inspection } from '../../../impl/inspect/inspect.ts';
import type { Refusal } from '../../../spec/model/outcome.ts';
import { UnreadableFile } from '../../../impl/node/unreadable-file.ts';
import type { Io } from '../io.ts';

/** Of `inspect.schema.json`. */
const schemaVersion = 1;

/** The runtime has no text longer than 512 MiB, and a byte of an operator may take ten of JSON. */
const LARGEST_UNIT_BYTES = 32 * 1024 * 1024;

/** The object of a file without its snapshot. */
export function summaryOf(path: string, bytes: number, inspection: Inspection): object {
  const { verdict, metadataVersion } = inspection;
  if (inspection.verdict === 'refused') {
    return {
      schemaVersion,
      path,
      bytes,
      metadataVersion,
      verdict,
      refusal: refusalJson(inspection.refusal),
    };
  }
  const { dialect, roundtrip, checkpointId, operatorCount, state, findings } = inspection;
  return {
    schemaVersion,
    path,
    bytes,
    metadataVersion,
    dialect,
    verdict,
    roundtrip,
    checkpointId: checkpointId.toString(),
    operatorCount,
    state: toJson(state),
    findings,
  };
}

/** Why a file is refused. */
export function refusalJson({ code, stage, offset, path, message }: Refusal): object {
  return { code, stage, offset: Number(offset), path, message };
}

/** The object of a file that could not be read. */
export function errorOf(path: string, error: string): object {
  return { schemaVersion, path, verdict: 'error', error };
}

/**
 * Prints the object with the snapshot, operator by operator: the whole of a large one would not fit
 * into one text.
 */
export function printWithSnapshot(
  summary: object,
  seen: Decoded,
  source: ByteSource,
  options: InspectOptions,
  io: Io,
): void {
  refuseTooLarge(seen);
  const { metadataVersion, dialect } = seen;
  const opened = JSON.stringify({ ...summary, snapshot: { metadataVersion, dialect } }).slice(
    0,
    -2,
  );
  io.raw(opened);
  const end = readUnits(source, options, dialect, {
    header: () => undefined,
    head: ({ value }) => {
      const fields = JSON.stringify(toJson(value)).slice(1, -1);
      io.raw(`,${fields},"operators":[`);
    },
    operator: ({ value }, index) => {
      io.raw(`${index === 0 ? '' : ','}${JSON.stringify(toJson(value))}`);
    },
    properties: ({ value }) => io.raw(`],"properties":${JSON.stringify(toJson(value))}`),
  });
  if (seen.properties === null) io.raw(']');
  if (end < source.size) {
    io.raw(`,"trailing":${JSON.stringify(toJson(source.read(end, source.size - end)))}`);
  }
  io.out('}}');
}

function refuseTooLarge({ largestUnitBytes, trailingBytes }: Decoded): void {
  const largest = Math.max(largestUnitBytes, trailingBytes);
  if (largest > LARGEST_UNIT_BYTES) {
    throw new UnreadableFile(
      `an operator, or what follows the end, has ${largest} bytes, too many for JSON; take --summary`,
    );
  }
}
