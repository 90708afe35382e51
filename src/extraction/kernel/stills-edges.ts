// Steps of luma between neighbours. Sixteen pixels at a time; reads up to 16 bytes beyond a row's end.

/** Sum of |a − b| over sixteen bytes, steps up to `calm` counting nothing. */
// @ts-ignore: decorator
@inline function steps(a: v128, b: v128, calm: v128): v128 {
  const step = i8x16.sub_sat_u(v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a)), calm);
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(step));
}

/**
 * The steps of luma from each pixel to its right and to its lower neighbour, each less `calm` codes (a whole number
 * below 256) and never below 0.
 */
export function sumSteps(at: usize, width: i32, height: i32, calm: i32): f64 {
  const quiet = i8x16.splat(<i8>calm);
  let all: u64 = 0;
  for (let y = 0; y < height; y++) {
    const row = at + <usize>(y * width), below = y + 1 < height ? row + width : row;
    let sum = i32x4.splat(0);
    for (let x = 0; x < width; x += 16) {
      const here = v128.load(row + x);
      let right = v128.load(row + x + 1), under = v128.load(below + x);
      if (x + 17 > width) {
        const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        right = v128.bitselect(right, here, i8x16.lt_s(lanes, i8x16.splat(<i8>(width - 1 - x))));
        under = v128.bitselect(under, here, i8x16.lt_s(lanes, i8x16.splat(<i8>(width - x))));
      }
      sum = i32x4.add(sum, i32x4.add(steps(here, right, quiet), steps(here, under, quiet)));
    }
    all += <u64>i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
  }
  return <f64>all;
}
