import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, mixUint32, Random } from './random.js';

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

function stream(random: Random, length = 16): number[] {
  return Array.from({ length }, () => random.nextUint32());
}

/** Sum over the classes of (seen − expected)² ÷ expected. */
function chiSquare(seen: readonly number[], expected: readonly number[]): number {
  return seen.reduce((sum, n, i) => sum + (n - (expected[i] as number)) ** 2 / (expected[i] as number), 0);
}

describe('Random', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        expect(stream(Random.fromSeed(a))).toEqual(stream(Random.fromSeed(a)));
        if (a !== b) expect(stream(Random.fromSeed(a))).not.toEqual(stream(Random.fromSeed(b)));
      }),
    );
  });

  it('tells seeds apart that differ only beyond 32 bits', () => {
    const streams = [7, 7 + 2 ** 32, 7 + 2 ** 33, 7 + 2 ** 52].map((seed) => stream(Random.fromSeed(seed)).join());
    expect(new Set(streams).size).toBe(4);
  });

  it('gives the numbers that stored specs were made with', () => {
    expect(stream(Random.fromSeed(1), 3)).toMatchInlineSnapshot(`
      [
        54725792,
        1150915906,
        2290321066,
      ]
    `);
    expect(stream(Random.fromSeed(1).fork('camera'), 3)).toMatchInlineSnapshot(`
      [
        593206232,
        736083770,
        2434517901,
      ]
    `);
  });

  it('forks the same stream however many draws were made before', () => {
    fc.assert(
      fc.property(seeds, fc.string(), fc.nat(40), (seed, purpose, draws) => {
        const fresh = Random.fromSeed(seed);
        const used = Random.fromSeed(seed);
        for (let i = 0; i < draws; i++) used.nextUint32();
        expect(stream(used.fork(purpose))).toEqual(stream(fresh.fork(purpose)));
      }),
    );
  });

  it('is not moved on by forking', () => {
    const plain = Random.fromSeed(3);
    const forked = Random.fromSeed(3);
    forked.fork('camera').next();
    expect(stream(forked)).toEqual(stream(plain));
  });

  it('forks streams that differ by purpose, by parent and by generation', () => {
    const random = Random.fromSeed(5);
    const streams = [
      random,
      random.fork('a'),
      random.fork('b'),
      random.fork(1),
      random.fork('a').fork('b'),
      random.fork('b').fork('a'),
      Random.fromSeed(6).fork('a'),
    ].map((one) => stream(one).join());
    expect(new Set(streams).size).toBe(streams.length);
  });

  it('forks streams without correlation to their siblings', () => {
    const random = Random.fromSeed(9);
    const draws = 4000;
    const a = random.fork(0);
    const b = random.fork(1);
    let product = 0;
    for (let i = 0; i < draws; i++) product += (a.next() - 0.5) * (b.next() - 0.5);
    // Variance of the product is 1/144: five standard errors.
    expect(Math.abs(product / draws)).toBeLessThan((5 / 12) * Math.sqrt(1 / draws));
  });

  it('spreads evenly over [0, 1): chi-square over 64 classes stays far below alarm', () => {
    for (const seed of [0, 1, 2 ** 40]) {
      const random = Random.fromSeed(seed);
      const seen = new Array<number>(64).fill(0);
      for (let i = 0; i < 64_000; i++) {
        const x = random.next();
        seen[Math.floor(x * 64)] = (seen[Math.floor(x * 64)] as number) + 1;
      }
      expect(seen).toHaveLength(64);
      // 63 degrees of freedom: beyond 130 once in a million.
      expect(chiSquare(seen, new Array(64).fill(1000))).toBeLessThan(130);
    }
  });

  it('spreads evenly over the first draws of neighbouring seeds', () => {
    const seen = new Array<number>(16).fill(0);
    for (let seed = 0; seed < 8000; seed++) {
      const i = Random.fromSeed(seed).integer(16);
      seen[i] = (seen[i] as number) + 1;
    }
    expect(chiSquare(seen, new Array(16).fill(500))).toBeLessThan(55);
  });

  it('keeps numbers within what is asked for', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 1000 }), (seed, count) => {
        const random = Random.fromSeed(seed);
        const i = random.integer(count);
        expect(Number.isInteger(i) && i >= 0 && i < count).toBe(true);
        const x = random.between(-2, 3);
        expect(x >= -2 && x < 3).toBe(true);
        expect(random.chance(0)).toBe(false);
        expect(random.chance(1)).toBe(true);
      }),
    );
  });

  it('draws in proportion to the weights, and never what weighs nothing', () => {
    const random = Random.fromSeed(4);
    const weights = [1, 0, 2, 5];
    const seen = [0, 0, 0, 0];
    for (let i = 0; i < 8000; i++) {
      const drawn = random.weighted([0, 1, 2, 3], (item) => weights[item] as number);
      seen[drawn] = (seen[drawn] as number) + 1;
    }
    expect(seen[1]).toBe(0);
    expect(chiSquare([seen[0], seen[2], seen[3]] as number[], [1000, 2000, 5000])).toBeLessThan(28);
  });

  it('shuffles into a permutation and leaves the list alone', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer()), (seed, list) => {
        const before = [...list];
        const shuffled = Random.fromSeed(seed).shuffle(list);
        expect(list).toEqual(before);
        expect([...shuffled].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
      }),
    );
  });

  it('puts every item in every place alike', () => {
    const random = Random.fromSeed(8);
    const seen = new Array<number>(16).fill(0);
    for (let i = 0; i < 4000; i++) {
      random.shuffle([0, 1, 2, 3]).forEach((item, place) => {
        seen[item * 4 + place] = (seen[item * 4 + place] as number) + 1;
      });
    }
    expect(chiSquare(seen, new Array(16).fill(1000))).toBeLessThan(50);
  });

  it('refuses to pick from nothing', () => {
    expect(() => Random.fromSeed(1).pick([])).toThrow('empty list');
  });
});

describe('hashes', () => {
  it('mix 32 bits without a collision', () => {
    const seen = new Set(Array.from({ length: 20_000 }, (_, i) => mixUint32(i)));
    expect(seen.size).toBe(20_000);
  });

  it('flip about half of the bits when one is flipped', () => {
    let flipped = 0;
    for (let i = 0; i < 1000; i++) {
      let difference = mixUint32(i * 7919) ^ mixUint32((i * 7919) ^ (1 << (i % 32)));
      for (; difference !== 0; difference &= difference - 1) flipped++;
    }
    expect(flipped / 1000).toBeGreaterThan(15);
    expect(flipped / 1000).toBeLessThan(17);
  });

  it('tell texts apart by every letter and by their order', () => {
    expect(new Set(['', 'a', 'b', 'ab', 'ba', 'ab '].map(hashText)).size).toBe(6);
    expect(hashText('camera')).toBe(hashText('camera'));
  });
});
