/** Why a state file is not read. */

/** The bytes are not what they have to be: Flink would not read them either. */
export class BrokenStateFile extends Error {
  readonly reason: string;
  /** In bytes from the file's start. In a compressed part, of that part's content. */
  readonly offset: number;
  /** Names joined by dots. */
  readonly field: string;

  constructor(reason: string, offset: number, field: string) {
    super(`at byte ${offset}, ${field === '' ? 'the start' : field}: ${reason}`);
    this.name = 'BrokenStateFile';
    this.reason = reason;
    this.offset = offset;
    this.field = field;
  }
}

/** The bytes may be right, but how to read on from here is not known. */
export class NotUnderstood extends Error {
  /** In bytes from the file's start. */
  readonly offset: number;

  constructor(what: string, offset: number) {
    super(what);
    this.name = 'NotUnderstood';
    this.offset = offset;
  }
}
