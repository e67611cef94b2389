/** Reads what a file of events tells of a run. */
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { RuleTable } from '../../runner/case-record.ts';
import type { CaseRecord } from '../../runner/case-record.ts';
import { Expectations } from '../../runner/expectations.ts';
import { failureKey, Tally } from '../../runner/tally.ts';
import type { FailureGroup } from '../../runner/tally.ts';
import { judgedAs } from '../report.ts';
import { misfitOf } from '../schema.ts';
import { recordOf } from './event.ts';
import type { EarlierEvent, FailureEvent, FooterEvent, HeaderEvent, RunEvent } from './event.ts';
import { linesOf } from './lines.ts';
import { settled } from './settled.ts';
import type { PlacedEvent } from './settled.ts';

/** By what a run judges. */
export interface RunRules {
  readonly profile: Profile;
  readonly rules: readonly Rule[];
}

/** A run as far as a file tells it. */
export interface RunSoFar {
  readonly header: HeaderEvent;
  /** What the header says in words. */
  readonly asked: RunRules;
  readonly tally: Tally;
  /** What became of known failures by now. */
  readonly expectations: Expectations;
  /** The smallest case of a way to fail; `undefined` where it is not told. */
  readonly smallestOf: (
    group: Pick<FailureGroup, 'ruleId' | 'verdict' | 'isKnown'>,
  ) => FailureEvent | undefined;
  readonly earlier: readonly EarlierEvent[];
  /** `null` where the file breaks off: its run was killed, or goes on. */
  readonly footer: FooterEvent | null;
  /** How much of the file are whole lines before a footer, in bytes. */
  readonly keptBytes: number;
}

/** Thrown for a file that is none of events; the message says where. */
export class NotEvents extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotEvents';
  }
}

/** How a run is read that is to go on. */
export interface Resuming {
  /** Told of each case. */
  readonly onCase: (record: CaseRecord) => void;
  /** So many of the last cases are left out where the run broke off in the middle of them (`settled`). */
  readonly unsettled: number;
}

/**
 * Reads a file of events. What is broken off at its end is left out.
 *
 * @throws NotEvents
 * @throws NodeJS.ErrnoException where it cannot be read
 */
export function readRun(path: string, resuming?: Resuming): RunSoFar {
  const reader = new RunReader(resuming?.onCase);
  const events = eventsOf(path);
  let number = 0;
  for (const { event, end } of resuming ? settled(events, resuming.unsettled) : events) {
    number += 1;
    atLine(number, () => reader.take(event, end));
  }
  return reader.run();
}

function* eventsOf(path: string): Generator<PlacedEvent, void, undefined> {
  let number = 0;
  for (const { text, end, isWhole } of linesOf(path)) {
    if (!isWhole) return;
    number += 1;
    yield { event: atLine(number, () => eventOf(text)), end };
  }
}

/** Says in which line something was found. */
function atLine<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotEvents) throw new NotEvents(`line ${number}: ${error.message}`);
    throw error;
  }
}

/**
 * The header of a file of events.
 *
 * @throws NotEvents
 * @throws NodeJS.ErrnoException where it cannot be read
 */
export function headerOf(path: string): HeaderEvent {
  for (const { text, isWhole } of linesOf(path)) {
    const event = isWhole ? eventOf(text) : null;
    if (event?.type === 'header') return event;
    break;
  }
  throw new NotEvents('it has no header');
}

function eventOf(text: string): RunEvent {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new NotEvents(`not JSON: ${(error as Error).message}`);
  }
  const reason = misfitOf('events', json);
  if (reason !== null) throw new NotEvents(reason);
  return json as RunEvent;
}

/** What there is once the header was read. */
type Started = Pick<RunSoFar, 'header' | 'asked' | 'tally' | 'expectations'>;

class RunReader {
  readonly #onCase: ((record: CaseRecord) => void) | undefined;
  readonly #failures = new Map<string, FailureEvent>();
  readonly #earlier: EarlierEvent[] = [];
  #started: Started | null = null;
  #footer: FooterEvent | null = null;
  #keptBytes = 0;

  constructor(onCase: ((record: CaseRecord) => void) | undefined) {
    this.#onCase = onCase;
  }

  take(event: RunEvent, end: number): void {
    if (this.#footer !== null) throw new NotEvents('more after the footer');
    if (event.type === 'header') this.#start(event);
    else this.#add(event);
    if (event.type !== 'footer') this.#keptBytes = end;
  }

  run(): RunSoFar {
    if (this.#started === null) throw new NotEvents('it has no header');
    return {
      ...this.#started,
      smallestOf: (group) => this.#failures.get(failureKey(group)),
      earlier: this.#earlier,
      footer: this.#footer,
      keptBytes: this.#keptBytes,
    };
  }

  #start(header: HeaderEvent): void {
    if (this.#started !== null) throw new NotEvents('a second header');
    const asked = rulesOf(header);
    this.#started = {
      header,
      asked,
      tally: new Tally(asked.rules, asked.profile),
      expectations: new Expectations(header.expected ?? [], asked.profile),
    };
  }

  #add(event: Exclude<RunEvent, HeaderEvent>): void {
    if (this.#started === null) throw new NotEvents('no header comes before it');
    const { tally } = this.#started;
    switch (event.type) {
      case 'case':
        this.#addCase(recordOf(event), this.#started);
        break;
      case 'late fault':
        tally.addLate(event);
        break;
      case 'failure':
        this.#failures.set(failureKey({ ...event, isKnown: event.known !== undefined }), event);
        break;
      case 'earlier failure':
        this.#earlier.push(event);
        break;
      case 'footer':
        checkTotals(event, tally);
        this.#footer = event;
    }
  }

  #addCase(record: CaseRecord, { header: { rules }, tally, expectations }: Started): void {
    const { sides, broken } = record;
    for (let at = 0; at < sides.length; at += 2) {
      const side = rules[sides[at]!]?.sides[sides[at + 1]!];
      if (side === undefined) throw new NotEvents('/sides names what the header has not');
    }
    if (broken.some((index) => rules[index] === undefined))
      throw new NotEvents('/broken names what the header has not');
    tally.add(record);
    expectations.add(record, () => tally.judgedIn(record));
    this.#onCase?.(record);
  }
}

/** The rules of a header, if they are still what they were when it was written. */
function rulesOf({ profile: name, dialect, rules: told }: HeaderEvent): RunRules {
  const profile = judgedAs(name, dialect);
  if (profile === undefined) throw new NotEvents(`/profile names no release that is known here`);
  const ids = new Set(told.map(({ id }) => id));
  const rules = RULES.filter(({ id }) => ids.has(id));
  const known = new RuleTable(rules, profile).entries.map(({ rule: { id }, sides }) => ({
    id,
    sides,
  }));
  if (JSON.stringify(known) !== JSON.stringify(told)) {
    throw new NotEvents('/rules are not the rules of this version of savepoint-spec');
  }
  return { profile, rules };
}

/** Lines that went missing in the middle show in the totals. */
function checkTotals({ totals }: FooterEvent, tally: Tally): void {
  if (JSON.stringify(totals) !== JSON.stringify(tally.totals)) {
    throw new NotEvents('the totals of the footer are not those of the lines before it');
  }
}
