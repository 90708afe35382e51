// Painting of textures, once per scene. Coordinates are texels; colours are gamma-coded sRGB in [0, 1].
// Every row is written in steps of four texels: strides leave room for the overhang.
import { fractalNoise, valueNoise } from './noise';
import { add, lerp, mad, mul, ramp, saturate, smooth, splat, sub } from './simd';
import { alphaOf, fourthLane, over, packHigh, packLow } from './texel';

/** Lays four pixels (colour in [0,1], coverage in [0,1]) over the texels at `at`. `keep` leaves the fourth lane alone. */
// @ts-ignore: decorator
@inline function lay(at: usize, r: v128, g: v128, b: v128, a: v128, additive: bool, keep: bool): void {
  const k = mul(a, splat(32767));
  const lo = packLow(mul(r, k), mul(g, k), mul(b, k), k), hi = packHigh(mul(r, k), mul(g, k), mul(b, k), k);
  const d0 = v128.load(at), d1 = v128.load(at, 16);
  let o0: v128, o1: v128;
  if (additive) {
    o0 = i16x8.add_sat_s(d0, lo); o1 = i16x8.add_sat_s(d1, hi);
    o0 = v128.bitselect(d0, o0, fourthLane()); o1 = v128.bitselect(d1, o1, fourthLane());
  } else {
    o0 = over(d0, lo, alphaOf(lo)); o1 = over(d1, hi, alphaOf(hi));
    if (keep) { o0 = v128.bitselect(d0, o0, fourthLane()); o1 = v128.bitselect(d1, o1, fourthLane()); }
  }
  v128.store(at, o0); v128.store(at, o1, 16);
}

/** Clears a texture to nothing. */
export function clearTexture(tex: usize, stride: i32, height: i32): void {
  memory.fill(tex, 0, <usize>(stride * height) << 3);
}

/** Opaque vertical gradient. `stops`: n × 4 f32 (row in [0,1], r, g, b), ascending. */
export function paintGradient(tex: usize, width: i32, height: i32, stride: i32, stops: usize, n: i32): void {
  const one = splat(32767);
  for (let y = 0; y < height; y++) {
    const t: f32 = (<f32>y + 0.5) / <f32>height;
    let i = 0;
    while (i < n - 2 && t > load<f32>(stops + (<usize>(i + 1) << 4))) i++;
    const p = stops + (<usize>i << 4), q = stops + (<usize>min(i + 1, n - 1) << 4);
    const t0 = load<f32>(p), t1 = load<f32>(q);
    let f: f32 = t1 > t0 ? (t - t0) / (t1 - t0) : 0;
    f = f < 0 ? 0 : f > 1 ? 1 : f;
    const r = (load<f32>(p, 4) + (load<f32>(q, 4) - load<f32>(p, 4)) * f) * 32767;
    const g = (load<f32>(p, 8) + (load<f32>(q, 8) - load<f32>(p, 8)) * f) * 32767;
    const b = (load<f32>(p, 12) + (load<f32>(q, 12) - load<f32>(p, 12)) * f) * 32767;
    const v = packLow(splat(r), splat(g), splat(b), one);
    let at = tex + (<usize>(y * stride) << 3);
    for (let x = 0; x < width; x += 2, at += 16) v128.store(at, v);
  }
}

/**
 * A list of shapes, back to front. Each is 20 f32: kind (0 ellipse, 1 rectangle, 2 triangle with its apex up,
 * 3 glow), centre x, y, half width, half height, cosine and sine of its turn, colour at its top (3), colour at
 * its bottom (3), opacity, edge width in texels, additive (0/1), keep the fourth lane (0/1), 3 spare.
 * Only rows [top, height) are touched.
 */
