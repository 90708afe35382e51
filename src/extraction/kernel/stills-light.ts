// Sums over rows of an I420 frame (BT.709, limited range): light, luma, saturation. Eight pixels of two rows at a
// time; beyond the right edge lanes are made black, which adds nothing to any sum. Reads up to 16 bytes beyond a row's end.

// sRGB → linear light of a code in q15, over the code: 1 / 12.92 up to 0.04045, above it a polynomial fitted for the least
// error in codes, which leaves out `REST` (together 0.09 of a code at most). Source of the curve: IEC 61966-2-1. Products in
// q15 are costly here, and shifts are not: the last factor is 15 / 128.
// @ts-ignore: decorator
@inline function slope(x: v128, isBent: v128): v128 {
  let p = i16x8.sub(i16x8.splat(17315), i16x8.sub(i16x8.shr_s(x, 3), i16x8.shr_s(x, 7)));
  p = i16x8.add(i16x8.q15mulr_sat_s(p, x), i16x8.splat(18364));
  p = i16x8.add(i16x8.q15mulr_sat_s(p, x), i16x8.splat(923 - TOE));
  return i16x8.add(v128.and(p, isBent), i16x8.splat(TOE));
}
/** 1 / 12.92 in q15. */
const TOE: i16 = 2536;
const REST: i16 = 35;

/** Codes in q14, clipped to the cube, doubled to q15. */
// @ts-ignore: decorator
@inline function code(x: v128): v128 { return i16x8.max_s(i16x8.add_sat_s(x, x), i16x8.splat(0)); }

/** Spread over top, of two pixels together by one division. */
// @ts-ignore: decorator
@inline function saturations(spread0: v128, top0: v128, spread1: v128, top1: v128): v128 {
  const t0 = f32x4.convert_i32x4_s(top0), t1 = f32x4.convert_i32x4_s(top1);
  const crossed = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(spread0), t1), f32x4.mul(f32x4.convert_i32x4_s(spread1), t0));
  return f32x4.div(crossed, f32x4.mul(t0, t1));
}
/** 16 of 255 in q15: keeps the noise of what is nearly black from counting as colour. */
const FLOOR: i16 = 2056;
/** Luma, less that of black, so dark that every chroma leaves the pixel black: it adds nothing to any sum. */
const NIGHT: i16 = -240;

/** Eight bytes less 128, times 256. */
// @ts-ignore: decorator
@inline function chroma(at: usize): v128 {
  return v128.xor(v128.shuffle<i8>(i8x16.splat(0), v128.load64_zero(at), 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), i16x8.splat(-32768));
}

/** The first four lanes, each for two, and the last four. */
// @ts-ignore: decorator
@inline function firstTwice(x: v128): v128 { return v128.shuffle<i16>(x, x, 0, 0, 1, 1, 2, 2, 3, 3); }
// @ts-ignore: decorator
@inline function lastTwice(x: v128): v128 { return v128.shuffle<i16>(x, x, 4, 4, 5, 5, 6, 6, 7, 7); }

/** Adds the linear light of two rows: the sum of four pixels is less than 2³² in q30. */
// @ts-ignore: decorator
@inline function addLight(to: usize, upper: v128, lower: v128): void {
  const bent0 = i16x8.gt_s(upper, i16x8.splat(1325)), bent1 = i16x8.gt_s(lower, i16x8.splat(1325));
  const light = i32x4.add(i32x4.dot_i16x8_s(slope(upper, bent0), upper), i32x4.dot_i16x8_s(slope(lower, bent1), lower));
  const rest = i32x4.dot_i16x8_s(i16x8.add(bent0, bent1), i16x8.splat(-REST));
  v128.store(to, i32x4.add(v128.load(to), i32x4.add(i32x4.shr_u(light, 15), rest)));
}

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
 * - `light`, i32 per two columns, rounded up to four: linear red (1 = 32792), in rows of `lightRow` bytes; then green, blue.
 */
