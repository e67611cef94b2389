/** What real backends made of golden savepoints: kept in the repository, and shown in docs/backends.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../project-root.ts';

/** The file that keeps it. */
export const BACKEND_EVIDENCE = join(PROJECT_ROOT, 'fixtures/evidence/backends.json');

/** What one backend made of all keyed state of one savepoint. */
export type Cell =
  | {
      readonly verdict: 'opened';
      /** How many entries it holds then; `null` where the release has no way to tell. */
      readonly entries: number | null;
      /** The first 12 hex digits of the SHA-256 of all that it holds; `null` as above. */
      readonly content: string | null;
    }
  /** The codes of subtasks; several where broken bytes show differently. */
  | { readonly verdict: 'refused'; readonly codes: readonly string[] }
  /** Nothing was witnessed. */
  | { readonly verdict: 'skipped'; readonly why: string };

/** By line that opens, then by savepoint, then by the name of the opener. */
export type BackendEvidence = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Cell>>>>>
>;

/** What the file says. */
export function backendEvidence(): BackendEvidence {
  return JSON.parse(readFileSync(BACKEND_EVIDENCE, 'utf8')) as BackendEvidence;
}
