/** Starts an adapter, asks it a little, and says in plain words what is wrong with it. */
import type { Case, Question } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { LateFault, Session } from '../../protocol/adapter.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { smallFiles } from '../../generate/small-files.ts';
import { isFailure } from '../../runner/late-faults.ts';
import { adapterNamed, profilesFor } from '../adapter-option.ts';
import type { NamedAdapter } from '../adapter-option.ts';
import { EXIT, CannotWork } from '../io.ts';
import type { Io } from '../io.ts';
import { casesOf, timeOf } from '../options.ts';
import { openSession } from '../open-session.ts';
import type { SessionFlags } from '../open-session.ts';
import { casesOfRun } from '../suite.ts';
import { Findings } from './findings.ts';
import { alikeText, Asking } from './asking.ts';
import { hintFor, hintForStart } from './hints.ts';
import { lookAtHello } from './look-at-hello.ts';

/** The options of `adapter check`. */
export interface CheckFlags extends SessionFlags {
  readonly profile?: string;
  readonly cases: string;
  readonly json?: boolean;
}

/** The cases that are put are the first that ask what it answers. */
const SEED = 7;
const GENERATED = 1_500;

/** How long a greeting is waited for where nothing is said: the other wire is tried then. */
const DEFAULT_START = '15s';

/** What is said of an adapter that wrote nothing. */
const SILENCE = /no greeting within/;

/** An answer is told that takes longer than such a part of what is allowed. */
const SLOW_PART = 4;

/** How an adapter is asked. */
interface Setting {
  readonly findings: Findings;
  /** How many cases. */
  readonly most: number;
  readonly timeoutMilliseconds: number;
}

/** The command. */
export async function checkAdapter(commandLine: string, flags: CheckFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(commandLine);
  const most = casesOf(flags.cases);
  const timeoutMilliseconds = timeOf(flags.timeout, '--timeout');
  const findings = new Findings(io, flags.json === true);
  const session = await started(
    adapter,
    { startTimeout: DEFAULT_START, ...flags },
    { findings, io },
  );
  if (session === null) {
    io.exitCode = EXIT.failed;
    return;
  }
  try {
    lookAtHello(session.hello, findings);
    for (const profile of profilesFor(adapter, session.hello, flags.profile).slice(0, 1)) {
      await askSome(session, profile, { findings, most, timeoutMilliseconds });
    }
    await session.close();
    lookAtEnd(session.lateFaults(), findings);
  } finally {
    await session.close();
  }
  findings.close();
  if (findings.faults > 0) io.exitCode = EXIT.no;
}

/** The adapter on the wire that is asked for, or on the other one; `null` where it greets on neither. */
async function started(
  adapter: NamedAdapter,
  flags: CheckFlags,
  { findings, io }: { readonly findings: Findings; readonly io: Io },
): Promise<Session | null> {
  const asked = flags.wire as Wire;
  const other: Wire = asked === 'msgpack' ? 'ndjson' : 'msgpack';
  const first = await openedOn(asked, adapter, flags, io);
  if (typeof first !== 'string') return first;
  const second = await openedOn(other, adapter, flags, io);
  if (typeof second === 'string') {
    // Silence tells less than a greeting that is none.
    const telling = SILENCE.test(first) ? second : first;
    findings.fault(telling, hintForStart(telling));
    return null;
  }
  findings.fault(
    `It does not greet on the wire ${asked}, and does on ${other}.`,
    other === 'ndjson' ? 'Give --wire ndjson to every command.' : 'Leave out --wire ndjson.',
  );
  return second;
}

async function openedOn(
  wire: Wire,
  adapter: NamedAdapter,
  flags: CheckFlags,
  io: Io,
): Promise<Session | string> {
  try {
    return await openSession(adapter, { ...flags, wire }, io);
  } catch (error) {
    if (error instanceof CannotWork) return error.message;
    throw error;
  }
}

async function askSome(
  session: Session,
  profile: Profile,
  { findings, most, timeoutMilliseconds }: Setting,
): Promise<void> {
  const counts = new Map<string, number>();
  const asking = new Asking(session, profile, findings);
  try {
    for (const [question, cases] of someCases(session, profile, most)) {
      for await (const { kind } of asking.ask(question, cases))
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  } catch (error) {
    if (!(error instanceof AdapterUnavailable)) throw error;
    findings.fault(error.message, hintForStart(error.message));
  }
  tellLate(session.lateFaults(), findings);
  const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const texts = Array.from(counts, ([kind, count]) => `${count} ${KINDS[kind] ?? kind}`);
  findings.good(`As ${profile.id} it was asked ${asked} cases: ${texts.join(', ') || 'none'}.`);
  lookAtCounts(counts, asked, findings);
  if (asking.slowestMilliseconds > timeoutMilliseconds / SLOW_PART) {
    findings.note(
      `One answer took ${asking.slowestMilliseconds} ms. --timeout says how long is too long.`,
    );
  }
}

/** What the kinds of all answers tell. */
function lookAtCounts(
  counts: ReadonlyMap<string, number>,
  asked: number,
  findings: Findings,
): void {
  if (asked === 0) return;
  if (counts.get('skipped') === asked)
    findings.note('It skipped all of them: nothing would be judged, and run exits with 3.');
  else if (!counts.has('result'))
    findings.note('It gave no result: whether its results have the right form is not known.');
  if (counts.get('refused') === asked)
    findings.note(
      'It refused all of them, and most are intact. Are numbers read big-endian, as Java writes them?',
    );
}

const KINDS: Readonly<Record<string, string>> = {
  result: 'results',
  fault: 'faults',
  error: 'errors',
};

/** The cases by question: small files that every reader knows, then the first ones of a suite. */
function someCases(
  { hello }: Session,
  profile: Profile,
  most: number,
): ReadonlyMap<Question, readonly Case[]> {
  const asked = new Set<string>(hello.questions);
  const small = asked.has('decode') ? smallFiles() : [];
  const cases = [...small, ...casesOfRun(SEED, GENERATED, profile, asked)].slice(0, most);
  return grouped(cases, ({ question }) => question);
}

function grouped<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Faults that happened beside the answers, those alike in one line. */
function tellLate(late: readonly LateFault[], findings: Findings): void {
  const alike = grouped(late, ({ caseId, when, fault }) =>
    [caseId === null, when, alikeText(fault)].join(' '),
  );
  for (const same of alike.values()) {
    const [{ caseId, when, fault }] = same;
    const count = same.length;
    const times = count === 1 ? '' : `, ${count} times`;
    const text = `${caseId ?? 'No case in particular'}: ${fault.fault} ${when}${times}: ${fault.message}`;
    if (!isFailure({ when, fault, count })) findings.note(text);
    else if (when === 'in flight, and not again') findings.fault(text, CARRIES_OVER);
    else findings.fault(text, hintFor(fault.fault, fault.message));
  }
}

const CARRIES_OVER =
  'Asked one question alone it does well: it keeps something from one question to the next, or its window is larger than it can bear.';

function lookAtEnd(late: readonly LateFault[], findings: Findings): void {
  tellLate(late, findings);
  if (!late.some(isFailure)) findings.good('It ends well when nothing more comes.');
}
