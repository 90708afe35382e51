// Colour choice: target colour → 16 pool values, equally likely, whose mean in linear light approaches the target.
// Cells of a 32³ table are filled when first touched. Two workers may fill one at the same time: both write the same
// bytes, and the flag is stored last.
//
// Where dabs meet, their codes mix, not their light, and codes half way between two values are darker than their light
// together. So each value counts with the light that it will bring: its own inside, and at edges that of its code along
// the tangent at the target.
import {
  COLORS_CODES, COLORS_COUNT, COLORS_EDGE, COLORS_FILLED, COLORS_LAB, COLORS_LEVELS, COLORS_LINEAR, COLORS_MIX, COLORS_NEAR, COLORS_PICKS, COLORS_REPEAT, PICKS,
} from './dab-layout';
import { add, mad, mul, splat, sub } from './simd';

/** Cube root of x ≥ 0: a guess from the exponent, then Newton. Relative error about 1e-7. */
function cubeRoot(x: f32): f32 {
  if (x < 1e-12) return 0;
  let y = reinterpret<f32>(reinterpret<u32>(x) / 3 + 0x2a514067);
  y = (y + y + x / (y * y)) * <f32>0.33333334;
  y = (y + y + x / (y * y)) * <f32>0.33333334;
  y = (y + y + x / (y * y)) * <f32>0.33333334;
  return y;
}

/**
 * Picks one of the values that stand for a colour cell.
 *
 * @param cell - red << 10 | green << 5 | blue, 5 bits each
 * @param rank - 0..15, in the order of lightness
 */
// @ts-ignore: decorator
@inline export function pickColor(colors: usize, cell: i32, rank: u32, scratch: usize): u32 {
  if (atomic.load<u8>(<usize>load<i32>(colors, COLORS_FILLED) + <usize>cell) == 0) fillColorCell(colors, cell, scratch);
  return <u32>load<u8>(<usize>load<i32>(colors, COLORS_PICKS) + (<usize>cell << 4) + <usize>rank);
}

/**
 * Chooses the 16 values of a cell one after the other. Each is the value with the least
 *
 *   mix · w · |sum of errors so far + its error|² ÷ picks left  +  near · ΔE²(OKLab)  +  repeat · times chosen
 *
 * so that errors may be paid back until the last picks, which must settle them. w turns differences of linear light
 * into about differences of code value, green counting most. After Knoll's pattern dithering (US patent 6,606,166, expired).
 */