export function paintShapes(tex: usize, width: i32, top: i32, height: i32, stride: i32, list: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const s = list + <usize>(i * 80);
    const kind = <i32>load<f32>(s), cx = load<f32>(s, 4), cy = load<f32>(s, 8), rx = load<f32>(s, 12), ry = load<f32>(s, 16);
    const co = load<f32>(s, 20), si = load<f32>(s, 24), opacity = load<f32>(s, 52), soft = load<f32>(s, 56);
    const additive = load<f32>(s, 60) != 0, keep = load<f32>(s, 64) != 0;
    const r0 = splat(load<f32>(s, 28)), g0 = splat(load<f32>(s, 32)), b0 = splat(load<f32>(s, 36));
    const r1 = splat(load<f32>(s, 40)), g1 = splat(load<f32>(s, 44)), b1 = splat(load<f32>(s, 48));
    // The soft edge of an ellipse is as many times wider at its tips as it is longer than wide.
    const grow: f32 = kind == 0 ? 1 + soft * <f32>0.5 / min<f32>(rx, ry) : 1;
    const ex = (abs<f32>(rx * co) + abs<f32>(ry * si)) * grow + soft, ey = (abs<f32>(rx * si) + abs<f32>(ry * co)) * grow + soft;
    const x0 = max(0, <i32>Mathf.floor(cx - ex)) & ~3, x1 = min(width, <i32>Mathf.ceil(cx + ex) + 1);
    const y0 = max(top, <i32>Mathf.floor(cy - ey)), y1 = min(height, <i32>Mathf.ceil(cy + ey) + 1);
    const small = min<f32>(rx, ry), iSoft: f32 = 1 / soft, irx: f32 = 1 / rx, iry: f32 = 1 / ry;
    const slant: f32 = 2 * ry / Mathf.sqrt(rx * rx + 4 * ry * ry);
    for (let y = y0; y < y1; y++) {
      const dy: f32 = <f32>y + 0.5 - cy;
      let at = tex + (<usize>(y * stride + x0) << 3);
      for (let x = x0; x < x1; x += 4, at += 32) {
        const dx = add(splat(<f32>x + 0.5 - cx), ramp());
        const lx = mad(dx, splat(co), splat(dy * si)), ly = sub(splat(dy * co), mul(dx, splat(si)));
        const nx = mul(lx, splat(irx)), ny = mul(ly, splat(iry));
        let a: v128;
        if (kind == 3) {
          const q = sub(splat(1), mad(nx, nx, mul(ny, ny)));
          const p = f32x4.pmax(q, splat(0));
          a = mul(p, p);
        } else {
          let distance: v128;
          if (kind == 0) distance = mul(sub(f32x4.sqrt(mad(nx, nx, mul(ny, ny))), splat(1)), splat(small));
          else if (kind == 1) distance = f32x4.pmax(sub(f32x4.abs(lx), splat(rx)), sub(f32x4.abs(ly), splat(ry)));
          else distance = f32x4.pmax(
            mul(sub(f32x4.abs(lx), mul(add(splat(1), ny), splat(rx * 0.5))), splat(slant)),
            sub(f32x4.abs(ly), splat(ry)));
          a = saturate(sub(splat(0.5), mul(distance, splat(iSoft))));
        }
        if (!v128.any_true(f32x4.gt(a, splat(0)))) continue;
        const t = saturate(mad(ny, splat(0.5), splat(0.5)));
        lay(at, lerp(r0, r1, t), lerp(g0, g1, t), lerp(b0, b1, t), mul(a, splat(opacity)), additive, keep);
      }
    }
  }
}

/**
 * Fills below a contour. `heights`: one f32 row per column (and one more on each side: heights[-1], heights[width]).
 * `p`: f32 colour at the contour (3), colour `p[6]` texels below it (3), depth of that fade, slope light strength,
 * light from the right (+1) or left (-1), texture strength, texture cells across (a power of two), cells per texel
 * down, octaves, edge width, light colour (3).
 */
export function paintRidge(tex: usize, width: i32, height: i32, stride: i32, heights: usize, p: usize, seed: i32): void {
  const r0 = splat(load<f32>(p)), g0 = splat(load<f32>(p, 4)), b0 = splat(load<f32>(p, 8));
  const r1 = splat(load<f32>(p, 12)), g1 = splat(load<f32>(p, 16)), b1 = splat(load<f32>(p, 20));
  const fade: f32 = 1 / load<f32>(p, 24), slopeLight = load<f32>(p, 28), side = load<f32>(p, 32), texture = load<f32>(p, 36);
  const cells = load<f32>(p, 40), down = load<f32>(p, 44), octaves = <i32>load<f32>(p, 48), edge: f32 = 1 / load<f32>(p, 52);
  const lr = splat(load<f32>(p, 56)), lg = splat(load<f32>(p, 60)), lb = splat(load<f32>(p, 64));
  let top: f32 = <f32>height;
  for (let x = 0; x < width; x++) top = min<f32>(top, load<f32>(heights + (<usize>x << 2)));
  const across: f32 = cells / <f32>width, mask = <i32>cells - 1;
  for (let y = max(0, <i32>Mathf.floor(top) - 2); y < height; y++) {
    let at = tex + (<usize>(y * stride) << 3);
    for (let x = 0; x < width; x += 4, at += 32) {
      const hp = heights + (<usize>x << 2), h = v128.load(hp), below = sub(splat(<f32>y + 0.5), h);
      const a = saturate(mad(below, splat(edge), splat(0.5)));
      if (!v128.any_true(f32x4.gt(a, splat(0)))) continue;
      const t = smooth(saturate(mul(below, splat(fade))));
      const slope = mul(sub(v128.load(hp, 4), v128.load(hp - 4)), splat(0.5 * side));
      let shade = splat(0);
      if (texture != 0) {
        const n = fractalNoise(mul(add(splat(<f32>x), ramp()), splat(across)), splat(<f32>y * down), mask, seed, octaves, 0.55);
        shade = mul(sub(n, splat(0.5)), splat(2 * texture));
      }
      const lit = mul(f32x4.pmin(f32x4.pmax(mad(shade, splat(1.5), slope), splat(-1)), splat(1)), mul(splat(slopeLight), sub(splat(1), mul(t, splat(0.65)))));
      const tone = add(splat(1), shade);
      lay(at, saturate(mad(lit, lr, mul(lerp(r0, r1, t), tone))), saturate(mad(lit, lg, mul(lerp(g0, g1, t), tone))), saturate(mad(lit, lb, mul(lerp(b0, b1, t), tone))), a, false, false);
    }
  }
}

