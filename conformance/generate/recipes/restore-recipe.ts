/** What a recipe for cases of the question `restore` is. */
import type { RestoreConstraints } from '../draft/restore-draft.ts';

/** A recipe for cases. */
export interface RestoreRecipe {
  readonly name: string;
  /** How many turns it has in a round of the stream. */
  readonly weight: number;
  readonly constraints: RestoreConstraints;
}
