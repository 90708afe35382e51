/**
 * Chance that can be repeated. Every draw of a run descends from one seed; `fork` splits a stream by
 * purpose, so that a new draw in one place shifts nothing elsewhere.
 *
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, 32-bit output.
 * Same seed, same numbers, on every machine: integer arithmetic only.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  private constructor(
    private readonly key: number,
    a: number,
    b: number,
  ) {
    this.a = a;
    this.b = b;
    this.c = key;
    for (let i = 0; i < 12; i++) this.nextUint32();
  }

  /** @param seed - a whole number in [0, 2^53) */
  static fromSeed(seed: number): Random {
    const low = seed >>> 0;
    const high = Math.floor(seed / 4294967296) >>> 0;
    return new Random(mixUint32(low ^ mixUint32(high ^ 0x9e3779b9)), low, high);
  }

  /** A stream of its own for `purpose`; it does not depend on how many draws this stream has made. */
  fork(purpose: string | number): Random {
    const label = hashText(String(purpose));
    return new Random(mixUint32(this.key ^ label), label, this.key);
  }

  /** A whole number in [0, 2^32). */
  nextUint32(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    this.c |= 0;
    return t >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.nextUint32() / 4294967296;
  }

  /** A number in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number in [0, count). */
  integer(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** True with the given probability in [0, 1]. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a non-empty list, all equally likely. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Cannot pick from an empty list.');
    return list[this.integer(list.length)] as T;
  }

  /** One of a non-empty list, each with probability proportional to its weight (≥ 0, not all 0). */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    const weights = list.map(weight);
    let rest = this.next() * weights.reduce((sum, w) => sum + w, 0);
    for (let i = 0; i < list.length; i++) {
      rest -= weights[i] as number;
      if (rest < 0) return list[i] as T;
    }
    return this.pick(list);
  }

  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  }
}

/** Bijective 32-bit mixer (the "lowbias32" constants of Chris Wellons). */
export function mixUint32(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Stable 32-bit hash of a text (FNV-1a over UTF-16 units, then mixed). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixUint32(hash);
}
