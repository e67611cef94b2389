/** `savepoint-spec baseline`: behaviour as a file, and what moved since. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import type { Profile } from '../../spec/profiles/profile.ts';
import { SUITE_VERSION } from '../generate/index.ts';
import { Progress } from '../report/terminal/progress.ts';
import { adapterNamed, profileFor } from './adapter-option.ts';
import { baselineText, readBaseline } from './baseline/baseline.ts';
import { checkAgainst } from './baseline/check.ts';
import { observe } from './baseline/observe.ts';
import { checkedJson, checkedLines } from './baseline/print-checked.ts';
import { askedProfile } from './dialect/asked-profile.ts';
import { orCannotWork, readText } from './file-work.ts';
import { EXIT, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { openSession } from './open-session.ts';
import type { SessionFlags } from './open-session.ts';
import { casesOf, OPTION_TEXTS, seedOf, withSessionOptions } from './options.ts';
import { profileNamed } from './profile-option.ts';

interface CheckFlags extends SessionFlags {
  readonly adapter: string;
  readonly profile?: string;
  readonly json?: boolean;
}

interface RecordFlags extends CheckFlags {
  readonly seed: string;
  readonly cases: string;
  readonly madeFor?: string;
}

/** The command. */
export function build(io: Io): Command {
  const record = new Command('record')
    .description('keep the behaviour of an adapter as a file')
    .argument('<file>', 'where the baseline goes')
    .requiredOption(...OPTION_TEXTS.adapter)
    .option(...OPTION_TEXTS.profile)
    .option(...OPTION_TEXTS.dialect)
    .option('--seed <number>', 'the seed of the cases', '7')
    .option('--cases <number>', 'how many cases are generated in all', '2000')
    .option(
      '--made-for <name>',
      'the release whose cases are put, such as the one of an upgrade to come',
    );
  const check = new Command('check')
    .description('tell what moved since a baseline was recorded')
    .argument('<file>', 'the baseline')
    .requiredOption(...OPTION_TEXTS.adapter)
    .option(...OPTION_TEXTS.profile)
    .option(...OPTION_TEXTS.dialect);
  return new Command('baseline')
    .addCommand(
      withSessionOptions(record).action((file: string, flags: RecordFlags) =>
        recordTo(file, flags, io),
      ),
    )
    .addCommand(
      withSessionOptions(check)
        .option(...OPTION_TEXTS.json)
        .addHelpText('after', CHECK_TEXT)
        .action((file: string, flags: CheckFlags) => checkFile(file, flags, io)),
    );
}

const CHECK_TEXT = `
The adapter is asked the cases of the baseline, as the release that it is. Exits with 1 where one is answered
otherwise. Record it anew to take what moved for granted.`;

async function recordTo(file: string, flags: RecordFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(flags.adapter);
  const { asked, as } = askedProfile(flags);
  const profile = as(profileFor(adapter, asked));
  const [seed, cases] = [seedOf(flags.seed), casesOf(flags.cases)];
  const interrupted = io.interruption();
  const session = await openSession(adapter, flags, io);
  try {
    const onCase = progressOf(io);
    const baseline = await observe({
      session,
      profile,
      madeFor: flags.madeFor === undefined ? profile : profileNamed(flags.madeFor),
      seed,
      cases,
      interrupted,
      onCase: onCase.show,
    });
    onCase.clear();
    write(file, baselineText(baseline));
    io.out(`${file}: ${baseline.answers.size} answers of ${baseline.adapter} as ${profile.id}`);
  } finally {
    await session.close();
  }
}

async function checkFile(file: string, flags: CheckFlags, io: Io): Promise<void> {
  const baseline = readBaseline(readText(file), file);
  const adapter = adapterNamed(flags.adapter);
  const from = profileNamed(baseline.profile);
  const madeFor = profileNamed(baseline.madeFor);
  const { asked, as } = askedProfile(flags);
  const to = as(profileFor(adapter, asked ?? asBaseline(adapter.onlyProfile, from)));
  if (baseline.suiteVersion !== SUITE_VERSION)
    throw new WrongUse(
      `${file} is of suite ${baseline.suiteVersion}, whose cases are others than those of suite ${SUITE_VERSION}: record it anew.`,
    );
  const interrupted = io.interruption();
  const session = await openSession(adapter, flags, io);
  try {
    const onCase = progressOf(io);
    const checked = await checkAgainst(
      baseline,
      { from, to, madeFor },
      { session, interrupted, onCase: onCase.show },
    );
    onCase.clear();
    if (flags.json === true) io.out(JSON.stringify(checkedJson(checked)));
    else for (const line of checkedLines(checked, baseline, flags)) io.out(line);
    const isMoved = checked.groups.size + checked.missing.length + checked.added.length > 0;
    if (isMoved || checked.rules.length > 0) io.exitCode = EXIT.no;
  } finally {
    await session.close();
  }
}

/** An adapter that may be any release is taken for that of the baseline. */
function asBaseline(onlyProfile: boolean | undefined, from: Profile): string | undefined {
  return onlyProfile === true ? undefined : from.id;
}

function progressOf(io: Io): { show: () => void; clear: () => void } {
  const progress = new Progress(io);
  let asked = 0;
  return {
    show: () => progress.show(() => `${++asked} cases`),
    clear: () => progress.clear(),
  };
}

function write(file: string, text: string): void {
  orCannotWork('write', file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  });
}
