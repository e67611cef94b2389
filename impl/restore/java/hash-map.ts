/**
 * The iteration order of `java.util.HashMap` (JDK 8 to 18; later ones copy into smaller tables).
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
  /** Only those that are not empty. */
  #buckets = new Map<number, Node<V>[]>();
  #capacity: number;

  /** @param capacity number of buckets, a power of two: see {@link capacityFor} */
  constructor(hashOf: (key: string) => number, capacity = DEFAULT_CAPACITY) {
    this.#hashOf = hashOf;
    this.#capacity = capacity;
  }

  /** Java: `new HashMap<>(map)`. */
  static copyOf<V>(map: JavaHashMap<V>): JavaHashMap<V> {
    const wanted = Math.floor(map.size / LOAD_FACTOR + 1);
    const copy = new JavaHashMap<V>(map.#hashOf, map.size === 0 ? undefined : powerOfTwo(wanted));
    for (const [key, value] of map.entries()) copy.put(key, value);
    return copy;
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
    for (const node of this.#nodes()) yield [node.key, node.value];
  }

  *values(): Generator<V> {
    for (const node of this.#nodes()) yield node.value;
  }

  #nodes(): Node<V>[] {
    const occupied = [...this.#buckets].sort(([a], [b]) => a - b);
    return occupied.flatMap(([, bucket]) => bucket);
  }

  #newNode(key: string, value: V): Node<V> {
    const node = { key, hash: spread(this.#hashOf(key)), value };
    this.#values.set(key, node);
    return node;
  }

  #bucketOf(hash: number): Node<V>[] {
    const index = hash & (this.#capacity - 1);
    let bucket = this.#buckets.get(index);
    if (bucket === undefined) {
      bucket = [];
      this.#buckets.set(index, bucket);
    }
    return bucket;
  }

  #threshold(): number {
    return this.#capacity * LOAD_FACTOR;
  }

  /** Java: `treeifyBin`, which doubles a small table instead. */
  #treeify(): void {
    if (this.#capacity < MIN_TREEIFY_CAPACITY) this.#double();
  }

  /** Doubling keeps the relative order inside a bucket. */
  #double(): void {
    const nodes = this.#nodes();
    this.#capacity *= 2;
    this.#buckets = new Map();
    for (const node of nodes) this.#bucketOf(node.hash).push(node);
  }
}

/**
 * The number of buckets of a map that is made for a number of keys.
 * Flink: `CollectionUtil#newHashMapWithExpectedSize`.
 */
export function capacityFor(expectedSize: number): number {
  const wanted = expectedSize <= 2 ? expectedSize + 1 : Math.ceil(expectedSize / LOAD_FACTOR);
  return powerOfTwo(wanted);
}

/** Java: `HashMap#tableSizeFor`. */
function powerOfTwo(atLeast: number): number {
  let capacity = 1;
  while (capacity < atLeast) capacity *= 2;
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