export function sumRows(at: usize, width: i32, height: i32, from: i32, end: i32, sums: usize, luma: usize, light: usize, lightRow: i32): void {
  const half = (width + 1) >> 1, planeU = at + <usize>(width * height), planeV = planeU + <usize>(half * ((height + 1) >> 1));
  const next = <usize>lightRow, after = next + next;
  const black = i16x8.splat(16), ones = i16x8.splat(1), zero = i16x8.splat(0), white = i16x8.splat(219);
  for (let y = from; y < end;) {
    // Two rows share their chroma; where the rows begin or end within two, the second is taken for night.
    const isPair = (y & 1) == 0 && y + 1 < end;
    const upper = at + <usize>(y * width), lower = isPair ? upper + width : upper, cap = i16x8.splat(isPair ? 255 : NIGHT);
    let colored = f32x4.splat(0), total = i32x4.splat(0), squares = total, below = total;
    // Places go along: what the loop would work out anew for each chunk costs more than the additions.
    let p = upper, q = lower, u = planeU + <usize>((y >> 1) * half), v = planeV + <usize>((y >> 1) * half), lightAt = light, lumaAt = luma;
    for (let x = 0; x < width; u += 8, v += 8) {
      // Chroma of sixteen pixels, which are summed in one or two halves.
      const cu = chroma(u), cv = chroma(v);
      const reds = i16x8.q15mulr_sat_s(cv, i16x8.splat(14744)), blues = i16x8.q15mulr_sat_s(cu, i16x8.splat(17373));
      const greens = i16x8.add(i16x8.q15mulr_sat_s(cu, i16x8.splat(1754)), i16x8.q15mulr_sat_s(cv, i16x8.splat(4383)));
      let red = firstTwice(reds), green = firstTwice(greens), blue = firstTwice(blues);
      for (const stop = min(x + 16, width); x < stop; x += 8, p += 8, q += 8, lightAt += 16, lumaAt += 32) {
        let above = i16x8.sub(v128.load8x8_u(p), black), under = i16x8.min_s(i16x8.sub(v128.load8x8_u(q), black), cap);
        if (x + 8 > width) {
          const inside = i16x8.lt_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>(width - x)));
          above = v128.bitselect(above, i16x8.splat(NIGHT), inside); under = v128.bitselect(under, i16x8.splat(NIGHT), inside);
        }
        const grey0 = i16x8.q15mulr_sat_s(i16x8.shl(above, 7), i16x8.splat(19152)), grey1 = i16x8.q15mulr_sat_s(i16x8.shl(under, 7), i16x8.splat(19152));
        const r0 = code(i16x8.add_sat_s(grey0, red)), g0 = code(i16x8.sub_sat_s(grey0, green)), b0 = code(i16x8.add_sat_s(grey0, blue));
        const r1 = code(i16x8.add_sat_s(grey1, red)), g1 = code(i16x8.sub_sat_s(grey1, green)), b1 = code(i16x8.add_sat_s(grey1, blue));

        // HSV's saturation: max − min over max.
        let top0 = i16x8.max_s(i16x8.max_s(r0, g0), b0), top1 = i16x8.max_s(i16x8.max_s(r1, g1), b1);
        const spread0 = i16x8.sub(top0, i16x8.min_s(i16x8.min_s(r0, g0), b0)), spread1 = i16x8.sub(top1, i16x8.min_s(i16x8.min_s(r1, g1), b1));
        top0 = i16x8.max_s(top0, i16x8.splat(FLOOR));
        top1 = i16x8.max_s(top1, i16x8.splat(FLOOR));
        colored = f32x4.add(colored, f32x4.add(
          saturations(i32x4.extend_low_i16x8_s(spread0), i32x4.extend_low_i16x8_s(top0), i32x4.extend_low_i16x8_s(spread1), i32x4.extend_low_i16x8_s(top1)),
          saturations(i32x4.extend_high_i16x8_s(spread0), i32x4.extend_high_i16x8_s(top0), i32x4.extend_high_i16x8_s(spread1), i32x4.extend_high_i16x8_s(top1))));

        addLight(lightAt, r0, r1);
        addLight(lightAt + next, g0, g1);
        addLight(lightAt + after, b0, b1);

        above = i16x8.min_s(i16x8.max_s(above, zero), white);
        under = i16x8.min_s(i16x8.max_s(under, zero), white);
        const both = i16x8.add(above, under);
        total = i32x4.add(total, i32x4.dot_i16x8_s(both, ones));
        below = i32x4.add(below, i32x4.dot_i16x8_s(under, ones));
        squares = i32x4.add(squares, i32x4.add(i32x4.dot_i16x8_s(above, above), i32x4.dot_i16x8_s(under, under)));
        v128.store(lumaAt, i32x4.add(v128.load(lumaAt), i32x4.extend_low_i16x8_s(both)));
        v128.store(lumaAt, i32x4.add(v128.load(lumaAt, 16), i32x4.extend_high_i16x8_s(both)), 16);
        red = lastTwice(reds); green = lastTwice(greens); blue = lastTwice(blues);
      }
    }
    const rowsLuma = <f64>across(total);
    addTo(sums, <f64>f32x4.extract_lane(colored, 0) + <f64>f32x4.extract_lane(colored, 1) + <f64>f32x4.extract_lane(colored, 2) + <f64>f32x4.extract_lane(colored, 3));
    addTo(sums + 8, rowsLuma);
    addTo(sums + 16, <f64>across(squares));
    addTo(sums + 24, rowsLuma * (<f64>y + 0.5) + <f64>across(below));
    y += isPair ? 2 : 1;
  }
}

