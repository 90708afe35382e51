// Composition of one frame: textured planes laid back to front into a target buffer of texels whose fourth lane
// names the plane that shows.
import { add, lerp, mad, mul, ramp, saturate, splat, sub, toInt } from './simd';
import { alphaOf, fourthLane, over, packHigh, packLow } from './texel';

const WRAPS: i32 = 1, ADDS: i32 = 4, MULTIPLIES: i32 = 8, SWAYS: i32 = 16, TINTS: i32 = 32, OPAQUE: i32 = 64, FADES: i32 = 128;

/** Floor of |x| < 2^22 as integers. */
// @ts-ignore: decorator
@inline function floorInt(a: v128): v128 { return i32x4.sub(add(f32x4.floor(a), splat(12582912.0)), i32x4.splat(0x4B400000)); }

/** Two texels, each blended from its four neighbours. */
// @ts-ignore: decorator
@inline function samplePair(p0: usize, p1: usize, down: usize, fx: v128, fy0: i32, fy1: i32): v128 {
  const t0 = v128.load(p0), t1 = v128.load(p1);
  const v0 = i16x8.add(t0, i16x8.q15mulr_sat_s(i16x8.sub(v128.load(p0 + down), t0), i16x8.splat(<i16>fy0)));
  const v1 = i16x8.add(t1, i16x8.q15mulr_sat_s(i16x8.sub(v128.load(p1 + down), t1), i16x8.splat(<i16>fy1)));
  const l = v128.shuffle<i64>(v0, v1, 0, 2), r = v128.shuffle<i64>(v0, v1, 1, 3);
  return i16x8.add(l, i16x8.q15mulr_sat_s(i16x8.sub(r, l), fx));
}

/** A cheap sine of an angle in turns: parabolas with the sine's zeros and peaks. */
// @ts-ignore: decorator
@inline function waver(turns: v128): v128 {
  const f = sub(sub(turns, f32x4.floor(turns)), splat(0.5));
  return mul(mul(f, splat(-8)), sub(splat(1), add(f32x4.abs(f), f32x4.abs(f))));
}

/**
 * Lays one textured plane over rows [y0, y1) and columns [x0, x1) of the target. x0 is a multiple of four.
 * `c`: i32 texture, width, height, stride, flags, opacity (q15), plane id; f32[9] target pixel → texel
 * (homography, row-major); f32 sway in texels, sway turns per texel down, sway phase; i32×2 tint (4 × i16 q14);
 * i32 scratch for one row of texels; 4 bytes of scratch; 8 × i16 mask of the fourth lanes, 8 × i16 one half.
 * Vectors that are used in inner loops are loaded, not built: the compiler builds a built one anew in every round.
 */
export function drawPlane(target: usize, width: i32, x0: i32, x1: i32, y0: i32, y1: i32, c: usize): void {
  // While rows of the target lie along rows of the texture (no roll), both rows of neighbours are blended once.
  if (load<f32>(c, 40) == 0 && load<f32>(c, 52) == 0) drawLevelPlane(target, width, x0, x1, y0, y1, c);
  else drawTurnedPlane(target, width, x0, x1, y0, y1, c);
}

/** Lays two finished texels over the target. */
// @ts-ignore: decorator
@inline function layPair(at: usize, source: v128, flags: i32, opacity: v128, tint: v128, id: v128, half: v128, fourth: v128): void {
  let s = source;
  if (flags & (OPAQUE | MULTIPLIES | ADDS | TINTS | FADES)) {
    if (flags & OPAQUE) { v128.store(at, v128.bitselect(id, s, fourth)); return; }
    const d = v128.load(at);
    if (flags & MULTIPLIES) {
      const g = i16x8.q15mulr_sat_s(d, s);
      v128.store(at, v128.bitselect(d, i16x8.add_sat_s(g, g), fourth));
      return;
    }
    if (flags & FADES) s = i16x8.q15mulr_sat_s(s, opacity);
    if (flags & TINTS) {
      const k = i16x8.q15mulr_sat_s(s, tint);
      s = v128.bitselect(s, i16x8.add_sat_s(k, k), fourth);
    }
    if (flags & ADDS) { v128.store(at, v128.bitselect(d, i16x8.add_sat_s(d, s), fourth)); return; }
  }
  const d = v128.load(at), a = alphaOf(s);
  v128.store(at, v128.bitselect(v128.bitselect(id, d, i16x8.gt_s(a, half)), over(d, s, a), fourth));
}

