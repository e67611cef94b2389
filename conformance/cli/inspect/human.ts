/** What `inspect` says of a file to people, before it shows what is in it. */
import type { Decoded, Refused } from '../../../impl/inspect/inspect.ts';
import type { Finding, FindingKind } from '../../../impl/inspect/findings.ts';
import type { RawProperties } from '../../../spec/format/properties.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import { amountsText } from './amounts.ts';
import { counted, exactSizeOf, hex, quoted, shortened, sizeOf } from './text.ts';

/** So many places of a finding are printed. */
const MOST_PLACES = 3;

/** What a finding means to whoever moves or restores the savepoint. */
const MEANING: Readonly<Record<FindingKind, string>> = {
  'relative path with ..': 'the file lies outside of the savepoint, and does not move with it',
  'absolute path': 'the savepoint does not move as a directory',
  'unusual properties kept raw': 'Flink reads them, and never writes such',
  'merged channel offsets kept raw': 'Flink reads them at restore alone, and may fail there',
  'trailing bytes': 'Flink ignores them',
};

/** Findings whose value is a path; that of the others is a number of bytes. */
const OF_PATHS: ReadonlySet<FindingKind> = new Set(['relative path with ..', 'absolute path']);

/** The file and what can be said of it as a whole. */
export function decodedLines(path: string, bytes: number, seen: Decoded): string[] {
  const { metadataVersion, dialect, checkpointId, operatorCount, properties } = seen;
  const written = dialect === 'std' ? '' : ` as Flink ${dialect} wrote it`;
  return [
    `${path}: metadata version ${metadataVersion}${written}, ${exactSizeOf(bytes)}`,
    `  checkpoint ${checkpointId}, ${counted(operatorCount, 'operator')}`,
    `  properties: ${propertiesText(properties)}`,
    `  state: ${amountsText(seen.state)}`,
    `  ${seen.roundtrip ? 're-encodes to the same bytes' : 'DOES NOT re-encode to the same bytes'}`,
    ...seen.findings.flatMap(findingLines),
  ];
}

function findingLines({ finding, count, examples }: Finding): string[] {
  const shown = examples.slice(0, MOST_PLACES);
  const rest = count - shown.length;
  return [
    `  note: ${count.toLocaleString('en-US')} × ${finding}: ${MEANING[finding]}`,
    ...shown.map(({ path, value }) => {
      return `    ${OF_PATHS.has(finding) ? quoted(value) : exactSizeOf(BigInt(value))} at ${shortened(path)}`;
    }),
    ...(rest > 0 ? [`    and ${rest.toLocaleString('en-US')} more`] : []),
  ];
}

function propertiesText(properties: RawProperties | null): string {
  if (properties === null) return 'not in this metadata version';
  switch (properties.kind) {
    case 'null':
      return 'none';
    case 'raw':
      return `${sizeOf(properties.bytes.length)} that Flink accepts and never writes`;
    case 'checkpoint':
      return `${quoted(properties.name)}, ${properties.sharingFilesStrategy}, ${flagsText(properties.flags)}`;
    case 'savepoint':
      return `${quoted(properties.name)}, ${properties.formatType}, ${properties.postCheckpointAction}, ${flagsText(properties.flags)}`;
  }
}

function flagsText(flags: Readonly<Record<(typeof PROPERTY_FLAGS)[number], number>>): string {
  const set = PROPERTY_FLAGS.filter((flag) => flags[flag] !== 0);
  return set.length === 0 ? 'no flags' : set.join(' ');
}

/** Why a file is refused; `found` are the bytes that are refused. */
export function refusedLines(
  path: string,
  bytes: number,
  { metadataVersion, refusal }: Refused,
  found: Uint8Array,
): string[] {
  const version = metadataVersion === null ? '' : `, metadata version ${metadataVersion}`;
  const at = Number(refusal.offset);
  return [
    `${path}: refused${version}, ${exactSizeOf(bytes)}`,
    `  ${refusal.code}: ${refusal.message}`,
    `  field ${shortened(refusal.path ?? '')}`,
    `  at offset ${at} (0x${at.toString(16)}): ${found.length === 0 ? 'the file ends here' : hex(found)}`,
    `  \`savepoint-spec explain ${refusal.code}\` tells what Flink throws.`,
  ];
}
