/** What was found out about an adapter, told as it is found. */
import { colorsFor } from '../../report/terminal/summary.ts';
import type { Colors } from '../../report/terminal/summary.ts';
import type { Io } from '../io.ts';

type Kind = 'ok' | 'note' | 'fault';

/** Tells people, or programs: one JSON object a line, `{kind, text, hint?}`. */
export class Findings {
  readonly #io: Io;
  readonly #isJson: boolean;
  readonly #colors: Colors;
  faults = 0;

  constructor(io: Io, isJson: boolean) {
    this.#io = io;
    this.#isJson = isJson;
    this.#colors = colorsFor(io.coloured);
  }

  good(text: string): void {
    this.#tell('ok', text);
  }

  /** Something that costs nothing, and is worth knowing. */
  note(text: string): void {
    this.#tell('note', text);
  }

  /** Something that is wrong, and what to do about it. */
  fault(text: string, hint: string): void {
    this.faults++;
    this.#tell('fault', text, hint);
  }

  /** The last line. */
  close(): void {
    if (this.#isJson) return;
    this.#io.out(this.faults === 0 ? 'Nothing is wrong with it.' : `Faults: ${this.faults}`);
  }

  #tell(kind: Kind, text: string, hint?: string): void {
    if (this.#isJson) {
      this.#io.out(JSON.stringify({ kind, text, ...(hint === undefined ? {} : { hint }) }));
      return;
    }
    const { green, yellow, red } = this.#colors;
    const paint = { ok: green, note: yellow, fault: red }[kind];
    const lines = text.split('\n').join('\n       ');
    this.#io.out(`${paint(kind.padEnd(5))}  ${lines}`);
    if (hint !== undefined) this.#io.out(`       ${hint}`);
  }
}