/** A row of the texture, between rows y and y + 1 by f (q15), from column `from` on (wrapping), into scratch. @returns whether anything shows */
function blendRow(c: usize, scratch: usize, tex: usize, down: usize, y: i32, f: i32, from: i32, count: i32, tw: i32, wraps: bool): bool {
  store<i32>(c, f, 88);
  const k = v128.load16_splat(c, 88);
  let seen = i16x8.splat(0), out = scratch, left = count, x = from;
  while (left > 0) {
    const run = wraps ? min(left, tw - x) : left;
    const row = tex + down * y + (<usize>x << 3);
    for (let i = 0; i < run; i += 2) {
      const t = v128.load(row + (<usize>i << 3)), u = v128.load(row + down + (<usize>i << 3));
      const m = i16x8.add(t, i16x8.q15mulr_sat_s(i16x8.sub(u, t), k));
      seen = v128.or(seen, m);
      v128.store(out + (<usize>i << 3), m);
    }
    out += <usize>run << 3;
    left -= run;
    x = 0;
  }
  return v128.any_true(seen);
}

/** A plane whose rows lie level on screen: pans, trucks, zooms, dollies, also over the ground. */
function drawLevelPlane(target: usize, width: i32, x0: i32, x1: i32, y0: i32, y1: i32, c: usize): void {
  const tex = <usize>load<i32>(c), tw = load<i32>(c, 4), th = load<i32>(c, 8), down = <usize>load<i32>(c, 12) << 3, flags = load<i32>(c, 16), scratch = <usize>load<i32>(c, 84);
  const opacity = v128.load16_splat(c, 20), id = v128.load16_splat(c, 24), tint = v128.load64_splat(c, 76), fourth = v128.load(c, 96), half = v128.load(c, 112);
  const m0 = load<f32>(c, 28), m1 = load<f32>(c, 32), m2 = load<f32>(c, 36), m4 = load<f32>(c, 44), m5 = load<f32>(c, 48), m7 = load<f32>(c, 56), m8 = load<f32>(c, 60);
  const sway = load<f32>(c, 64), swayTurns = load<f32>(c, 68), swayPhase = load<f32>(c, 72), wraps = (flags & WRAPS) != 0;
  const q = splat(32767), fw = <f32>tw, xa = x0 & ~3;
  for (let y = y0; y < y1; y++) {
    const fy: f32 = <f32>y + 0.5, k: f32 = 1 / (m7 * fy + m8), v0 = (m4 * fy + m5) * k, step = m0 * k;
    let u0: f32 = (m0 * (<f32>xa + 0.5) + m1 * fy + m2) * k - 0.5;
    if (flags & SWAYS) {
      const rise: f32 = 1 - v0 / <f32>th;
      u0 += f32x4.extract_lane(waver(splat(v0 * swayTurns + swayPhase)), 0) * sway * (rise < 0 ? 0 : rise > 1 ? 1 : rise);
    }
    let v: f32 = v0 - 0.5;
    v = v < 0 ? 0 : v > <f32>th - 1.001 ? <f32>th - 1.001 : v;
    const row = <i32>v, f = <i32>((v - <f32>row) * 32767);
    let at = target + (<usize>(y * width + xa) << 3), limit = splat(1e6);
    const n = (x1 - xa + 3) & ~3;
    if (wraps) {
      if (step > 0 && step * <f32>n < 4 * fw) {
        u0 -= Mathf.floor(u0 / fw) * fw;
        const from = min(<i32>u0, tw - 1), count = <i32>(step * <f32>n + (u0 - <f32>from)) + 3;
        if (!blendRow(c, scratch, tex, down, row, f, from, count, tw, true)) continue;
        u0 -= <f32>from;
      } else continue;
    } else {
      const last: f32 = u0 + step * <f32>(n - 1);
      const lo: f32 = u0 < last ? u0 : last, hi: f32 = u0 < last ? last : u0;
      const from = max(0, min(<i32>Mathf.floor(lo), tw - 1)), end = max(from, min(<i32>Mathf.floor(hi) + 1, tw - 1));
      if (!blendRow(c, scratch, tex, down, row, f, from, end - from + 2, tw, false)) continue;
      u0 -= <f32>from;
      limit = splat(<f32>(end - from) + 0.999);
    }
    if (step == 1 && wraps) {
      // Texels and pixels are of one size: neighbours stand side by side.
      const first = <i32>u0;
      store<i32>(c, <i32>((u0 - <f32>first) * 32767), 88);
      const fx = v128.load16_splat(c, 88);
      let p = scratch + (<usize>first << 3);
      for (let x = 0; x < n; x += 2, p += 16, at += 16) {
        const l = v128.load(p);
        const t = i16x8.add(l, i16x8.q15mulr_sat_s(i16x8.sub(v128.load(p, 8), l), fx));
        if (!v128.any_true(t)) continue;
        layPair(at, t, flags, opacity, tint, id, half, fourth);
      }
      continue;
    }
    const base = <i32>scratch, zero = splat(0);
    let u = mad(ramp(), splat(step), splat(u0));
    const ahead = splat(step * 4);
    for (let x = 0; x < n; x += 4, at += 32, u = add(u, ahead)) {
      const cu = f32x4.pmin(f32x4.pmax(u, zero), limit), fl = f32x4.floor(cu);
      const where = i32x4.add(i32x4.splat(base), i32x4.shl(floorInt(cu), 3)), fx = toInt(mul(sub(cu, fl), q));
      const p0 = v128.load(<usize>i32x4.extract_lane(where, 0)), p1 = v128.load(<usize>i32x4.extract_lane(where, 1));
      const p2 = v128.load(<usize>i32x4.extract_lane(where, 2)), p3 = v128.load(<usize>i32x4.extract_lane(where, 3));
      const l0 = v128.shuffle<i64>(p0, p1, 0, 2), r0 = v128.shuffle<i64>(p0, p1, 1, 3), l1 = v128.shuffle<i64>(p2, p3, 0, 2), r1 = v128.shuffle<i64>(p2, p3, 1, 3);
      const f0 = v128.shuffle<i32>(fx, fx, 0, 0, 1, 1), f1 = v128.shuffle<i32>(fx, fx, 2, 2, 3, 3);
      const s0 = i16x8.add(l0, i16x8.q15mulr_sat_s(i16x8.sub(r0, l0), v128.or(f0, i32x4.shl(f0, 16))));
      const s1 = i16x8.add(l1, i16x8.q15mulr_sat_s(i16x8.sub(r1, l1), v128.or(f1, i32x4.shl(f1, 16))));
      if (!v128.any_true(v128.or(s0, s1))) continue;
      layPair(at, s0, flags, opacity, tint, id, half, fourth);
      layPair(at + 16, s1, flags, opacity, tint, id, half, fourth);
    }
  }
}

