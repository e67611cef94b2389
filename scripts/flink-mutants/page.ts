/** `docs/flink-mutants.md`: what became of each change, and why some are not noticed. */
import type { Survivor } from './survivors.ts';
import type { Kill } from './try-mutant.ts';

/** What became of one change. */
export interface Tried {
  readonly index: number;
  readonly method: string;
  readonly line: number;
  readonly description: string;
  readonly kill: Kill | null;
}

/** All changes of a class, and how they were tried. */
export interface TriedClass {
  readonly className: string;
  readonly release: string;
  readonly seed: string;
  readonly cases: string;
  readonly tried: readonly Tried[];
}

/** The page, and what the review does not match. */
export interface Reviewed {
  readonly page: string;
  /** Survivors without a reason. */
  readonly unexplained: readonly string[];
}

/** How the review names a change. */
export function mutantText({ method, line, description }: Omit<Tried, 'index' | 'kill'>): string {
  return `${method}:${line} ${description}`;
}

/** Holds what survived against the reasons. */
export function review(all: TriedClass, reasons: readonly Survivor[]): Reviewed {
  const survived = all.tried.filter(({ kill }) => kill === null).map(mutantText);
  const unexplained = survived.filter((text) => !reasons.some(({ mutant }) => mutant === text));
  const explained = reasons.filter(({ mutant }) => survived.includes(mutant));
  return { page: pageOf(all, explained, unexplained), unexplained };
}

function pageOf(
  { className, release, seed, cases, tried }: TriedClass,
  explained: readonly Survivor[],
  unexplained: readonly string[],
): string {
  const killed = tried.filter(({ kill }) => kill !== null);
  const byRule = killed.filter(({ kill }) => kill!.by === 'rule');
  return [
    '# Which changes of Flink the suite notices',
    '',
    `\`npm run flink-mutants\` changed one instruction of Flink ${release} at a time, as PIT does by default, ran the`,
    `restores among ${cases} generated cases of seed ${seed} and all real savepoints against each change, and wrote this page.`,
    '',
    `Class: \`${className}\`. Changes: ${tried.length}. Noticed: ${killed.length}, of these ${byRule.length} by a rule or as an answer that failed,`,
    `the others by comparison with the reference alone. Not noticed: ${explained.length + unexplained.length}.`,
    '',
    '## Not noticed',
    '',
    ...explained.map(({ mutant, reason }) => `- \`${mutant}\`. ${reason}`),
    ...unexplained.map((mutant) => `- \`${mutant}\`. Nobody knows yet.`),
    '',
    '## Noticed',
    '',
    ...killed.map((one) => `- \`${mutantText(one)}\`: ${killText(one.kill!)}`),
    '',
  ].join('\n');
}

function killText({ by, what }: Kill): string {
  return by === 'rule' ? what : `differs in \`${what}\``;
}
