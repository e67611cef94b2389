/** What a reader should be told of a file that decodes: nothing here is a refusal. */

/** What there is to tell. */
export const FINDINGS = [
  'relative path with ..',
  'absolute path',
  'unusual properties kept raw',
  'merged channel offsets kept raw',
  'trailing bytes',
] as const;

/** What is told. */
export type FindingKind = (typeof FINDINGS)[number];

/** Something worth knowing, and where it stands. */
export interface Finding {
  readonly finding: FindingKind;
  /** In how many places. */
  readonly count: number;
  /** The first places: a hostile file may have very many. */
  readonly examples: readonly Example[];
}

/** One place. */
export interface Example {
  /** The field's path, such as `operators[2].subtasks[0].managedKeyedState.meta.relativePath`. */
  readonly path: string;
  /** The path that the file holds, or a number of bytes. */
  readonly value: string;
}

/** So many places of a finding are kept. */
export const MOST_EXAMPLES = 20;

/** Gathers findings, in bounded memory. */
export class Findings {
  private readonly gathered = new Map<FindingKind, { count: number; examples: Example[] }>();

  /** `example` is asked for only where it is kept. */
  add(finding: FindingKind, example: () => Example): void {
    let entry = this.gathered.get(finding);
    if (entry === undefined) this.gathered.set(finding, (entry = { count: 0, examples: [] }));
    entry.count++;
    if (entry.examples.length < MOST_EXAMPLES) entry.examples.push(example());
  }

  /** In the order of {@link FINDINGS}. */
  list(): readonly Finding[] {
    return FINDINGS.flatMap((finding) => {
      const entry = this.gathered.get(finding);
      return entry === undefined ? [] : [Object.assign({ finding }, entry)];
    });
  }
}