/** A plane that is turned on screen: every pixel finds its own four neighbours. */
function drawTurnedPlane(target: usize, width: i32, x0: i32, x1: i32, y0: i32, y1: i32, c: usize): void {
  const tex = <usize>load<i32>(c), tw = load<i32>(c, 4), th = load<i32>(c, 8), down = <usize>load<i32>(c, 12) << 3, flags = load<i32>(c, 16);
  const opacity = v128.load16_splat(c, 20), id = v128.load16_splat(c, 24), fourth = v128.load(c, 96), half = v128.load(c, 112);
  const m0 = load<f32>(c, 28), m1 = load<f32>(c, 32), m2 = load<f32>(c, 36), m3 = load<f32>(c, 40), m4 = load<f32>(c, 44), m5 = load<f32>(c, 48), m6 = load<f32>(c, 52), m7 = load<f32>(c, 56), m8 = load<f32>(c, 60);
  const sway = load<f32>(c, 64), swayTurns = load<f32>(c, 68), swayPhase = load<f32>(c, 72), tint = v128.load64_splat(c, 76);
  const wraps = (flags & WRAPS) != 0, sways = (flags & SWAYS) != 0, perspective = m6 != 0 || m7 != 0;
  const maxX = splat(<f32>tw - 1.001), maxY = splat(<f32>th - 1.001), turn = splat(<f32>tw), turns = splat(1 / <f32>tw), limit = splat(<f32>tw - 0.001);
  const q = splat(32767), xa = x0 & ~3;
  for (let y = y0; y < y1; y++) {
    const fy: f32 = <f32>y + 0.5;
    let at = target + (<usize>(y * width + xa) << 3);
    for (let x = xa; x < x1; x += 4, at += 32) {
      const px = add(splat(<f32>x + 0.5), ramp());
      let u = mad(px, splat(m0), splat(m1 * fy + m2)), v = mad(px, splat(m3), splat(m4 * fy + m5));
      if (perspective) {
        const w = f32x4.div(splat(1), mad(px, splat(m6), splat(m7 * fy + m8)));
        u = mul(u, w); v = mul(v, w);
      }
      if (sways) u = mad(mul(waver(mad(v, splat(swayTurns), splat(swayPhase))), splat(sway)), saturate(sub(splat(1), mul(v, splat(1 / <f32>th)))), u);
      v = f32x4.pmin(f32x4.pmax(sub(v, splat(0.5)), splat(0)), maxY);
      u = sub(u, splat(0.5));
      // Rounding may leave a wrapped coordinate at the width itself: the clip catches that too.
      if (wraps) u = sub(u, mul(f32x4.floor(mul(u, turns)), turn));
      u = f32x4.pmin(f32x4.pmax(u, splat(0)), wraps ? limit : maxX);
      const xi = floorInt(u), yi = floorInt(v);
      const fx = toInt(mul(sub(u, f32x4.floor(u)), q)), fv = toInt(mul(sub(v, f32x4.floor(v)), q));
      const base = i32x4.add(i32x4.splat(<i32>tex), i32x4.add(i32x4.shl(xi, 3), i32x4.mul(yi, i32x4.splat(<i32>down))));
      const f0 = v128.shuffle<i32>(fx, fx, 0, 0, 1, 1), f1 = v128.shuffle<i32>(fx, fx, 2, 2, 3, 3);
      const s0 = samplePair(<usize>i32x4.extract_lane(base, 0), <usize>i32x4.extract_lane(base, 1), down, v128.or(f0, i32x4.shl(f0, 16)), i32x4.extract_lane(fv, 0), i32x4.extract_lane(fv, 1));
      const s1 = samplePair(<usize>i32x4.extract_lane(base, 2), <usize>i32x4.extract_lane(base, 3), down, v128.or(f1, i32x4.shl(f1, 16)), i32x4.extract_lane(fv, 2), i32x4.extract_lane(fv, 3));
      if (!v128.any_true(v128.or(s0, s1))) continue;
      layPair(at, s0, flags, opacity, tint, id, half, fourth);
      layPair(at + 16, s1, flags, opacity, tint, id, half, fourth);
    }
  }
}

