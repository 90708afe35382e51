/**
 * Numbers as they stand in keys. Existing registries print them as Python does, and one digit printed otherwise
 * would split every registry in two.
 */

/** More decimals than a tie can have: a double with its last digit here is no exact half. */
const EXACT_PLACES = 40;

/**
 * Python's `round(x, places)`: the nearest decimal of the *binary* value, an exact half to the even digit.
 * `round(2.675, 2)` is 2.67, because the double lies below; `round(0.125, 2)` is 0.12. Never −0.
 *
 * @throws {RangeError} when `value` is not finite
 */
export function roundHalfEven(value: number, places: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`A key needs a finite number, got ${value}.`);
  // toFixed compares exact values, too, and differs in one thing: it takes the larger one of two equally near.
  const rounded = Number(Math.abs(value).toFixed(places));
  const half = 0.5 / 10 ** places;
  const isTie = Math.abs(value).toFixed(EXACT_PLACES) === (rounded - half).toFixed(EXACT_PLACES);
  const lastDigit = Math.round(rounded * 10 ** places) % 2;
  const even = isTie && lastDigit === 1 ? Number((rounded - 2 * half).toFixed(places)) : rounded;
  return even === 0 ? 0 : value < 0 ? -even : even;
}

/** `str(round(x, places))` of Python: shortest digits, always with a decimal part: `1.0`, `0.06`. */
export function pythonFloat(value: number, places: number): string {
  return decimal(roundHalfEven(value, places));
}

/** `str(x)` of a Python float, not rounded. Exact below 10^16, where Python, too, writes no exponent. */
export function decimal(value: number): string {
  const text = String(value === 0 ? 0 : value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
