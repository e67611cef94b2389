/** Every page that is made from the code. */
import { join } from 'node:path';
import { readConfirmed } from '../../conformance/cli/evidence/confirmed.ts';
import type { Examples } from '../../conformance/cli/evidence/examples.ts';
import { rulePage } from '../../conformance/cli/explain/rule-page.ts';
import { linesText } from '../../conformance/cli/explain/releases-text.ts';
import { RULES } from '../../spec/rules/index.ts';
import { witnessedDifferences } from '../differences/witnessed.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { backendEvidence } from '../backends/evidence.ts';
import { backendsText } from './backends-page.ts';
import { differencesText } from './differences-page.ts';
import { MADE, pageOf } from './markdown.ts';
import { ruleText } from './rule-pages.ts';
import { semanticsText } from './semantics-page.ts';

const DOCS = join(PROJECT_ROOT, 'docs');

/** The folder that holds a page for each rule and a list of them, and nothing else. */
export const RULE_PAGES = join(DOCS, 'rules');

/**
 * Every page's file with its text.
 *
 * @throws Error where an example of a rule is none any more
 */
export function pagesOf(examples: Examples): ReadonlyMap<string, string> {
  const confirmed = readConfirmed();
  const evidence = { confirmed, examples };
  return new Map([
    [join(DOCS, 'semantics.md'), semanticsText(confirmed)],
    [join(DOCS, 'backends.md'), backendsText(backendEvidence())],
    [join(DOCS, 'differences.md'), differencesText(witnessedDifferences())],
    [join(RULE_PAGES, 'README.md'), listText()],
    ...RULES.map((rule): [string, string] => [
      join(RULE_PAGES, `${rule.id}.md`),
      ruleText(rulePage(rule, evidence)),
    ]),
  ]);
}

function listText(): string {
  const stages = [...new Set(RULES.map(({ id }) => stageOf(id)))];
  return pageOf([
    MADE,
    '',
    '# The rules',
    '',
    `${RULES.length} rules, by stage. \`npx savepoint-spec explain RULE\` shows the same in a terminal.`,
    ...stages.flatMap(stageSection),
  ]);
}

function stageSection(stage: string): readonly string[] {
  const rules = RULES.filter(({ id }) => stageOf(id) === stage);
  const lines = rules.map(
    (rule) => `- [${rule.id}](${rule.id}.md) (${linesText(rule)}): ${rule.statement}`,
  );
  return ['', `## ${stage}`, '', ...lines];
}

function stageOf(id: string): string {
  return id.split('/')[0]!;
}