/**
 * Water: a level plane that mirrors what stands above it in the target, broken by waves, with a glittering path
 * under the light. Rows are drawn in place, so everything behind must be there already.
 * `c`: i32 noise tile, its stride, plane id, one unused; f32[9] target pixel → (across, away) in waves;
 * f32[6] target pixel → its mirror image (affine); f32 time; water colour near (3), far (3); mirror strength near,
 * far; wave bend in pixels; glitter colour (3); glitter x in pixels, path width near, far; glitter strength; crest
 * strength; horizon line a, b, c (a x + b y + c = rows below the horizon); rows from the horizon to the bottom; i32 scratch
 * for a row; five f32 of scratch.
 */
export function drawWater(target: usize, width: i32, x0: i32, x1: i32, y0: i32, y1: i32, c: usize): void {
  const tile = <usize>load<i32>(c), stride = <usize>load<i32>(c, 4) << 3;
  const m0 = load<f32>(c, 16), m1 = load<f32>(c, 20), m2 = load<f32>(c, 24), m3 = load<f32>(c, 28), m4 = load<f32>(c, 32), m5 = load<f32>(c, 36), m6 = load<f32>(c, 40), m7 = load<f32>(c, 44), m8 = load<f32>(c, 48);
  const t = load<f32>(c, 76), glitters = load<f32>(c, 140) > 0, foams = load<f32>(c, 144) > 0;
  const ha = load<f32>(c, 148), hb = load<f32>(c, 152), hc = load<f32>(c, 156);
  const xa = x0 & ~3, samples = ((x1 - xa) >> 2) + 5, coarse = <usize>load<i32>(c, 164), finer = coarse + (<usize>samples << 2) + 16, sparks = finer + (<usize>samples << 2) + 16;
  store<f32>(c, <f32>(x1 - 1), 168);
  for (let y = y0; y < y1; y++) {
    const fy: f32 = <f32>y + 0.5;
    const left = ha * (<f32>xa + 0.5) + hb * fy + hc, right = ha * <f32>x1 + hb * fy + hc;
    if (left < -0.5 && right < -0.5) continue;
    // Waves are wide: two fields drifting against each other and a finer one for sparkle are read at every fourth pixel.
    for (let i = 0; i < samples; i += 4) {
      const px = mad(ramp(), splat(4), splat(<f32>(xa + i * 4) + 0.5));
      const w = f32x4.div(splat(1), f32x4.pmax(mad(px, splat(m6), splat(m7 * fy + m8)), splat(1e-4)));
      const u = mul(mad(px, splat(m0), splat(m1 * fy + m2)), w), v = mul(mad(px, splat(m3), splat(m4 * fy + m5)), w);
      v128.store(coarse + (<usize>i << 2), waveAt(tile, stride, mad(u, splat(3.1), splat(t * 1.7)), mad(v, splat(7.0), splat(t * 3.1)), 0));
      v128.store(finer + (<usize>i << 2), waveAt(tile, stride, mad(u, splat(7.7), splat(t * -2.9)), mad(v, splat(17.0), splat(t * 4.7)), 2));
      if (glitters) v128.store(sparks + (<usize>i << 2), waveAt(tile, stride, mad(u, splat(17.0), splat(t * 5.1)), mad(v, splat(37.0), splat(t * -7.3)), 1));
    }
    // What lies lower is not composed yet.
    store<f32>(c, Mathf.max(0, <f32>(y - 1)), 172);
    store<f32>(c, hb * fy + hc, 176);
    store<f32>(c, load<f32>(c, 56) * fy + load<f32>(c, 60), 180);
    store<f32>(c, load<f32>(c, 68) * fy + load<f32>(c, 72), 184);
    // Below a level horizon every row has one depth: most of the work is done once a row.
    if (ha == 0 && left > 0.5 && load<f32>(c, 56) == 0 && load<f32>(c, 64) == 0) {
      levelWaterRow(target, width, xa, x1, y, c, left, coarse, finer, sparks, glitters, foams);
      continue;
    }
    let at = target + (<usize>(y * width + xa) << 3), wave = coarse, fine = finer, spark = sparks;
    for (let x = xa; x < x1; x += 4, at += 32, wave += 4, fine += 4, spark += 4) waterPixels(at, target, <f32>x + 0.5, width, c, wave, fine, spark, glitters, foams);
  }
}

