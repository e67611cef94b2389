/** Walks through the values of a file's units, and knows which fields lead to each. */

/** An object of a unit: a struct, or a handle of some kind. */
export type Fields = Readonly<Record<string, unknown>>;

/** The name of a field, or an index in a list. */
export type PathSegment = string | number;

/** Visits every object below a value, an object before what is in it. */
export class Walk {
  private readonly visit: (fields: Fields) => void;
  /** The names and indices around the object that is visited. */
  private readonly around: PathSegment[] = [];

  constructor(visit: (fields: Fields) => void) {
    this.visit = visit;
  }

  /** Walks through a unit, or a part of one, to which a path leads. */
  through(value: unknown, ...path: readonly PathSegment[]): void {
    for (const segment of path) this.around.push(segment);
    this.look(value);
    this.around.length = 0;
  }

  /** The path of the object that is visited, or of one of its fields. */
  pathTo(field: string | null): string {
    const segments = field === null ? this.around : [...this.around, field];
    const path = segments.map((segment) =>
      typeof segment === 'number' ? `[${segment}]` : `.${segment}`,
    );
    return path.join('').slice(1);
  }

  private look(value: unknown): void {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    // Deep handles recurse through here: one call for a level.
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        this.around.push(i);
        this.look(value[i]);
        this.around.pop();
      }
      return;
    }
    const fields = value as Fields;
    this.visit(fields);
    for (const name in fields) {
      if (typeof fields[name] !== 'object') continue;
      this.around.push(name);
      this.look(fields[name]);
      this.around.pop();
    }
  }
}
