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
  const size = Math.abs(value);
  const scaled = size * 10 ** places;
  const isClear = scaled < 1e9 && Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-6;
  // A quotient of whole numbers is the double nearest to the decimal.
  const rounded = isClear ? Math.floor(scaled + 0.5) / 10 ** places : roundExactly(size, places);
  return rounded === 0 ? 0 : value < 0 ? -rounded : rounded;
}

/** For numbers so near to a half that only their exact value tells. @param size - ≥ 0 */
function roundExactly(size: number, places: number): number {
  // toFixed compares exact values, too, and differs in one thing: it takes the larger one of two equally near.
  const rounded = Number(size.toFixed(places));
  const half = 0.5 / 10 ** places;
  const isTie = size.toFixed(EXACT_PLACES) === (rounded - half).toFixed(EXACT_PLACES);
  const lastDigit = Math.round(rounded * 10 ** places) % 2;
  return isTie && lastDigit === 1 ? Number((rounded - 2 * half).toFixed(places)) : rounded;
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