/** One row of water under a level horizon, `depth` rows below it. */
function levelWaterRow(target: usize, width: i32, xa: i32, x1: i32, y: i32, c: usize, depth: f32, coarse: usize, finer: usize, sparks: usize, glitters: bool, foams: bool): void {
  let near: f32 = depth / load<f32>(c, 160);
  near = near > 1 ? 1 : near;
  const calm: f32 = near * 0.85 + 0.15, row = c + 192;
  // Constants of the row, read back one by one: bend, mirror share, shade, colours, row mirrored, path, limits.
  store<f32>(row, calm * load<f32>(c, 112));
  store<f32>(row, mixed(c, 108, 104, near), 4);
  store<f32>(row, calm * <f32>0.34, 8);
  store<f32>(row, mixed(c, 92, 80, near), 12);
  store<f32>(row, mixed(c, 96, 84, near), 16);
  store<f32>(row, mixed(c, 100, 88, near), 20);
  store<f32>(row, load<f32>(c, 184), 24);
  store<f32>(row, <f32>1 / mixed(c, 136, 132, near), 28);
  const fourth = fourthLane(), quarter = f32x4(0, 0.25, 0.5, 0.75), base = i32x4.splat(<i32>target), pitch = i32x4.splat(width);
  let at = target + (<usize>(y * width + xa) << 3), wave = coarse, fine = finer, spark = sparks;
  for (let x = xa; x < x1; x += 4, at += 32, wave += 4, fine += 4, spark += 4) {
    const px = add(splat(<f32>x + 0.5), ramp()), one = splat(1);
    const a0 = v128.load32_splat(wave), b0 = v128.load32_splat(fine);
    const a = mad(quarter, sub(v128.load32_splat(wave, 4), a0), a0), b = mad(quarter, sub(v128.load32_splat(fine, 4), b0), b0);
    const swell = sub(mad(a, splat(0.62), mul(b, splat(0.38))), splat(0.5)), offset = mul(swell, v128.load32_splat(row));
    const sx = f32x4.pmin(f32x4.pmax(add(mad(px, v128.load32_splat(c, 52), v128.load32_splat(c, 180)), mul(offset, splat(0.6))), splat(0)), v128.load32_splat(c, 168));
    const sy = f32x4.pmin(f32x4.pmax(add(v128.load32_splat(row, 24), offset), splat(0)), v128.load32_splat(c, 172));
    const where = i32x4.add(base, i32x4.shl(i32x4.add(floorInt(sx), i32x4.mul(floorInt(sy), pitch)), 3));
    const q0 = v128.load64_zero(<usize>i32x4.extract_lane(where, 0)), q1 = v128.load64_zero(<usize>i32x4.extract_lane(where, 1));
    const q2 = v128.load64_zero(<usize>i32x4.extract_lane(where, 2)), q3 = v128.load64_zero(<usize>i32x4.extract_lane(where, 3));
    const e = v128.shuffle<i16>(q0, q1, 0, 8, 1, 9, 2, 10, 3, 11), f = v128.shuffle<i16>(q2, q3, 0, 8, 1, 9, 2, 10, 3, 11);
    const rg = v128.shuffle<i32>(e, f, 0, 4, 1, 5), bi = v128.shuffle<i32>(e, f, 2, 6, 3, 7), inv = splat(1.0 / 32767);
    const k = saturate(mad(swell, splat(0.5), v128.load32_splat(row, 4))), shade = mad(swell, v128.load32_splat(row, 8), one);
    let r = mul(lerp(v128.load32_splat(row, 12), mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(rg)), inv), k), shade);
    let g = mul(lerp(v128.load32_splat(row, 16), mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(rg)), inv), k), shade);
    let l = mul(lerp(v128.load32_splat(row, 20), mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(bi)), inv), k), shade);
    if (foams) {
      const foam = mul(saturate(mul(sub(mad(a, splat(0.55), mul(b, splat(0.45))), splat(0.66)), splat(5))), v128.load32_splat(c, 144));
      if (v128.any_true(foam)) { r = lerp(r, splat(0.93), foam); g = lerp(g, splat(0.95), foam); l = lerp(l, splat(0.97), foam); }
    }
    if (glitters) {
      const dx = mul(sub(px, v128.load32_splat(c, 128)), v128.load32_splat(row, 28)), path = f32x4.div(one, mad(dx, dx, one));
      const s0 = v128.load32_splat(spark), s = mad(quarter, sub(v128.load32_splat(spark, 4), s0), s0);
      const glow = saturate(mul(sub(mad(path, splat(0.46), mad(b, splat(0.45), mul(s, splat(0.55)))), splat(0.86)), splat(5)));
      const m = saturate(mul(mad(glow, splat(1.5), mul(path, splat(0.16))), v128.load32_splat(c, 140)));
      r = lerp(r, v128.load32_splat(c, 116), m); g = lerp(g, v128.load32_splat(c, 120), m); l = lerp(l, v128.load32_splat(c, 124), m);
    }
    const q = splat(32767), id = v128.load16_splat(c, 8);
    const rq = mul(saturate(r), q), gq = mul(saturate(g), q), lq = mul(saturate(l), q);
    v128.store(at, v128.bitselect(id, packLow(rq, gq, lq, q), fourth));
    v128.store(at, v128.bitselect(id, packHigh(rq, gq, lq, q), fourth), 16);
  }
}
/** Between two numbers of the call, far and near. */
// @ts-ignore: decorator
@inline function mixed(c: usize, far: i32, close: i32, near: f32): f32 { return load<f32>(c + far) + (load<f32>(c + close) - load<f32>(c + far)) * near; }

