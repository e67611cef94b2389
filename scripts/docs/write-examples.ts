/** Keeps the examples of rules as files of cases. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXAMPLE_MUTANTS, EXAMPLES, exampleFile } from '../../conformance/cli/evidence/examples.ts';
import type { Examples } from '../../conformance/cli/evidence/examples.ts';
import { profileOfMutant } from '../../conformance/cli/explain/rule-page.ts';
import { MUTANTS } from '../../conformance/adapters/mutants/index.ts';
import { caseFileText } from '../../conformance/protocol/case-file.ts';
import type { Case } from '../../spec/model/case.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** Writes all of them; what else is in their folder goes. */
export function writeExamples(examples: Examples): void {
  rmSync(join(PROJECT_ROOT, EXAMPLES), { recursive: true, force: true });
  const mutants: Record<string, string> = {};
  for (const [ruleId, { holds, mutant, breaks }] of Object.entries(examples)) {
    mutants[ruleId] = mutant;
    const { id: profile } = profileOfMutant(MUTANTS.find(({ id }) => id === mutant)!);
    write(exampleFile(ruleId, 'holds'), compactText(holds, profile));
    if (breaks !== holds) write(exampleFile(ruleId, 'breaks'), compactText(breaks, profile));
  }
  write(EXAMPLE_MUTANTS, `${JSON.stringify(mutants, null, 1)}\n`);
}

/** On one line: they are for programs, pages show them. */
function compactText(subject: Case, profile: string): string {
  return `${JSON.stringify(JSON.parse(caseFileText({ profile, case: subject })))}\n`;
}

function write(path: string, text: string): void {
  const file = join(PROJECT_ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
