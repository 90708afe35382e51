import type { OkLab } from '../../numerics/color.js';

/** A listed colour and how far off it is. */
export interface NearColor {
  readonly index: number;
  /** In OKLab. */
  readonly distance: number;
}

/** As many steps of lightness as are told apart when colours are put in order: beyond that any order will do. */
const LIGHTNESS_STEPS = 2 ** 32;
const MOST_COLORS = 2 ** 16;

/** Colours by their lightness: the nearest ones are found without looking at all of them. */
export class NearestColors {
  /** Indices of the colours, dark ones first. */
  readonly #order: Uint16Array;

  /** @param labs - places in OKLab, three numbers a colour, of at most 65,536 colours */
  constructor(private readonly labs: Float32Array) {
    const count = labs.length / 3;
    if (count > MOST_COLORS) throw new RangeError(`The list has ${count} colours; it may have ${MOST_COLORS}.`);
    // One number each, lightness before index, so that they are sorted as numbers.
    const sorted = Float64Array.from(
      { length: count },
      (_, i) => Math.round((labs[3 * i] as number) * LIGHTNESS_STEPS) * MOST_COLORS + i,
    ).sort();
    this.#order = Uint16Array.from(sorted, (each) => each % MOST_COLORS);
  }

  /** The nearest colours, nearest first, of equals the one that is listed first. */
  find(lab: OkLab, count: number): NearColor[] {
    const found = new Nearest(Math.min(count, this.#order.length));
    const start = this.#firstFrom(lab[0]);
    for (let at = start; at < this.#order.length && this.#offer(found, at, lab); at++);
    for (let at = start - 1; at >= 0 && this.#offer(found, at, lab); at--);
    return found.colors();
  }

  /** False when this one, and what is still farther off in lightness, is too far off. */
  #offer(found: Nearest, at: number, [l, a, b]: OkLab): boolean {
    const index = this.#order[at] as number;
    const dl = (this.labs[3 * index] as number) - l;
    if (dl * dl > found.worst) return false;
    const da = (this.labs[3 * index + 1] as number) - a;
    const db = (this.labs[3 * index + 2] as number) - b;
    found.offer(index, dl * dl + da * da + db * db);
    return true;
  }

  /** The first place of the order from which on colours are as light as this. */
  #firstFrom(lightness: number): number {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.labs[3 * (this.#order[middle] as number)] as number) < lightness) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The nearest that were offered. */
class Nearest {
  readonly #indices: Int32Array;
  readonly #squares: Float64Array;

  constructor(private readonly count: number) {
    this.#indices = new Int32Array(count).fill(MOST_COLORS);
    this.#squares = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  }

  /** The squared distance of the last one of them; below every other where none is wanted. */
  get worst(): number {
    return this.#squares[this.count - 1] ?? -1;
  }

  offer(index: number, square: number): void {
    let place = this.count;
    for (; place > 0 && this.#isBefore(index, square, place - 1); place--) {
      if (place === this.count) continue;
      this.#squares[place] = this.#squares[place - 1] as number;
      this.#indices[place] = this.#indices[place - 1] as number;
    }
    if (place === this.count) return;
    this.#squares[place] = square;
    this.#indices[place] = index;
  }

  colors(): NearColor[] {
    return Array.from(this.#indices, (index, i) => ({ index, distance: Math.sqrt(this.#squares[i] as number) }));
  }

  #isBefore(index: number, square: number, place: number): boolean {
    const other = this.#squares[place] as number;
    return square < other || (square === other && index < (this.#indices[place] as number));
  }
}
