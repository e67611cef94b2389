/**
 * Where each field of a unit stands: for refusals, which must name offset and field, and for the
 * annotated view. Kept up by readers that were compiled with tracing, since it costs time.
 */

/** A stretch of bytes and the field it belongs to. */
export interface Field {
  readonly path: string;
  /** In bytes from the file's start. */
  readonly start: number;
  /** First offset after the field. */
  readonly end: number;
  /** The node's type, such as `i32`, or a union's name for its tag. */
  readonly type: string;
  /** What the bytes say: a value, or for a tag the variant's name. */
  readonly value: unknown;
}

/** Follows a reader through the fields. */
export class Trace {
  /**
   * The paths of the fields around the one that is being read, innermost last. Each is its
   * predecessor and one segment more, which the runtime keeps as such: a path costs its segment
   * only, however deep it is.
   */
  private readonly paths: string[] = [];
  private readonly starts: Map<string, number>[] = [];
  private readonly onField: (field: Field) => void;

  constructor(onField: (field: Field) => void) {
    this.onField = onField;
  }

  /** The path of the field that is being read. */
  currentPath(): string {
    return this.paths.at(-1) ?? '';
  }

  enterStruct(): void {
    this.starts.push(new Map());
  }

  leaveStruct(): void {
    this.starts.pop();
  }

  enterField(name: string, start: number): void {
    this.starts.at(-1)?.set(name, start);
    this.paths.push(this.paths.length === 0 ? name : `${this.currentPath()}.${name}`);
  }

  enterItem(index: number): void {
    this.paths.push(`${this.currentPath()}[${index}]`);
  }

  leave(): void {
    this.paths.pop();
  }

  /** Where a field of the structure that is being read starts. */
  startOf(field: string): number | undefined {
    return this.starts.at(-1)?.get(field);
  }

  /** Reports a stretch of bytes that holds no further fields. */
  leaf(start: number, end: number, type: string, value: unknown, label = ''): void {
    this.onField({ path: this.currentPath() + label, start, end, type, value });
  }
}
