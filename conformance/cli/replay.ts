/** `savepoint-spec replay`: one case again. */
import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import { AdapterUnavailable } from '../protocol/adapter.ts';
import { caseFileText, NotACaseFile, readCaseFile } from '../protocol/case-file.ts';
import { caseLines } from '../report/terminal/case-lines.ts';
import { askOne } from '../runner/ask-all.ts';
import { isFailure } from '../runner/late-faults.ts';
import { rulesFor } from '../runner/judge.ts';
import { outcomeOf } from '../runner/outcome.ts';
import { adapterNamed, profileFor } from './adapter-option.ts';
import { askedProfile } from './dialect/asked-profile.ts';
import type { AskedProfile } from './dialect/asked-profile.ts';
import type { NamedAdapter } from './adapter-option.ts';
import { orCannotWork, readText } from './file-work.ts';
import { CannotWork, EXIT, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { OPTION_TEXTS, withSessionOptions } from './options.ts';
import { printOutcome } from './run/print-outcome.ts';
import { findCase } from './suite.ts';
import { openSession } from './open-session.ts';
import type { SessionFlags } from './open-session.ts';

interface ReplayFlags extends SessionFlags {
  readonly adapter: string;
  readonly profile?: string;
  readonly save?: string;
}

/** The command. */
export function build(io: Io): Command {
  return withSessionOptions(
    new Command('replay')
      .argument('<case>', 'the ID that a report prints, or a case file')
      .requiredOption(...OPTION_TEXTS.adapter)
      .option(...OPTION_TEXTS.profile)
      .option(...OPTION_TEXTS.dialect),
  )
    .option('--save <file>', 'write the case to a file')
    .action((name: string, flags: ReplayFlags) => replay(name, flags, io));
}

async function replay(name: string, flags: ReplayFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(flags.adapter);
  const { subject, profile } = namedCase(name, adapter, askedProfile(flags));
  if (flags.save !== undefined) save(flags.save, subject, profile);
  for (const line of caseLines(subject)) io.out(line);
  const session = await openSession(adapter, flags, io);
  try {
    const { reply } = await askOne(subject, session, profile);
    const outcome = outcomeOf(subject, reply, rulesFor(RULES, profile), profile);
    printOutcome(outcome, io);
    await session.close();
    const late = session.lateFaults();
    for (const { when, fault } of late) io.out(`  ${fault.fault}, ${when}: ${fault.message}`);
    if (outcome.complaints.length > 0 || late.some(isFailure)) io.exitCode = EXIT.no;
    else if (outcome.skipped !== null) io.exitCode = EXIT.failed;
  } catch (error) {
    if (error instanceof AdapterUnavailable) throw new CannotWork(error.message);
    throw error;
  } finally {
    await session.close();
  }
}

/** The case of an ID or a file, and the release that it is judged by. */
function namedCase(
  name: string,
  adapter: NamedAdapter,
  { asked, as }: AskedProfile,
): { subject: Case; profile: Profile } {
  if (existsSync(name)) {
    const content = readFile(name);
    const profile = as(profileFor(adapter, asked ?? adapter.profile ?? content.profile));
    return { subject: content.case, profile };
  }
  const profile = as(profileFor(adapter, asked));
  const subject = findCase(name, profile);
  if (subject === null) {
    throw new WrongUse(`There is no case with the ID '${name}', and no file of that name.`);
  }
  return { subject, profile };
}

function readFile(name: string): ReturnType<typeof readCaseFile> {
  const text = readText(name);
  try {
    return readCaseFile(text);
  } catch (error) {
    if (!(error instanceof NotACaseFile)) throw error;
    throw new WrongUse(`${name} is no case file: ${error.message}`);
  }
}

function save(file: string, subject: Case, profile: Profile): void {
  const text = caseFileText({ profile: profile.id, case: subject });
  orCannotWork('write', file, () => writeFileSync(file, text));
}
