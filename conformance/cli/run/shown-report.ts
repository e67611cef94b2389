/** A report with the cases of its failures. */
import { memorySource } from '../../../impl/codec/byte-source.ts';
import type { ByteSource } from '../../../impl/codec/byte-source.ts';
import { NO_SINK } from '../../../impl/codec/read-metadata.ts';
import { DecodeRefusal } from '../../../impl/codec/decode-refusal.ts';
import { dialectOf, inspectMetadata, readUnits } from '../../../impl/inspect/inspect.ts';
import type { Case } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { ShownReport } from '../../report/html/page.ts';
import { judgedAs } from '../../report/report.ts';
import type { Report } from '../../report/report.ts';
import { annotatedLines } from '../inspect/annotated.ts';
import { findCase } from '../suite.ts';

/** So many lines of bytes are shown. */
const MOST_LINES = 500;

/**
 * What a page shows of a report.
 *
 * @param cases those of the report's failures, where they are at hand; they are made from their IDs elsewhere
 */
export function shownReport(label: string, report: Report, cases?: readonly Case[]): ShownReport {
  const profile = judgedAs(report.profile, report.dialect);
  const caseOf = (id: string): Case | null =>
    profile === undefined ? null : findCase(id, profile);
  const failures = report.failures.map((failure, index) => {
    const subject = cases?.[index] ?? caseOf(failure.caseId);
    const bytes = subject === null ? null : metadataOf(subject);
    const annotated = bytes === null ? [] : annotatedBytes(bytes, profile!);
    return { failure, subject, annotated };
  });
  return { label, report, failures };
}

function metadataOf(subject: Case): Uint8Array | null {
  if (subject.question !== 'decode' && subject.question !== 'restore') return null;
  const { files } = subject.request;
  const isMetadata =
    subject.question === 'decode'
      ? (path: string) => path === subject.request.metadata
      : (path: string) => path.split('/').at(-1) === '_metadata';
  return files.find(({ path }) => isMetadata(path))?.bytes ?? null;
}

/** Up to where reading is refused, which is told. */
function annotatedBytes(bytes: Uint8Array, profile: Profile): string[] {
  const source: ByteSource = memorySource(bytes);
  const options = { profile };
  const dialect = dialectOf(inspectMetadata(source, options), options);
  const lines: string[] = [];
  try {
    readUnits(source, options, dialect, NO_SINK, (field) => {
      for (const line of annotatedLines(field, source))
        if (lines.length < MOST_LINES) lines.push(line);
    });
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
    lines.push(`refused: ${error.message}`);
  }
  return lines;
}
