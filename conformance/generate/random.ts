/** Where chance comes from: a generator for each case of a stream, without state between cases. */
import { Random } from 'fast-check';

/** Chris Doty-Humphrey's `sfc32` (public domain): 128 bits of state, a number of 32 bits a step. */
class SmallFastCounter {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(a: number, b: number, c: number, counter: number) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }

  clone(): SmallFastCounter {
    return new SmallFastCounter(this.a, this.b, this.c, this.counter);
  }

  next(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result;
  }

  getState(): readonly number[] {
    return [this.a, this.b, this.c, this.counter];
  }
}

/** Neighbouring seeds share most of their bits; so many steps make them differ in all of them. */
const WARM_UP_STEPS = 15;

/** The chance of one case: its seed, its number and the suite's version, and nothing else. */
export function randomOfCase(seed: number, number: number, suiteVersion: number): Random {
  const generator = new SmallFastCounter(seed | 0, number | 0, suiteVersion | 0, 1);
  for (let step = 0; step < WARM_UP_STEPS; step++) generator.next();
  return new Random(generator);
}

/**
 * Scatters two small numbers over 32 bits (the finalizer of MurmurHash3): variety that costs no
 * chance and survives shrinking, since the same numbers always give the same result. 0 to 2^32 - 1.
 */
export function scatter(salt: number, index: number): number {
  let hash = Math.imul(salt | 0, 0x9e37_79b1) ^ Math.imul((index + 1) | 0, 0x85eb_ca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 hex digits made of two small numbers. */
export function scatteredHex(salt: number, index: number): string {
  let hex = '';
  for (let part = 0; part < 4; part++) {
    hex += scatter(salt + part * 0x1000_0001, index)
      .toString(16)
      .padStart(8, '0');
  }
  return hex;
}

/** A UUID in canonical form, made of two small numbers. */
export function scatteredUuid(salt: number, index: number): string {
  const hex = scatteredHex(salt, index);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
