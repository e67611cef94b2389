/** `savepoint-spec rules`: lists the rules, or the planted wrong implementations. */
import { Command } from 'commander';
import { DEFAULT_PROFILE } from '../../spec/profiles/profile.ts';
import { describeRefusal, REFUSALS } from '../../spec/model/refusal.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { MUTANTS } from '../adapters/mutants/index.ts';
import type { Mutant } from '../adapters/mutants/index.ts';
import type { Io } from './io.ts';
import { collect, OPTION_TEXTS, selectedRules } from './options.ts';
import { profileNamed } from './profile-option.ts';

interface RulesFlags {
  readonly mutants?: boolean;
  readonly codes?: boolean;
  readonly json?: boolean;
  readonly rule?: readonly string[];
}

/** The command. */
export function build(io: Io): Command {
  return new Command('rules')
    .option('--mutants', 'the planted wrong implementations that they catch')
    .option('--codes', 'the codes by which refusals are told, by stage')
    .option(...OPTION_TEXTS.rule, collect)
    .option(...OPTION_TEXTS.json)
    .action(({ mutants, codes, json, rule }: RulesFlags) => {
      if (codes === true) {
        for (const code of Object.keys(REFUSALS) as RefusalCode[])
          io.out(codeText(code, json === true));
        return;
      }
      const rules = selectedRules(RULES, rule ?? []);
      const ids = new Set(rules.map(({ id }) => id));
      if (mutants === true) {
        const caught = MUTANTS.filter(({ ruleId }) => ids.has(ruleId));
        for (const mutant of caught) io.out(mutantText(mutant, json === true));
      } else for (const each of rules) io.out(ruleText(each, json === true));
    });
}

function ruleText({ id, statement, origin, since, until, sides }: Rule, json: boolean): string {
  if (json) return JSON.stringify({ id, statement, origin, since, until, sides });
  const lines = until === null ? `Flink ${since} on` : `Flink ${since} to ${until}`;
  return `${id} (${lines})\n  ${statement}`;
}

function codeText(code: RefusalCode, json: boolean): string {
  const { stage, meaning } = describeRefusal(code);
  return json ? JSON.stringify({ code, stage, meaning }) : `${code} (${stage})\n  ${meaning}`;
}

function mutantText({ id, ruleId, fault, profile, tickets = [] }: Mutant, json: boolean): string {
  const release = profileNamed(profile ?? DEFAULT_PROFILE).id;
  if (json) return JSON.stringify({ id, ruleId, profile: release, fault, tickets });
  const past = tickets.length === 0 ? '' : ` As in ${tickets.join(', ')}.`;
  return `mutant:${id} (${release}, caught by ${ruleId})\n  ${fault}${past}`;
}
