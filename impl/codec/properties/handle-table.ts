/**
 * The items of a stream that can be referred back to, and whether a class that is not there spoils
 * them. Java: `ObjectInputStream.HandleTable`.
 */

/** The handle of the null reference. */
export const NULL_HANDLE = -1;

type Status = 'unknown' | 'ok' | 'spoilt';

/** Arrays by handle, since a stream of three bytes an item may have very many of them. */
export class HandleTable<T> {
  private items: (T | null)[] = [];
  private statuses: Status[] = [];
  /** The handles that are spoilt together with another one. */
  private dependents = new Map<number, number[]>();
  /** The handles of items that may still be spoilt, ascending: each is settled once. */
  private unsettled: number[] = [];
  /** The lowest handle that an item still being read depends on. */
  private lowestDependency = Infinity;

  get size(): number {
    return this.items.length;
  }

  assign(item: T | null): number {
    const handle = this.items.length;
    this.items.push(item);
    this.statuses.push('unknown');
    this.unsettled.push(handle);
    return handle;
  }

  setItem(handle: number, item: T | null): void {
    this.items[handle] = item;
  }

  /** `null` for a spoilt item. */
  item(handle: number): T | null {
    return this.isSpoilt(handle) ? null : this.items[handle]!;
  }

  isSpoilt(handle: number): boolean {
    return handle !== NULL_HANDLE && this.statuses[handle] === 'spoilt';
  }

  /** An item that holds another one is spoilt with it. */
  depend(dependent: number, target: number): void {
    if (dependent === NULL_HANDLE || target === NULL_HANDLE) return;
    if (this.statuses[dependent] !== 'unknown') return;
    if (this.statuses[target] === 'spoilt') this.spoil(dependent);
    if (this.statuses[target] !== 'unknown') return;
    const dependents = this.dependents.get(target);
    if (dependents === undefined) this.dependents.set(target, [dependent]);
    else dependents.push(dependent);
    this.lowestDependency = Math.min(this.lowestDependency, target);
  }

  spoil(handle: number): void {
    const open = [handle];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.statuses[next] !== 'unknown') continue;
      this.statuses[next] = 'spoilt';
      for (const dependent of this.dependents.get(next) ?? []) open.push(dependent);
      this.dependents.delete(next);
    }
  }

  /** An item has been read; it is well once all that it depends on has been read too. */
  finish(handle: number): void {
    if (this.lowestDependency < handle) return;
    this.lowestDependency = Infinity;
    while (this.unsettled.length > 0 && this.unsettled.at(-1)! >= handle) {
      const settled = this.unsettled.pop()!;
      if (this.statuses[settled] === 'unknown') this.statuses[settled] = 'ok';
      this.dependents.delete(settled);
    }
  }

  clear(): void {
    this.items = [];
    this.statuses = [];
    this.dependents = new Map();
    this.unsettled = [];
    this.lowestDependency = Infinity;
  }
}
