/** A refusal on its way out of the parser. */
import type { RefusalCode } from '../../../spec/model/refusal.ts';

/** Thrown and caught within this folder. */
export class JavaRefusal extends Error {
  readonly code: RefusalCode;
  /** In bytes, where the offending item starts. */
  readonly offset: number;
  /** The path of the field that is being read. */
  readonly field: string;

  constructor(code: RefusalCode, offset: number, field: string) {
    super(`${code} at ${offset}`);
    this.code = code;
    this.offset = offset;
    this.field = field;
  }
}
