/** The smallest cases of failures, kept as files for `replay`, and for later runs to try first. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../../spec/model/case.ts';
import { caseFileText, NotACaseFile, readCaseFile } from '../../protocol/case-file.ts';
import type { StoredFailure } from '../../protocol/case-file.ts';
import type { SmallestFailure } from '../../runner/smallest.ts';
import { CannotWork } from '../io.ts';

/** Whose failures they are. */
export interface FailuresOf {
  /** The run's folder. */
  readonly out: string;
  /** As the adapter names itself. */
  readonly adapter: string;
  /** An exact release. */
  readonly profile: string;
}

/** A failure that an earlier run kept. */
export interface KeptFailure {
  readonly file: string;
  readonly case: Case;
  readonly failure: StoredFailure;
}

/** A folder for each adapter and release: one file there for each way to fail, so their number is bounded. */
function folderOf({ out, adapter, profile }: FailuresOf): string {
  return join(out, 'failures', fileName(adapter), profile);
}

function fileName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9@.-]+/g, '-').replace(/^\.+/, '') || 'unnamed';
}

/** Where the smallest case of a way to fail is kept. */
export function failureFile(
  whose: FailuresOf,
  { ruleId, verdict }: Pick<StoredFailure, 'ruleId' | 'verdict'>,
): string {
  return join(folderOf(whose), `${fileName((ruleId ?? verdict).replaceAll('/', '.'))}.json`);
}

/**
 * Keeps the smallest case of each way to fail, in the place of what an earlier run kept of it.
 *
 * @throws CannotWork
 */
export function keepFailures(
  whose: FailuresOf,
  failures: readonly Pick<SmallestFailure, 'complaint' | 'smallest'>[],
): void {
  const { adapter, profile } = whose;
  for (const { smallest, complaint } of failures) {
    const file = failureFile(whose, complaint);
    const { ruleId, verdict, expected, seen } = complaint;
    const failure = { adapter, ruleId, verdict, expected, seen };
    try {
      mkdirSync(folderOf(whose), { recursive: true });
      writeFileSync(file, caseFileText({ profile, failure, case: smallest }));
    } catch (error) {
      throw new CannotWork(
        `Cannot write the failing case to ${file}: ${(error as Error).message}. --out takes another folder.`,
      );
    }
  }
}

/**
 * What earlier runs kept of an adapter and a release, in the order of the files' names.
 *
 * @param onUnreadable told of a file that is none of ours, which is left out
 */
export function keptFailures(
  whose: FailuresOf,
  onUnreadable: (file: string, why: string) => void,
): KeptFailure[] {
  const folder = folderOf(whose);
  return namesIn(folder).flatMap((name) => {
    const file = join(folder, name);
    try {
      const { failure, case: subject, profile } = readCaseFile(readFileSync(file, 'utf8'));
      const isOurs = failure?.adapter === whose.adapter && profile === whose.profile;
      return isOurs ? [{ file, failure, case: subject }] : [];
    } catch (error) {
      const isNone = error instanceof NotACaseFile;
      onUnreadable(
        file,
        isNone ? `it is no case file: ${error.message}` : (error as Error).message,
      );
      return [];
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    // None was kept yet.
    return [];
  }
}
