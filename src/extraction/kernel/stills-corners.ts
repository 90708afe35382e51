// What falloffs leave of the steps of light, see `picture/corner-loss`.

/**
 * Huber's sum of `sizes` less `due`, each weighed: rest² up to `lump`, beyond it straight on; f64, an even number of them.
 * Without branches, for which of both it is cannot be foreseen.
 */
export function misfitOf(sizes: usize, weights: usize, due: usize, count: i32, lump: f64): f64 {
  const most = f64x2.splat(lump);
  let sum = f64x2.splat(0);
  for (const end = sizes + (<usize>count << 3); sizes < end; sizes += 16, weights += 16, due += 16) {
    const rest = f64x2.abs(f64x2.sub(v128.load(sizes), v128.load(due))), small = f64x2.pmin(rest, most);
    sum = f64x2.add(sum, f64x2.mul(v128.load(weights), f64x2.mul(small, f64x2.sub(f64x2.add(rest, rest), small))));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}
