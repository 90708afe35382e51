// Sums over rows of an I420 frame (BT.709, limited range): light, luma, saturation. Eight pixels of one row at a time;
// beyond the right edge lanes are made black, which adds nothing to any sum. Reads up to 16 bytes beyond a row's end.

// sRGB → linear light in q15 of a code in q15: the straight toe below 0.04045, above it a polynomial fitted for the least
// error in codes (0.05 of a code at most). Source of the curve: IEC 61966-2-1.
// @ts-ignore: decorator
@inline function linear(x: v128): v128 {
  let p = i16x8.add(i16x8.q15mulr_sat_s(i16x8.splat(-3843), x), i16x8.splat(17284));
  p = i16x8.add(i16x8.q15mulr_sat_s(p, x), i16x8.splat(18344));
  p = i16x8.add(i16x8.q15mulr_sat_s(p, x), i16x8.splat(934));
  p = i16x8.add(i16x8.q15mulr_sat_s(p, x), i16x8.splat(34));
  return v128.bitselect(p, i16x8.q15mulr_sat_s(x, i16x8.splat(2536)), i16x8.gt_s(x, i16x8.splat(1325)));
}

/** Codes in q14, clipped to the cube, doubled to q15. */
// @ts-ignore: decorator
@inline function code(x: v128): v128 {
  const clipped = i16x8.min_s(i16x8.max_s(x, i16x8.splat(0)), i16x8.splat(16383));
  return i16x8.add(clipped, clipped);
}

/** max − min over max, HSV's saturation; `floor` keeps the noise of what is nearly black from counting as colour. */
// @ts-ignore: decorator
@inline function saturation(spread: v128, top: v128): v128 {
  return f32x4.div(f32x4.convert_i32x4_s(spread), f32x4.pmax(f32x4.convert_i32x4_s(top), f32x4.splat(FLOOR)));
}
/** 16 of 255 in q15. */
const FLOOR: f32 = 2056;

// @ts-ignore: decorator
@inline function across(sum: v128): i64 {
  return <i64>i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
}

// @ts-ignore: decorator
@inline function addTo(at: usize, value: f64): void { store<f64>(at, load<f64>(at) + value); }

/**
 * Adds rows `from` … `end` (exclusive) to:
 *
 * - `sums`, f64: saturation (each pixel 0–1), luma (code − 16, clipped to 0…219), its square, luma × (row + ½);
 * - `luma`, i32 per column, rounded up to eight: luma as above;
 * - `light`, i32 per two columns, rounded up to four: linear red (1 = 32752), in rows of `lightRow` bytes; then green, blue.
 */
export function sumRows(at: usize, width: i32, height: i32, from: i32, end: i32, sums: usize, luma: usize, light: usize, lightRow: i32): void {
  const half = (width + 1) >> 1, planeU = at + <usize>(width * height), planeV = planeU + <usize>(half * ((height + 1) >> 1));
  const black = i16x8.splat(16), middle = i16x8.splat(128), ones = i16x8.splat(1);
  for (let y = from; y < end; y++) {
    const row = at + <usize>(y * width), u = planeU + <usize>((y >> 1) * half), v = planeV + <usize>((y >> 1) * half);
    let colored = f32x4.splat(0), total = i32x4.splat(0), squares = total;
    for (let x = 0; x < width; x += 8) {
      let codes = i16x8.sub(v128.load8x8_u(row + x), black);
      let cu = v128.load32_zero(u + (x >> 1)), cv = v128.load32_zero(v + (x >> 1));
      cu = i16x8.shl(i16x8.sub(v128.shuffle<i8>(cu, i8x16.splat(0), 0, 16, 0, 16, 1, 16, 1, 16, 2, 16, 2, 16, 3, 16, 3, 16), middle), 8);
      cv = i16x8.shl(i16x8.sub(v128.shuffle<i8>(cv, i8x16.splat(0), 0, 16, 0, 16, 1, 16, 1, 16, 2, 16, 2, 16, 3, 16, 3, 16), middle), 8);
      if (x + 8 > width) {
        const inside = i16x8.lt_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>(width - x)));
        codes = v128.and(codes, inside); cu = v128.and(cu, inside); cv = v128.and(cv, inside);
      }
      const grey = i16x8.q15mulr_sat_s(i16x8.shl(codes, 7), i16x8.splat(19152));
      const r = code(i16x8.add_sat_s(grey, i16x8.q15mulr_sat_s(cv, i16x8.splat(14744))));
      const g = code(i16x8.sub_sat_s(grey, i16x8.add(i16x8.q15mulr_sat_s(cu, i16x8.splat(1754)), i16x8.q15mulr_sat_s(cv, i16x8.splat(4383)))));
      const b = code(i16x8.add_sat_s(grey, i16x8.q15mulr_sat_s(cu, i16x8.splat(17373))));

      const top = i16x8.max_s(i16x8.max_s(r, g), b), spread = i16x8.sub(top, i16x8.min_s(i16x8.min_s(r, g), b));
      colored = f32x4.add(colored, f32x4.add(
        saturation(i32x4.extend_low_i16x8_s(spread), i32x4.extend_low_i16x8_s(top)),
        saturation(i32x4.extend_high_i16x8_s(spread), i32x4.extend_high_i16x8_s(top))));

      const lightAt = light + (<usize>x << 1), next = <usize>lightRow, after = next + next;
      v128.store(lightAt, i32x4.add(v128.load(lightAt), i32x4.extadd_pairwise_i16x8_s(linear(r))));
      v128.store(lightAt + next, i32x4.add(v128.load(lightAt + next), i32x4.extadd_pairwise_i16x8_s(linear(g))));
      v128.store(lightAt + after, i32x4.add(v128.load(lightAt + after), i32x4.extadd_pairwise_i16x8_s(linear(b))));

      codes = i16x8.min_s(i16x8.max_s(codes, i16x8.splat(0)), i16x8.splat(219));
      total = i32x4.add(total, i32x4.dot_i16x8_s(codes, ones));
      squares = i32x4.add(squares, i32x4.dot_i16x8_s(codes, codes));
      const lumaAt = luma + (<usize>x << 2);
      v128.store(lumaAt, i32x4.add(v128.load(lumaAt), i32x4.extend_low_i16x8_s(codes)));
      v128.store(lumaAt, i32x4.add(v128.load(lumaAt, 16), i32x4.extend_high_i16x8_s(codes)), 16);
    }
    const rowLuma = <f64>across(total);
    addTo(sums, <f64>f32x4.extract_lane(colored, 0) + <f64>f32x4.extract_lane(colored, 1) + <f64>f32x4.extract_lane(colored, 2) + <f64>f32x4.extract_lane(colored, 3));
    addTo(sums + 8, rowLuma);
    addTo(sums + 16, <f64>across(squares));
    addTo(sums + 24, rowLuma * (<f64>y + 0.5));
  }
}