/** Four pixels of water. Constants come from memory one by one: cheaper than keeping thirty vectors alive. */
// @ts-ignore: decorator
@inline function waterPixels(at: usize, target: usize, x: f32, width: i32, c: usize, wave: usize, fine: usize, spark: usize, glitters: bool, foams: bool): void {
  const px = add(splat(x), ramp()), quarter = f32x4(0, 0.25, 0.5, 0.75), one = splat(1);
  const under = mad(px, v128.load32_splat(c, 148), v128.load32_splat(c, 176));
  const cover = saturate(add(under, splat(0.5)));
  if (!v128.any_true(f32x4.gt(cover, splat(0)))) return;
  const near = f32x4.pmin(f32x4.div(f32x4.pmax(under, splat(0)), v128.load32_splat(c, 160)), one);
  const a0 = v128.load32_splat(wave), b0 = v128.load32_splat(fine);
  const a = mad(quarter, sub(v128.load32_splat(wave, 4), a0), a0), b = mad(quarter, sub(v128.load32_splat(fine, 4), b0), b0);
  const swell = sub(mad(a, splat(0.62), mul(b, splat(0.38))), splat(0.5));
  const calm = mad(near, splat(0.85), splat(0.15)), moved = mul(swell, calm);
  const offset = mul(moved, v128.load32_splat(c, 112));
  const sx = f32x4.pmin(f32x4.pmax(mad(px, v128.load32_splat(c, 52), mad(offset, splat(0.6), v128.load32_splat(c, 180))), splat(0)), v128.load32_splat(c, 168));
  const sy = f32x4.pmin(f32x4.pmax(add(mad(px, v128.load32_splat(c, 64), v128.load32_splat(c, 184)), offset), splat(0)), v128.load32_splat(c, 172));
  const where = i32x4.add(i32x4.splat(<i32>target), i32x4.shl(i32x4.add(floorInt(sx), i32x4.mul(floorInt(sy), i32x4.splat(width))), 3));
  const q0 = v128.load64_zero(<usize>i32x4.extract_lane(where, 0)), q1 = v128.load64_zero(<usize>i32x4.extract_lane(where, 1));
  const q2 = v128.load64_zero(<usize>i32x4.extract_lane(where, 2)), q3 = v128.load64_zero(<usize>i32x4.extract_lane(where, 3));
  const e = v128.shuffle<i16>(q0, q1, 0, 8, 1, 9, 2, 10, 3, 11), f = v128.shuffle<i16>(q2, q3, 0, 8, 1, 9, 2, 10, 3, 11);
  const rg = v128.shuffle<i32>(e, f, 0, 4, 1, 5), bi = v128.shuffle<i32>(e, f, 2, 6, 3, 7), inv = splat(1.0 / 32767);
  const mr = mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(rg)), inv), mg = mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(rg)), inv), mb = mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(bi)), inv);
  const k = saturate(mad(swell, splat(0.5), lerp(v128.load32_splat(c, 108), v128.load32_splat(c, 104), near)));
  const shade = mad(moved, splat(0.34), one);
  let r = mul(lerp(lerp(v128.load32_splat(c, 92), v128.load32_splat(c, 80), near), mr, k), shade);
  let g = mul(lerp(lerp(v128.load32_splat(c, 96), v128.load32_splat(c, 84), near), mg, k), shade);
  let l = mul(lerp(lerp(v128.load32_splat(c, 100), v128.load32_splat(c, 88), near), mb, k), shade);
  if (foams) {
    const foam = mul(saturate(mul(sub(mad(a, splat(0.55), mul(b, splat(0.45))), splat(0.66)), splat(5))), v128.load32_splat(c, 144));
    r = lerp(r, splat(0.93), foam); g = lerp(g, splat(0.95), foam); l = lerp(l, splat(0.97), foam);
  }
  if (glitters) {
    const dx = f32x4.div(sub(px, v128.load32_splat(c, 128)), lerp(v128.load32_splat(c, 136), v128.load32_splat(c, 132), near));
    const path = f32x4.div(one, mad(dx, dx, one));
    const s0 = v128.load32_splat(spark), s = mad(quarter, sub(v128.load32_splat(spark, 4), s0), s0);
    const glow = saturate(mul(sub(mad(path, splat(0.46), mad(b, splat(0.45), mul(s, splat(0.55)))), splat(0.86)), splat(5)));
    const m = saturate(mul(mad(glow, splat(1.5), mul(path, splat(0.16))), v128.load32_splat(c, 140)));
    r = lerp(r, v128.load32_splat(c, 116), m); g = lerp(g, v128.load32_splat(c, 120), m); l = lerp(l, v128.load32_splat(c, 124), m);
  }
  const cq = mul(cover, splat(32767)), fourth = fourthLane(), half = i16x8.splat(16384), id = v128.load16_splat(c, 8);
  const lo = packLow(mul(saturate(r), cq), mul(saturate(g), cq), mul(saturate(l), cq), cq), hi = packHigh(mul(saturate(r), cq), mul(saturate(g), cq), mul(saturate(l), cq), cq);
  const d0 = v128.load(at), d1 = v128.load(at, 16), a1 = alphaOf(lo), a2 = alphaOf(hi);
  v128.store(at, v128.bitselect(v128.bitselect(id, d0, i16x8.gt_s(a1, half)), over(d0, lo, a1), fourth));
  v128.store(at, v128.bitselect(v128.bitselect(id, d1, i16x8.gt_s(a2, half)), over(d1, hi, a2), fourth), 16);
}