// @ts-ignore: decorator
@inline function sumWords(from: usize, end: usize): i64 {
  let sums = i64x2.splat(0), rest: i64 = 0;
  for (; from + 16 <= end; from += 16) {
    const four = v128.load(from);
    sums = i64x2.add(sums, i64x2.add(i64x2.extend_low_i32x4_s(four), i64x2.extend_high_i32x4_s(four)));
  }
  for (; from < end; from += 4) rest += <i64>load<i32>(from);
  return rest + i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1);
}

/**
 * Gathers rows that `sumRows` has summed into `count` cells side by side, in steps of two columns because light comes in
 * twos, and clears `luma` and `light` for the next rows. Writes f64: luma of each cell, then red, green, blue, then of all
 * columns red, green, blue and luma × (column + ½).
 */
export function gatherCells(width: i32, count: i32, luma: usize, light: usize, lightRow: i32, out: usize): void {
  const half = (width + 1) >> 1, line = <usize>count << 3, totals = out + 4 * line;
  for (let cell = 0; cell < count; cell++) {
    const from = min(half - 1, cell * half / count), end = max(from + 1, (cell + 1) * half / count);
    const to = out + (<usize>cell << 3);
    store<f64>(to, <f64>sumWords(luma + (<usize>from << 3), luma + (<usize>min(width, end * 2) << 2)));
    for (let channel = 0; channel < 3; channel++) {
      const row = light + <usize>(channel * lightRow);
      store<f64>(to + line * (channel + 1), <f64>sumWords(row + (<usize>from << 2), row + (<usize>end << 2)));
    }
  }
  for (let channel = 0; channel < 3; channel++) {
    const row = light + <usize>(channel * lightRow);
    store<f64>(totals + (channel << 3), <f64>sumWords(row, row + (<usize>half << 2)));
  }
  let moment: i64 = 0;
  for (let x = 0; x < width; x++) moment += <i64>load<i32>(luma + (<usize>x << 2)) * (2 * x + 1);
  store<f64>(totals, <f64>moment * 0.5, 24);
  memory.fill(luma, 0, (width + 7 & ~7) << 2);
  memory.fill(light, 0, 3 * lightRow);
}

/**
 * Sums a whole picture in `bands` of rows, as `sumRows` and `gatherCells` do, `sums`, `luma` and `light` being zero before.
 * Writes for each band what `gatherCells` writes, and its luma.
 */
export function sumCells(at: usize, width: i32, height: i32, bands: i32, count: i32, sums: usize, luma: usize, light: usize, lightRow: i32, out: usize): void {
  for (let band = 0; band < bands; band++, out += (4 * count + 5) << 3) {
    const before = load<f64>(sums, 8);
    sumRows(at, width, height, band * height / bands, (band + 1) * height / bands, sums, luma, light, lightRow);
    gatherCells(width, count, luma, light, lightRow, out);
    store<f64>(out + (<usize>(4 * count + 4) << 3), load<f64>(sums, 8) - before);
  }
}