export function fillColorCell(colors: usize, cell: i32, scratch: usize): void {
  const count = load<i32>(colors, COLORS_COUNT), linear = <usize>load<i32>(colors, COLORS_LINEAR), lab = <usize>load<i32>(colors, COLORS_LAB), levels = <usize>load<i32>(colors, COLORS_LEVELS);
  const mix = load<f32>(colors, COLORS_MIX), near = load<f32>(colors, COLORS_NEAR), repeat = load<f32>(colors, COLORS_REPEAT);
  const tr = load<f32>(levels + (<usize>(cell >> 10) << 2)), tg = load<f32>(levels + (<usize>((cell >> 5) & 31) << 2)), tb = load<f32>(levels + (<usize>(cell & 31) << 2));
  const l = cubeRoot(<f32>0.41222147 * tr + <f32>0.53633254 * tg + <f32>0.051445993 * tb);
  const m = cubeRoot(<f32>0.2119035 * tr + <f32>0.68069954 * tg + <f32>0.10739696 * tb);
  const s = cubeRoot(<f32>0.08830246 * tr + <f32>0.28171884 * tg + <f32>0.6299787 * tb);
  const L = splat(<f32>0.21045426 * l + <f32>0.7936178 * m - <f32>0.004072047 * s);
  const A = splat(<f32>1.9779985 * l - <f32>2.4285922 * m + <f32>0.4505937 * s);
  const B = splat(<f32>0.025904037 * l + <f32>0.78277177 * m - <f32>0.80867577 * s);
  // Scratch: penalty of each value (256), its error in light (3 × 256), values chosen (16), their lightness (16).
  const penalty = scratch, errors = scratch + 1024, chosen = errors + 3072, keys = chosen + 64;
  const bytes = <usize>count << 2;
  for (let i: usize = 0; i < bytes; i += 16) {
    const dl = sub(v128.load(lab + i), L), da = sub(v128.load(lab + i, 1024), A), db = sub(v128.load(lab + i, 2048), B);
    v128.store(penalty + i, mul(splat(near), mad(mul(dl, dl), splat(2.5), mad(da, da, mul(db, db)))));
  }
  const codes = <usize>load<i32>(colors, COLORS_CODES), edge = load<f32>(colors, COLORS_EDGE);
  expectErrors(errors, linear, codes, levels, cell >> 10, bytes, edge);
  expectErrors(errors + 1024, linear + 1024, codes + 1024, levels, (cell >> 5) & 31, bytes, edge);
  expectErrors(errors + 2048, linear + 2048, codes + 2048, levels, cell & 31, bytes, edge);
  const wr: f32 = mix * <f32>0.6 / (tr + <f32>0.03), wg: f32 = mix * <f32>0.9 / (tg + <f32>0.03), wb: f32 = mix * <f32>0.42 / (tb + <f32>0.03);
  let sr: f32 = 0, sg: f32 = 0, sb: f32 = 0;
  for (let k = 0; k < PICKS; k++) {
    // The last picks look less and less at themselves and settle what is owed; where nearness is all, nothing is.
    const left: f32 = <f32>1 / <f32>(PICKS - k), self = splat(<f32>1 - min<f32>(1, mix) * (<f32>1 - max<f32>(<f32>0.08, min<f32>(1, <f32>(PICKS - 1 - k) * <f32>0.2))));
    const er = splat(sr), eg = splat(sg), eb = splat(sb), vr = splat(wr * left), vg = splat(wg * left), vb = splat(wb * left);
    let best = splat(3e38), where = i32x4.splat(0), at = i32x4(0, 1, 2, 3);
    for (let i: usize = 0; i < bytes; i += 16) {
      const r = add(v128.load(errors + i), er), g = add(v128.load(errors + i, 1024), eg), b = add(v128.load(errors + i, 2048), eb);
      const score = mad(v128.load(penalty + i), self, mad(mul(r, r), vr, mad(mul(g, g), vg, mul(mul(b, b), vb))));
      const less = f32x4.lt(score, best);
      best = v128.bitselect(score, best, less);
      where = v128.bitselect(at, where, less);
      at = i32x4.add(at, i32x4.splat(4));
    }
    let least = f32x4.extract_lane(best, 0), index = i32x4.extract_lane(where, 0);
    if (f32x4.extract_lane(best, 1) < least) { least = f32x4.extract_lane(best, 1); index = i32x4.extract_lane(where, 1); }
    if (f32x4.extract_lane(best, 2) < least) { least = f32x4.extract_lane(best, 2); index = i32x4.extract_lane(where, 2); }
    if (f32x4.extract_lane(best, 3) < least) { least = f32x4.extract_lane(best, 3); index = i32x4.extract_lane(where, 3); }
    const p = <usize>index << 2;
    store<f32>(penalty + p, load<f32>(penalty + p) + repeat);
    sr += load<f32>(errors + p); sg += load<f32>(errors + p, 1024); sb += load<f32>(errors + p, 2048);
    insertByLightness(chosen, keys, k, index, load<f32>(lab + p));
  }
  const picks = <usize>load<i32>(colors, COLORS_PICKS) + (<usize>cell << 4);
  for (let k: usize = 0; k < <usize>PICKS; k++) store<u8>(picks + k, <u8>load<i32>(chosen + (k << 2)));
  atomic.store<u8>(<usize>load<i32>(colors, COLORS_FILLED) + <usize>cell, 1);
}

/** What each value will add to the light of one channel, less the target's, of which `level` is the code in 31sts. */
function expectErrors(errors: usize, linear: usize, codes: usize, levels: usize, level: i32, bytes: usize, edge: f32): void {
  const low = max(level - 1, 0), high = min(level + 1, 31), target = splat(load<f32>(levels + (<usize>level << 2)));
  const slope = (load<f32>(levels + (<usize>high << 2)) - load<f32>(levels + (<usize>low << 2))) * <f32>31 / <f32>(high - low);
  const inside = splat(<f32>1 - edge), outside = splat(edge * slope), code = splat(<f32>level / <f32>31);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(errors + i, mad(sub(v128.load(linear + i), target), inside, mul(sub(v128.load(codes + i), code), outside)));
  }
}

/** Keeps the chosen values dark to light; equal lightness in order of index, so that a rank always means the same. */
function insertByLightness(chosen: usize, keys: usize, count: i32, index: i32, key: f32): void {
  let j = <usize>count << 2;
  while (j > 0) {
    const k = load<f32>(keys + j - 4), i = load<i32>(chosen + j - 4);
    if (k < key || (k == key && i <= index)) break;
    store<f32>(keys + j, k);
    store<i32>(chosen + j, i);
    j -= 4;
  }
  store<f32>(keys + j, key);
  store<i32>(chosen + j, index);
}