/** One field of the noise tile at four places (in tile texels), blended between its neighbours: [0, 1]. */
// @ts-ignore: decorator
@inline function waveAt(tile: usize, stride: usize, u: v128, v: v128, field: i32): v128 {
  const fu = f32x4.floor(u), fv = f32x4.floor(v);
  const xi = v128.and(floorInt(u), i32x4.splat(255)), yi = v128.and(floorInt(v), i32x4.splat(255));
  const base = i32x4.add(i32x4.splat(<i32>tile + (field << 1)), i32x4.add(i32x4.shl(xi, 3), i32x4.mul(yi, i32x4.splat(<i32>stride))));
  const p0 = <usize>i32x4.extract_lane(base, 0), p1 = <usize>i32x4.extract_lane(base, 1), p2 = <usize>i32x4.extract_lane(base, 2), p3 = <usize>i32x4.extract_lane(base, 3);
  const a = f32x4.convert_i32x4_s(i32x4(load<i16>(p0), load<i16>(p1), load<i16>(p2), load<i16>(p3)));
  const b = f32x4.convert_i32x4_s(i32x4(load<i16>(p0, 8), load<i16>(p1, 8), load<i16>(p2, 8), load<i16>(p3, 8)));
  const c = f32x4.convert_i32x4_s(i32x4(load<i16>(p0 + stride), load<i16>(p1 + stride), load<i16>(p2 + stride), load<i16>(p3 + stride)));
  const d = f32x4.convert_i32x4_s(i32x4(load<i16>(p0 + stride, 8), load<i16>(p1 + stride, 8), load<i16>(p2 + stride, 8), load<i16>(p3 + stride, 8)));
  const tu = sub(u, fu);
  return mul(lerp(lerp(a, b, tu), lerp(c, d, tu), sub(v, fv)), splat(1.0 / 32767));
}
