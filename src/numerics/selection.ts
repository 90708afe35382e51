/** The value that would stand at place `n`, from 0, were they sorted. Reorders them; none may be NaN. (C. Hoare, FIND, 1961) */
export function nthOf(values: Float64Array, n: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[n] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const value = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = value;
    }
    if (j < n) low = i;
    if (n < i) high = j;
  }
  return values[n] as number;
}

/** The middle value, of an even number the mean of both, of none 0. Reorders them; none may be NaN. */
export function middleOf(values: Float64Array): number {
  if (values.length === 0) return 0;
  const middle = values.length >> 1;
  const upper = nthOf(values, middle);
  if (values.length % 2 === 1) return upper;
  let lower = values[0] as number;
  for (let i = 1; i < middle; i++) lower = Math.max(lower, values[i] as number);
  return (lower + upper) / 2;
}

/** Places of the values from the least to the largest; of equals the first comes first. None may be NaN. */
export function orderOf(values: ArrayLike<number>): Int32Array {
  const count = values.length;
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let merged = new Int32Array(count);
  for (let run = 1; run < count; run *= 2) {
    for (let start = 0; start < count; start += 2 * run) merge(values, order, merged, start, run);
    [order, merged] = [merged, order];
  }
  return order;
}

/** Merges two ordered runs that lie side by side, from `start` on; the last ones may be short. */
function merge(values: ArrayLike<number>, from: Int32Array, to: Int32Array, start: number, run: number): void {
  const middle = Math.min(from.length, start + run);
  const end = Math.min(from.length, middle + run);
  let left = start;
  let right = middle;
  for (let i = start; i < end; i++) {
    const a = from[left] as number;
    const b = from[right] as number;
    const takesLeft = left < middle && (right >= end || (values[a] as number) <= (values[b] as number));
    to[i] = takesLeft ? a : b;
    if (takesLeft) left++;
    else right++;
  }
}
