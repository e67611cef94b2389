/** How the codec says no: thrown inside, answered as a `Refusal` at its edge. */
import { describeRefusal } from '../../spec/model/refusal.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Refusal } from '../../spec/model/outcome.ts';

/** Bytes that are refused. Anything else that the codec throws is a mistake of ours. */
export class DecodeRefusal extends Error {
  readonly code: RefusalCode;
  /** In bytes from the file's start: where the field that is to blame begins. */
  readonly offset: number;
  /** The field's path, such as `operators[2].subtasks[0].managedKeyedState.range`. */
  readonly path: string;

  constructor(code: RefusalCode, offset: number, path: string) {
    super(`${describeRefusal(code).meaning} (${code} at offset ${offset}, ${path})`);
    this.name = 'DecodeRefusal';
    this.code = code;
    this.offset = offset;
    this.path = path;
  }

  /** The refusal as an answer. */
  toRefusal(): Refusal {
    const { stage, meaning } = describeRefusal(this.code);
    return {
      code: this.code,
      stage,
      offset: BigInt(this.offset),
      path: this.path,
      message: meaning,
    };
  }
}

/**
 * More bytes of a file are needed than the window holds. Not a refusal: whoever feeds the reader
 * enlarges the window and starts the unit again.
 */
export class WindowTooSmall extends Error {
  readonly bytesNeeded: number;

  constructor(bytesNeeded: number) {
    super(`the window must hold ${bytesNeeded} bytes from the unit's start`);
    this.bytesNeeded = bytesNeeded;
  }
}
