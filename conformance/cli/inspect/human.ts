/** What `inspect` prints for people. */
import type { Inspection } from '../../../impl/inspect/inspect.ts';
import { sizeOf } from './text.ts';
import { treeLines } from './tree.ts';

/** The lines for one file: what it is, what should be known of it, and the tree. */
export function humanLines(
  path: string,
  bytes: number,
  inspection: Inspection,
  withTree: boolean,
): string[] {
  if (inspection.verdict === 'refused') return refusedLines(path, bytes, inspection);
  const { metadataVersion, dialect, roundtrip, operatorCount, findings, snapshot } = inspection;
  const version = `metadata version ${metadataVersion}${dialect === 'std' ? '' : ` as Flink ${dialect} wrote it`}`;
  return [
    `${path}: ${version}, ${sizeOf(bytes)}, ${operatorCount} operators`,
    `  ${roundtrip ? 're-encodes to the same bytes' : 'DOES NOT re-encode to the same bytes'}`,
    ...findings.map(
      ({ finding, path: field, value }) => `  note: ${finding} at ${field}: ${value}`,
    ),
    ...(withTree && snapshot !== null ? treeLines(snapshot) : []),
  ];
}

function refusedLines(
  path: string,
  bytes: number,
  { metadataVersion, refusal }: Extract<Inspection, { verdict: 'refused' }>,
): string[] {
  const version =
    metadataVersion === null ? 'no readable header' : `metadata version ${metadataVersion}`;
  return [
    `${path}: refused, ${version}, ${sizeOf(bytes)}`,
    `  ${refusal.code}: ${refusal.message}`,
    `  at offset ${refusal.offset}, field ${refusal.path}`,
    `  savepoint-spec explain ${refusal.code} tells what Flink throws.`,
  ];
}
