/** Starts an adapter, asks it a little, and says in plain words what is wrong with it. */
import type { Case } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Ask, LateFault, Reply, Session } from '../../protocol/adapter.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { askAll } from '../../runner/ask-all.ts';
import { isFailure } from '../../runner/late-faults.ts';
import { adapterNamed, profilesFor } from '../adapter-option.ts';
import type { NamedAdapter } from '../adapter-option.ts';
import { EXIT, CannotWork } from '../io.ts';
import type { Io } from '../io.ts';
import { casesOf } from '../options.ts';
import { openSession } from '../open-session.ts';
import type { SessionFlags } from '../open-session.ts';
import { casesOfRun } from '../suite.ts';
import { Findings } from './findings.ts';
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

/** Longer for one answer than this is told, in milliseconds. */
const SLOW_MILLISECONDS = 1_000;

/** The command. */
export async function checkAdapter(commandLine: string, flags: CheckFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(commandLine);
  const most = casesOf(flags.cases);
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
      await askSome(session, profile, { findings, most });
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
  { findings, most }: { readonly findings: Findings; readonly most: number },
): Promise<void> {
  const counts = new Map<string, number>();
  const told = new Set<string>();
  const timed = new Timed(session);
  // Made before the clock runs.
  const cases = [...someCases(session, profile, most)];
  try {
    for await (const { subject, reply } of askAll(cases, timed, profile)) {
      counts.set(reply.kind, (counts.get(reply.kind) ?? 0) + 1);
      tell(subject, reply, { told, findings });
      tellLate(session.lateFaults(), findings);
    }
  } catch (error) {
    if (!(error instanceof AdapterUnavailable)) throw error;
    findings.fault(error.message, hintForStart(error.message));
  }
  const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const texts = Array.from(counts, ([kind, count]) => `${count} ${KINDS[kind] ?? kind}`);
  findings.good(`As ${profile.id} it was asked ${asked} cases: ${texts.join(', ') || 'none'}.`);
  if (asked > 0 && counts.get('skipped') === asked) {
    findings.note('It skipped all of them: nothing would be judged, and run exits with 3.');
  }
  if (timed.slowestMilliseconds > SLOW_MILLISECONDS) {
    findings.note(
      `One answer took ${timed.slowestMilliseconds} ms. --timeout says how long is too long.`,
    );
  }
}

/** A session, with an eye on the clock. */
class Timed implements Session {
  readonly #session: Session;
  slowestMilliseconds = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  get hello(): Session['hello'] {
    return this.#session.hello;
  }

  async ask(ask: Ask): Promise<Reply> {
    const start = Date.now();
    const reply = await this.#session.ask(ask);
    this.slowestMilliseconds = Math.max(this.slowestMilliseconds, Date.now() - start);
    return reply;
  }

  lateFaults(): readonly LateFault[] {
    return this.#session.lateFaults();
  }

  close(how?: 'at once'): Promise<void> {
    return this.#session.close(how);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  result: 'results',
  fault: 'faults',
  error: 'errors',
};

function* someCases(
  { hello }: Session,
  profile: Profile,
  most: number,
): Generator<Case, void, undefined> {
  const questions = new Set<string>(hello.questions);
  let number = 0;
  for (const subject of casesOfRun(SEED, GENERATED, profile, questions)) {
    if (++number > most) return;
    yield subject;
  }
}

/** Each way to fail once. */
function tell(
  subject: Case,
  reply: Reply,
  { told, findings }: { readonly told: Set<string>; readonly findings: Findings },
): void {
  if (reply.kind !== 'fault' && reply.kind !== 'error') return;
  const what = reply.kind === 'fault' ? reply.fault : 'error';
  const key = `${what} ${reply.message.replaceAll(/\d+/g, '0')}`;
  if (told.has(key)) return;
  told.add(key);
  findings.fault(`${subject.id}: ${what}: ${reply.message}`, hintFor(what, reply.message));
}

function tellLate(late: readonly LateFault[], findings: Findings): void {
  for (const each of late) {
    const { caseId, when, fault } = each;
    const text = `${caseId ?? 'No case in particular'}: ${fault.fault} ${when}: ${fault.message}`;
    if (isFailure(each)) findings.fault(text, hintFor(fault.fault, fault.message));
    else findings.note(text);
  }
}

function lookAtEnd(late: readonly LateFault[], findings: Findings): void {
  tellLate(late, findings);
  if (!late.some(isFailure)) findings.good('It ends well when nothing more comes.');
}
