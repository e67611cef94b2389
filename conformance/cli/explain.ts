/** `savepoint-spec explain`: tells one rule, one hazard, or one refusal code. */
import { Command } from 'commander';
import { describeRefusal, isRefusalCode, REFUSALS } from '../../spec/model/refusal.ts';
import type { FlinkException, RefusalCode } from '../../spec/model/refusal.ts';
import { HAZARDS } from '../../spec/hazards/index.ts';
import type { Hazard } from '../../spec/hazards/index.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { readConfirmed } from './evidence/confirmed.ts';
import { readExamples } from './evidence/examples.ts';
import { linesText } from './explain/releases-text.ts';
import { ruleLines } from './explain/rule-lines.ts';
import { rulePage } from './explain/rule-page.ts';
import type { RulePage } from './explain/rule-page.ts';
import { thrownBy } from './explain/thrown-text.ts';
import { WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { OPTION_TEXTS } from './options.ts';

/** The command. */
export function build(io: Io): Command {
  return new Command('explain')
    .argument('<rule-or-code>', 'such as register/counter-goes-on, or NON_RESTORED_STATE')
    .option(...OPTION_TEXTS.json)
    .action((name: string, { json }: { json?: boolean }) => {
      const rule = RULES.find(({ id }) => id === name);
      const hazard = HAZARDS.find(({ id }) => id === name);
      if (rule !== undefined) explainRule(rule, json === true, io);
      else if (hazard !== undefined) explainHazard(hazard, json === true, io);
      else if (isRefusalCode(name)) explainCode(name, json === true, io);
      else throw new WrongUse(notFound(name));
    });
}

function explainRule(rule: Rule, json: boolean, io: Io): void {
  const evidence = { confirmed: readConfirmed(), examples: readExamples([rule]) };
  const page = rulePage(rule, evidence);
  if (json) io.out(JSON.stringify(jsonOf(page)));
  else for (const line of ruleLines(page)) io.out(line);
}

function jsonOf({ rule, mutants, sides: confirmed, example, refusals }: RulePage): object {
  const { id, statement, matters, question, origin, since, until, sources, covers, sides } = rule;
  return {
    id,
    statement,
    matters,
    question,
    origin,
    since,
    until,
    sources,
    covers,
    sides,
    mutants: mutants.map(({ id: mutant, fault }) => ({ id: mutant, fault })),
    confirmed,
    example:
      example === null
        ? null
        : {
            profile: example.profile.id,
            holds: example.holds,
            breaks: { ...example.breaks, mutant: example.breaks.mutant.id },
          },
    refusals,
  };
}

function explainHazard(hazard: Hazard, json: boolean, io: Io): void {
  const { id, title, happens, advice, kind, tickets, since, until, sources, covers } = hazard;
  if (json) {
    io.out(
      JSON.stringify({ id, title, happens, advice, kind, tickets, since, until, sources, covers }),
    );
    return;
  }
  io.out(`${id}: ${title}`);
  io.out(`  ${happens}`);
  io.out(`  what to do ${advice}`);
  io.out(`  seen in    Flink ${linesText({ since, until })}`);
  io.out(`  tickets    ${tickets.length === 0 ? 'none known' : tickets.join(', ')}`);
  io.out(`  read from  ${sources.join(', ')}`);
}

function explainCode(code: RefusalCode, json: boolean, io: Io): void {
  const { stage, origin, meaning, flink } = describeRefusal(code);
  if (json) {
    io.out(JSON.stringify({ code, stage, origin, meaning, flink }));
    return;
  }
  io.out(code);
  io.out(`  ${meaning}`);
  io.out(`  stage      ${stage}`);
  if (origin === 'ours') io.out('  ours       a bound of this project: it fails nobody else');
  for (const exception of flink)
    io.out(`  ${thrownBy(exception).padEnd('read from'.length)}  ${thrownText(exception)}`);
}

function thrownText({ exception, message }: FlinkException): string {
  return message === null ? exception : `${exception}: ${message}`;
}

function notFound(name: string): string {
  const names = [...[...RULES, ...HAZARDS].map(({ id }) => id), ...Object.keys(REFUSALS)];
  const near = nearOf(name.toLowerCase(), names).slice(0, 5);
  const hint =
    near.length === 0
      ? 'savepoint-spec rules lists the rules, and rules --codes the codes.'
      : `Near it: ${near.join(', ')}.`;
  return `There is no rule, no hazard and no refusal code '${name}'. ${hint}`;
}

/** Shorter parts of a name tell nothing. */
const SHORTEST_WORD = 4;

/** Names that have it in them, or else one of its words. */
function nearOf(name: string, names: readonly string[]): string[] {
  const having = (word: string): string[] =>
    names.filter((other) => other.toLowerCase().includes(word));
  const whole = having(name);
  if (whole.length > 0) return whole;
  const words = name.split(/[^a-z]+/).filter((word) => word.length >= SHORTEST_WORD);
  return [...new Set(words.flatMap(having))];
}