/**
 * Clouds over the whole texture. `p`: f32 cells across (a power of two), cells per texel down, coverage in [0,1],
 * sharpness, lit colour (3), shadow colour (3), opacity, light direction x and y (texels of look-ahead), rows over
 * which the clouds fade out at the top and at the bottom, flattening (rows are squeezed towards the bottom: 0 none).
 */
export function paintClouds(tex: usize, width: i32, height: i32, stride: i32, p: usize, seed: i32): void {
  const cells = load<f32>(p), down = load<f32>(p, 4), coverage = load<f32>(p, 8), sharp = load<f32>(p, 12);
  const lr = splat(load<f32>(p, 16)), lg = splat(load<f32>(p, 20)), lb = splat(load<f32>(p, 24));
  const sr = splat(load<f32>(p, 28)), sg = splat(load<f32>(p, 32)), sb = splat(load<f32>(p, 36));
  const opacity = load<f32>(p, 40), lightX = load<f32>(p, 44), lightY = load<f32>(p, 48), fadeTop = load<f32>(p, 52), fadeBottom = load<f32>(p, 56), flatten = load<f32>(p, 60);
  const across: f32 = cells / <f32>width, mask = <i32>cells - 1, threshold: f32 = 1 - coverage;
  for (let y = 0; y < height; y++) {
    const fy = <f32>y, left = <f32>height - fy;
    let rim: f32 = min<f32>(fadeTop > 0 ? fy / fadeTop : 1, fadeBottom > 0 ? left / fadeBottom : 1);
    rim = rim > 1 ? 1 : rim;
    const depth: f32 = flatten > 0 ? fy * down * (1 + flatten * fy / <f32>height) : fy * down;
    let at = tex + (<usize>(y * stride) << 3);
    for (let x = 0; x < width; x += 4, at += 32) {
      const u = mul(add(splat(<f32>x), ramp()), splat(across));
      const n = fractalNoise(u, splat(depth), mask, seed, 5, 0.52);
      const dense = mul(sub(n, splat(threshold)), splat(sharp));
      if (!v128.any_true(f32x4.gt(dense, splat(0)))) continue;
      const a = mul(smooth(saturate(dense)), splat(opacity * rim));
      const toLight = fractalNoise(add(u, splat(lightX * across)), splat(depth + lightY * down), mask, seed, 3, 0.52);
      const lit = saturate(mad(sub(n, toLight), splat(3.2), sub(splat(0.72), mul(saturate(mul(dense, splat(0.5))), splat(0.45)))));
      lay(at, lerp(sr, lr, lit), lerp(sg, lg, lit), lerp(sb, lb, lit), a, false, false);
    }
  }
}

/**
 * Modulates what is painted by noise: colour × (1 + strength × (noise − ½) × 2). With `perspective` > 0 the cells
 * grow towards the viewer, as on a plain: row r shows cells of size (r − horizon) × perspective.
 * `p`: strength, cells across at the bottom row (a power of two), cells per texel down, octaves, perspective (0/1),
 * horizon row, warm shift (adds to red, takes from blue), rows from, rows to.
 */
