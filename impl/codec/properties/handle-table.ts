/**
 * The items of a stream that can be referred back to, and whether a class that is not there spoils
 * them. Java: `ObjectInputStream.HandleTable`.
 */

/** The handle of the null reference. */
export const NULL_HANDLE = -1;

interface Entry<T> {
  item: T | null;
  status: 'unknown' | 'ok' | 'spoilt';
  /** The handles that are spoilt together with this one. */
  dependents: number[];
}

export class HandleTable<T> {
  private entries: Entry<T>[] = [];
  /** The lowest handle that an item still being read depends on. */
  private lowestDependency = Infinity;

  get size(): number {
    return this.entries.length;
  }

  assign(item: T | null): number {
    this.entries.push({ item, status: 'unknown', dependents: [] });
    return this.entries.length - 1;
  }

  setItem(handle: number, item: T | null): void {
    this.entries[handle]!.item = item;
  }

  /** `null` for a spoilt item. */
  item(handle: number): T | null {
    return this.isSpoilt(handle) ? null : this.entries[handle]!.item;
  }

  isSpoilt(handle: number): boolean {
    return handle !== NULL_HANDLE && this.entries[handle]!.status === 'spoilt';
  }

  /** An item that holds another one is spoilt with it. */
  depend(dependent: number, target: number): void {
    if (dependent === NULL_HANDLE || target === NULL_HANDLE) return;
    if (this.entries[dependent]!.status !== 'unknown') return;
    const entry = this.entries[target]!;
    if (entry.status === 'spoilt') this.spoil(dependent);
    if (entry.status !== 'unknown') return;
    entry.dependents.push(dependent);
    this.lowestDependency = Math.min(this.lowestDependency, target);
  }

  spoil(handle: number): void {
    const open = [handle];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const entry = this.entries[next]!;
      if (entry.status !== 'unknown') continue;
      entry.status = 'spoilt';
      open.push(...entry.dependents);
      entry.dependents = [];
    }
  }

  /** An item has been read; it is well once all that it depends on has been read too. */
  finish(handle: number): void {
    if (this.lowestDependency < handle) return;
    const end = this.lowestDependency === Infinity ? handle + 1 : this.size;
    this.lowestDependency = Infinity;
    for (const entry of this.entries.slice(handle, end)) {
      if (entry.status === 'unknown') entry.status = 'ok';
      entry.dependents = [];
    }
  }

  clear(): void {
    this.entries = [];
    this.lowestDependency = Infinity;
  }
}
