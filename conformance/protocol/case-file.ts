/** Cases as files: JSON that anyone can read, keep and replay. */
import type { Case } from '../../spec/model/case.ts';
import { fromWire } from './wire/from-wire.ts';
import { toJsonForm } from './wire/to-wire.ts';
import { misfit } from './wire/validate.ts';

/** A case, and the release that it was made for. */
export interface CaseFileContent {
  /** An exact release: `flink-2.3.0`. */
  readonly profile: string;
  readonly case: Case;
  /** How an adapter failed it; absent where none did. */
  readonly failure?: StoredFailure;
}

/** How an adapter failed a case. */
export interface StoredFailure {
  /** As the adapter names itself. */
  readonly adapter: string;
  /** The broken rule; `null` where the adapter did not answer. */
  readonly ruleId: string | null;
  /** `broken`, `error`, or the fault. */
  readonly verdict: string;
  readonly expected: string;
  readonly seen: string;
}

const DEFINITION = 'savepoint-spec:case#';

/** Raised whenever older readers could not understand a file any more. */
const SCHEMA_VERSION = 1;

/** Thrown for a text that is no case file; the message says where. */
export class NotACaseFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotACaseFile';
  }
}

/** The text of a case file. */
export function caseFileText({ profile, failure, case: subject }: CaseFileContent): string {
  const told = failure === undefined ? {} : { failure };
  const content = { schemaVersion: SCHEMA_VERSION, profile, ...told, case: subject };
  return `${JSON.stringify(toJsonForm(content), null, 2)}\n`;
}

/**
 * The case of a text.
 *
 * @throws NotACaseFile
 */
export function readCaseFile(text: string): CaseFileContent {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new NotACaseFile(`not JSON: ${(error as Error).message}`);
  }
  const content = fromWire(DEFINITION, 'ndjson')(json);
  const reason = misfit(DEFINITION, content);
  if (reason !== null) throw new NotACaseFile(reason);
  const { profile, case: subject, failure } = content as CaseFileContent;
  return { profile, case: subject, ...(failure === undefined ? {} : { failure }) };
}