export function paintGrain(tex: usize, width: i32, height: i32, stride: i32, p: usize, seed: i32): void {
  const strength = load<f32>(p), cells = load<f32>(p, 4), down = load<f32>(p, 8), octaves = <i32>load<f32>(p, 12);
  const perspective = load<f32>(p, 16) != 0, horizon = load<f32>(p, 20), warm = load<f32>(p, 24);
  const from = max(0, <i32>load<f32>(p, 28)), to = min(height, <i32>load<f32>(p, 32));
  const one = splat(1);
  for (let y = from; y < to; y++) {
    let c0: f32 = cells, blend: f32 = 0, v0: f32 = <f32>y * down, v1: f32 = v0;
    if (perspective) {
      // Depth of the row, 1 at the bottom: cells double with each doubling of depth, neighbours are cross-faded.
      let z: f32 = (<f32>height - horizon) / max<f32>(<f32>y + 0.5 - horizon, 0.75);
      const world: f32 = z * cells * (<f32>height - horizon) / <f32>width;
      while (z >= 2 && c0 < 4096) { z *= 0.5; c0 *= 2; }
      blend = z - 1;
      blend = blend < 0 ? 0 : blend > 1 ? 1 : blend;
      v0 = world * 2.2; v1 = v0;
    }
    const mask0 = <i32>c0 - 1, across0: f32 = c0 / <f32>width;
    let at = tex + (<usize>(y * stride) << 3);
    for (let x = 0; x < width; x += 4, at += 32) {
      const u = mul(add(splat(<f32>x), ramp()), splat(across0));
      let n = fractalNoise(u, splat(v0), mask0, seed, octaves, 0.55);
      if (perspective) n = lerp(n, fractalNoise(add(u, u), splat(v1), mask0 * 2 + 1, seed, octaves, 0.55), splat(blend));
      const k = mul(sub(n, splat(0.5)), splat(2 * strength));
      const w = mul(k, splat(warm));
      scaleTexels(at, add(add(one, k), w), add(one, k), sub(add(one, k), w));
    }
  }
}

/** Multiplies the colour (not the alpha) of four texels, saturating at their alpha. */
// @ts-ignore: decorator
@inline function scaleTexels(at: usize, r: v128, g: v128, b: v128): void {
  const one = splat(16383);
  const lo = packLow(mul(r, one), mul(g, one), mul(b, one), one), hi = packHigh(mul(r, one), mul(g, one), mul(b, one), one);
  const d0 = v128.load(at), d1 = v128.load(at, 16);
  let o0 = i16x8.q15mulr_sat_s(d0, lo), o1 = i16x8.q15mulr_sat_s(d1, hi);
  o0 = i16x8.add_sat_s(o0, o0); o1 = i16x8.add_sat_s(o1, o1);
  o0 = i16x8.min_s(o0, alphaOf(d0)); o1 = i16x8.min_s(o1, alphaOf(d1));
  v128.store(at, v128.bitselect(d0, o0, fourthLane())); v128.store(at, v128.bitselect(d1, o1, fourthLane()), 16);
}

/** Four independent fields of smooth noise in one 256 × 256 tile, for water and anything that ripples. */
export function paintNoiseTile(tex: usize, stride: i32, seed: i32): void {
  for (let y = 0; y < 256; y++) {
    let at = tex + (<usize>(y * stride) << 3);
    for (let x = 0; x < 256; x += 4, at += 32) {
      const u = mul(add(splat(<f32>x), ramp()), splat(32.0 / 256)), v = splat(<f32>y * (32.0 / 256));
      const a = tileNoise(u, v, seed), b = tileNoise(u, v, seed + 77), c = tileNoise(u, v, seed + 154), d = tileNoise(u, v, seed + 231);
      v128.store(at, packLow(mul(a, splat(32767)), mul(b, splat(32767)), mul(c, splat(32767)), mul(d, splat(32767))));
      v128.store(at, packHigh(mul(a, splat(32767)), mul(b, splat(32767)), mul(c, splat(32767)), mul(d, splat(32767))), 16);
    }
  }
}

/** Noise that also repeats downwards, every 32 rows of its lattice. */
// @ts-ignore: decorator
@inline function tileNoise(x: v128, y: v128, seed: i32): v128 {
  const edge = f32x4.gt(y, splat(31));
  const n = valueNoise(x, y, 31, seed);
  if (!v128.any_true(edge)) return n;
  return lerp(n, valueNoise(x, sub(y, splat(32)), 31, seed), smooth(saturate(sub(y, splat(31)))));
}

/** Repeats the first column behind the last, and the last row below itself, so that sampling needs no edge case. */
export function sealTexture(tex: usize, width: i32, height: i32, stride: i32, wraps: bool): void {
  for (let y = 0; y < height; y++) {
    const row = tex + (<usize>(y * stride) << 3);
    store<u64>(row + (<usize>width << 3), load<u64>(row + (wraps ? 0 : <usize>(width - 1) << 3)));
  }
  memory.copy(tex + (<usize>(height * stride) << 3), tex + (<usize>((height - 1) * stride) << 3), <usize>stride << 3);
}
