import type { RefusalCode } from '../../spec/model/refusal.ts';

/** A value that no metadata file can hold. */
export class UnwritableValue extends Error {
  /** What Flink refuses it with; `null` where Flink has no such value in memory either. */
  readonly code: RefusalCode | null;

  constructor(reason: string, code: RefusalCode | null = null) {
    super(reason);
    this.name = 'UnwritableValue';
    this.code = code;
  }
}
