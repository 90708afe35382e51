/**
 * A stream of rows of numbers, counted from its start, of which the beginning can be forgotten. It holds what was
 * appended and not forgotten.
 */
export class NumberTrack {
  private held: Float32Array;
  /** Row of the stream that is first in `held`. */
  private first = 0;
  private end = 0;

  /** @param width - numbers of a row */
  constructor(readonly width: number) {
    this.held = new Float32Array(256 * width);
  }

  /** Rows appended so far. */
  get length(): number {
    return this.end;
  }

  /** Rows before this one are forgotten. */
  get start(): number {
    return this.first;
  }

  append(rows: ArrayLike<number>): void {
    const used = (this.end - this.first) * this.width;
    if (used + rows.length > this.held.length) this.resize(Math.max(2 * used, used + rows.length));
    this.held.set(rows, used);
    this.end += rows.length / this.width;
  }

  /** One number; 0 before the start and after the end of the stream. */
  at(row: number, column: number): number {
    if (row < this.first || row >= this.end) return 0;
    return this.held[(row - this.first) * this.width + column] as number;
  }

  /**
   * Sum of a column from one row to another; both may be fractions, and part of a row counts as part of its number.
   *
   * @throws {RangeError} when rows are asked for that were forgotten
   */
  sum(column: number, from: number, to: number): number {
    if (Math.floor(from) < this.first && from >= 0)
      throw new RangeError(
        `Row ${from} of the stream was forgotten: it now begins at ${this.first}. Ask in order of time.`,
      );
    const low = Math.max(from, 0);
    const high = Math.min(to, this.end);
    if (high <= low) return 0;
    const firstWhole = Math.ceil(low);
    const lastWhole = Math.floor(high);
    if (firstWhole > lastWhole) return (high - low) * this.at(lastWhole, column);
    let sum = (firstWhole - low) * this.at(firstWhole - 1, column) + (high - lastWhole) * this.at(lastWhole, column);
    for (let row = firstWhole; row < lastWhole; row++) sum += this.at(row, column);
    return sum;
  }

  /** Forgets all rows before this one. */
  forget(before: number): void {
    const next = Math.min(Math.max(before, this.first), this.end);
    // Moving what is left is worth it only when much is free.
    if ((next - this.first) * this.width < this.held.length / 2) return;
    this.held.copyWithin(0, (next - this.first) * this.width, (this.end - this.first) * this.width);
    this.first = next;
  }

  private resize(numbers: number): void {
    const larger = new Float32Array(numbers);
    larger.set(this.held.subarray(0, (this.end - this.first) * this.width));
    this.held = larger;
  }
}
