/**
 * The iteration order of `java.util.HashMap` (JDK 8 to 21).
 *
 * Flink walks hash maps in places where the order shows: which operator's max parallelism a vertex
 * adopts, where the round robin of list state starts, which of two equal files is kept. Buckets are
 * visited in ascending order; inside a bucket the order of insertion counts. Not reproduced: buckets
 * of more than eight keys in tables of 64 buckets and more, which Java turns into trees.
 */
const DEFAULT_CAPACITY = 16;
const LOAD_FACTOR = 0.75;
const TREEIFY_THRESHOLD = 8;
const MIN_TREEIFY_CAPACITY = 64;

interface Node<V> {
  readonly key: string;
  readonly hash: number;
  value: V;
}

/** A map with string keys that is iterated as Java would iterate it. */
export class JavaHashMap<V> {
  readonly #hashOf: (key: string) => number;
  readonly #values = new Map<string, Node<V>>();
  #buckets: Node<V>[][];

  /** @param capacity number of buckets, a power of two: see {@link capacityFor} */
  constructor(hashOf: (key: string) => number, capacity = DEFAULT_CAPACITY) {
    this.#hashOf = hashOf;
    this.#buckets = emptyBuckets(capacity);
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    return this.#values.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** Java: `put`. A new key goes to its bucket's tail. */
  put(key: string, value: V): void {
    const known = this.#values.get(key);
    if (known !== undefined) {
      known.value = value;
      return;
    }
    const node = this.#newNode(key, value);
    const bucket = this.#bucketOf(node.hash);
    bucket.push(node);
    if (bucket.length > TREEIFY_THRESHOLD) this.#treeify();
    if (this.#values.size > this.#threshold()) this.#double();
  }

  /** Java: `computeIfAbsent`. It grows the table first, and a new key goes to its bucket's head. */
  computeIfAbsent(key: string, make: () => V): V {
    if (this.#values.size > this.#threshold()) this.#double();
    const known = this.#values.get(key);
    if (known !== undefined) return known.value;
    const node = this.#newNode(key, make());
    const bucket = this.#bucketOf(node.hash);
    bucket.unshift(node);
    if (bucket.length >= TREEIFY_THRESHOLD) this.#treeify();
    return node.value;
  }

  *entries(): Generator<readonly [string, V]> {
    for (const bucket of this.#buckets) for (const node of bucket) yield [node.key, node.value];
  }

  *values(): Generator<V> {
    for (const bucket of this.#buckets) for (const node of bucket) yield node.value;
  }

  #newNode(key: string, value: V): Node<V> {
    const node = { key, hash: spread(this.#hashOf(key)), value };
    this.#values.set(key, node);
    return node;
  }

  #bucketOf(hash: number): Node<V>[] {
    return this.#buckets[hash & (this.#buckets.length - 1)]!;
  }

  #threshold(): number {
    return this.#buckets.length * LOAD_FACTOR;
  }

  /** Java: `treeifyBin`, which doubles a small table instead. */
  #treeify(): void {
    if (this.#buckets.length < MIN_TREEIFY_CAPACITY) this.#double();
  }

  /** Doubling keeps the relative order inside a bucket. */
  #double(): void {
    const nodes = this.#buckets.flat();
    this.#buckets = emptyBuckets(this.#buckets.length * 2);
    for (const node of nodes) this.#bucketOf(node.hash).push(node);
  }
}

/**
 * The number of buckets of a map that is made for a number of keys.
 * Flink: `CollectionUtil#newHashMapWithExpectedSize`, then Java: `HashMap#tableSizeFor`.
 */
export function capacityFor(expectedSize: number): number {
  const wanted = expectedSize <= 2 ? expectedSize + 1 : Math.ceil(expectedSize / LOAD_FACTOR);
  let capacity = 1;
  while (capacity < wanted) capacity *= 2;
  return capacity;
}

/** Java: `String#hashCode`, a 32-bit number. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Flink: `AbstractID#hashCode` of an ID of 32 hex digits, a 32-bit number. */
export function idHash(id: string): number {
  let hash = 0;
  for (let i = 0; i < 32; i += 8) hash ^= Number.parseInt(id.slice(i, i + 8), 16);
  return hash;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}

function emptyBuckets<V>(capacity: number): Node<V>[][] {
  return Array.from({ length: capacity }, () => []);
}
