/** What to do about a fault, for the author of the adapter. */
import type { Fault } from '../../protocol/adapter.ts';

/** Where it does not greet. */
const START_HINT =
  'An adapter is a program that reads a greeting from standard input and writes its own to standard output: PROTOCOL.md shows both.';

/** Where it says nothing, which a message that stays in a buffer looks like. */
const SILENT_HINT = `${START_HINT} Is its output flushed after each message?`;

/** Where its program does not start, what is said tells already what to do. */
const NO_PROGRAM =
  /there is no file|no folder of PATH|may not be executed|is a directory|begins with/;

/** A hint for an adapter that does not start, or does not greet. */
export function hintForStart(message: string): string {
  if (NO_PROGRAM.test(message)) return 'Mend the command line, and check again.';
  if (message.includes('no greeting within')) return SILENT_HINT;
  const isKnown = BY_MESSAGE.some(([pattern]) => pattern.test(message));
  return isKnown ? hintFor('broken protocol', message) : START_HINT;
}

/** By what is said of it, the first that fits. */
const BY_MESSAGE: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/no JSON|standard output/, 'Print for people on standard error.'],
  [
    /answer to question .*not asked/,
    'An answer has the id of its question, and each question has one answer.',
  ],
  [
    /has not exactly one of/,
    'An answer has one of result, refused, skipped and error beside type and id.',
  ],
  [/64-bit integer/, 'PROTOCOL.md lists the forms of 64-bit integers and bytes on each wire.'],
  [
    /does not fit the schema/,
    'The path leads to the place in the answer; model.schema.json says what stands there.',
  ],
  [/is no refusal code/, 'savepoint-spec rules --codes lists the codes, and explain tells one.'],
  [
    /did not end within/,
    'The end of standard input means: finish, and exit with code 0. Is a thread or a socket still open?',
  ],
  [/no message:/, 'A message is 64 MiB at most, and nests a thousand deep at most.'],
];

const BY_FAULT: Readonly<Record<Fault['fault'] | 'error', string>> = {
  crashed:
    'It ended where it owed an answer, or with another exit code than 0. What it cannot read it refuses, or skips; its own mistakes are an error.',
  'timed out':
    'Is its output flushed after each message? (Python: print(…, flush=True); Java: System.out.flush(); C: fflush(stdout)) If it takes longer, give --timeout.',
  flooded:
    'It writes, or holds, more than is allowed; --max-message, --max-stderr and --max-memory say how much.',
  'broken protocol': 'PROTOCOL.md tells what an answer looks like.',
  error: 'It says itself that it failed. What it does not know it may skip.',
};

/** A hint for a fault. */
export function hintFor(what: Fault['fault'] | 'error', message: string): string {
  return BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? BY_FAULT[what];
}
