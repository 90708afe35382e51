// Dabs that live on a plane. The nodes of a jittered lattice have fixed places, hashes and ranks on the plane, so dabs
// move with it. Lattices of cells half and twice as large are nested: as the plane grows on screen, nodes of the finer
// one appear in order of rank, and the number of dabs per screen area stays.
import {
  BUCKETS, DAB_BYTES, FRAME_DETAIL, FRAME_FLOW, FRAME_FLOW_WIDTH, FRAME_HEIGHT, FRAME_NUMBER, FRAME_PLANE_OF, FRAME_SCRATCH, FRAME_TARGET,
  FRAME_TARGET_HEIGHT, FRAME_TARGET_STRIDE, FRAME_TARGET_WIDTH, FRAME_TEXELS_X, FRAME_TEXELS_Y, FRAME_TILES, FRAME_WIDTH,
  LAYER_ANGLES, LAYER_CAPACITY, LAYER_CELL, LAYER_COLORS, LAYER_COUNTS, LAYER_DITHER, LAYER_HOLD, LAYER_JITTER, LAYER_LIST,
  LAYER_ORIENTATION, LAYER_PHASES, LAYER_REACH, LAYER_RULE, LAYER_SEED, LAYER_SWIRL,
  ORIENT_FLOW, ORIENT_LEVEL, PLANE_BIT, PLANE_DETAILED, PLANE_FROM_SCREEN, PLANE_SEED, PLANE_SHOWN, PLANE_TO_SCREEN, PLANE_TURN, PLANE_TURN_COSINE, PLANE_TURN_SINE,
  RULE_FINE, TILE,
} from './dab-layout';
import { pickColor } from './dab-colors';
import { planeOfTexel } from './dab-target';
import { add, hash1, hash4, lerp, mad, mul, smooth, splat, sub, toInt, unit } from './simd';

/** Lattice units in a cell of the level at rest: the finest level has cells of one unit. */
const UNITS: i32 = 256;
/** Cells at the coarsest level: 256 of those at rest. */
const COARSEST: i32 = 65536;
/**
 * Ranks grow by the golden ratio from column to column and by √3 from row to row (mod 1, in 2^-24 per unit), so that
 * neighbours get well-spread ranks, at every level: half and double these numbers are as irrational.
 */
const SPREAD_X: i32 = 10368890, SPREAD_Y: i32 = 12281775;

/**
 * Appends the dabs of one plane to a layer's lists.
 *
 * A node shows when its rank is at most the local magnification of area; the ranks of the nodes born at a level fill
 * the interval between the powers of four on either side, those in the middle of the coarser cells first.
 */
export function scatterDabs(frame: usize, layer: usize, plane: usize): void {
  const cell = load<f32>(layer, LAYER_CELL), reach = load<f32>(layer, LAYER_REACH);
  const m6 = load<f32>(plane, PLANE_TO_SCREEN + 24), m7 = load<f32>(plane, PLANE_TO_SCREEN + 28), m8 = load<f32>(plane, PLANE_TO_SCREEN + 32);
  const area = determinant(plane);
  // Where its texels lie: a node may lie beyond the frame's edge, but nowhere else beyond them.
  const box = plane + (load<i32>(layer, LAYER_RULE) == RULE_FINE ? PLANE_DETAILED : PLANE_SHOWN);
  const texelsX = load<f32>(frame, FRAME_TEXELS_X), texelsY = load<f32>(frame, FRAME_TEXELS_Y);
  let x0 = <f32>load<i32>(box), y0 = <f32>load<i32>(box, 4), x1 = <f32>load<i32>(box, 8), y1 = <f32>load<i32>(box, 12);
  if (x0 >= x1) return;
  const right = x1 == <f32>load<i32>(frame, FRAME_TARGET_WIDTH), bottom = y1 == <f32>load<i32>(frame, FRAME_TARGET_HEIGHT);
  boxLeft = x0 == 0 ? -reach : x0 / texelsX; boxTop = y0 == 0 ? -reach : y0 / texelsY;
  boxRight = x1 / texelsX + (right ? reach : 0); boxBottom = y1 / texelsY + (bottom ? reach : 0);
  // Nodes stray from their places by less than a cell, which is less than two on screen.
  x0 = boxLeft - cell * 2; y0 = boxTop - cell * 2; x1 = boxRight + cell * 2; y1 = boxBottom + cell * 2;
  corner(plane, x0, y0, 0); corner(plane, x1, y0, 1); corner(plane, x1, y1, 2); corner(plane, x0, y1, 3);
  const far: f32 = <f32>64 * <f32>max(load<i32>(frame, FRAME_WIDTH), load<i32>(frame, FRAME_HEIGHT));
  const lowest = max<f32>(min(min(cornerY0, cornerY1), min(cornerY2, cornerY3)), -far), highest = min<f32>(max(max(cornerY0, cornerY1), max(cornerY2, cornerY3)), far);
  const perCell: f32 = <f32>UNITS / cell, perUnit: f32 = cell / <f32>UNITS;
  const most = max(max(scaleAt(area, m6, m7, m8, cornerX0, cornerY0), scaleAt(area, m6, m7, m8, cornerX1, cornerY1)), max(scaleAt(area, m6, m7, m8, cornerX2, cornerY2), scaleAt(area, m6, m7, m8, cornerX3, cornerY3)));
  const rowStep = stepOf(most);
  const from = <i32>Mathf.floor(lowest * perCell / <f32>rowStep) * rowStep, to = <i32>Mathf.floor(highest * perCell);
  for (let row = from; row <= to; row += rowStep) {
    const y = <f32>row * perUnit;
    if (!crossRow(y)) continue;
    const left = max(crossLeft, -far), right = min(crossRight, far);
    const most = max(scaleAt(area, m6, m7, m8, left, y), scaleAt(area, m6, m7, m8, right, y)), step = stepOf(most);
    if ((row & (step - 1)) != 0) continue;
    // With at most the middles of the finest level to show, every second node of the row can be left out.
    const odd = (row & step) != 0, sparse = most <= rankBase(step) * <f32>2;
    const first = (<i32>Mathf.floor(left * perCell / <f32>(step + step))) * (step + step) + (sparse && odd ? step : 0);
    scatterRow(frame, layer, plane, row, first, <i32>Mathf.ceil(right * perCell), sparse ? step + step : step, area);
  }
}

/** Magnification at which the level with this step begins to appear: (256 ÷ 2 step)². */
// @ts-ignore: decorator
@inline function rankBase(step: i32): f32 { const r = <f32>(UNITS / 2) / <f32>step; return r * r; }

/** Cell, in units, of the finest level that a magnification of area needs. Within 2 % the coarser one does. */
function stepOf(magnification: f32): i32 {
  let step = COARSEST;
  while (step > 1 && rankBase(step) * <f32>4.08 < magnification) step >>= 1;
  return step;
}

// Part of the screen that holds its nodes, the corners of that part on the plane, and where a row of the lattice crosses it. Globals, as a WASM instance
// belongs to one thread.
let cornerX0: f32 = 0, cornerY0: f32 = 0, cornerX1: f32 = 0, cornerY1: f32 = 0, cornerX2: f32 = 0, cornerY2: f32 = 0, cornerX3: f32 = 0, cornerY3: f32 = 0;
let boxLeft: f32 = 0, boxTop: f32 = 0, boxRight: f32 = 0, boxBottom: f32 = 0;
let crossLeft: f32 = 0, crossRight: f32 = 0;

function corner(plane: usize, x: f32, y: f32, which: i32): void {
  const w = max<f32>(load<f32>(plane, PLANE_FROM_SCREEN + 24) * x + load<f32>(plane, PLANE_FROM_SCREEN + 28) * y + load<f32>(plane, PLANE_FROM_SCREEN + 32), 1e-4);
  const px = (load<f32>(plane, PLANE_FROM_SCREEN) * x + load<f32>(plane, PLANE_FROM_SCREEN + 4) * y + load<f32>(plane, PLANE_FROM_SCREEN + 8)) / w;
  const py = (load<f32>(plane, PLANE_FROM_SCREEN + 12) * x + load<f32>(plane, PLANE_FROM_SCREEN + 16) * y + load<f32>(plane, PLANE_FROM_SCREEN + 20)) / w;
  if (which == 0) { cornerX0 = px; cornerY0 = py; } else if (which == 1) { cornerX1 = px; cornerY1 = py; } else if (which == 2) { cornerX2 = px; cornerY2 = py; } else { cornerX3 = px; cornerY3 = py; }
}

/** Finds the stretch of a row inside the four corners. */
function crossRow(y: f32): bool {
  crossLeft = 3e38; crossRight = -3e38;
  crossEdge(y, cornerX0, cornerY0, cornerX1, cornerY1);
  crossEdge(y, cornerX1, cornerY1, cornerX2, cornerY2);
  crossEdge(y, cornerX2, cornerY2, cornerX3, cornerY3);
  crossEdge(y, cornerX3, cornerY3, cornerX0, cornerY0);
  return crossLeft <= crossRight;
}
function crossEdge(y: f32, ax: f32, ay: f32, bx: f32, by: f32): void {
  if ((ay < y) == (by < y)) return;
  const x = ax + (bx - ax) * ((y - ay) / (by - ay));
  crossLeft = min(crossLeft, x);
  crossRight = max(crossRight, x);
}

/** |det| of plane → screen: the magnification of area is this ÷ w³. */
function determinant(plane: usize): f32 {
  const a = load<f32>(plane), b = load<f32>(plane, 4), c = load<f32>(plane, 8), d = load<f32>(plane, 12), e = load<f32>(plane, 16), f = load<f32>(plane, 20), g = load<f32>(plane, 24), h = load<f32>(plane, 28), i = load<f32>(plane, 32);
  return abs(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g));
}
function scaleAt(area: f32, m6: f32, m7: f32, m8: f32, x: f32, y: f32): f32 {
  const w = max<f32>(m6 * x + m7 * y + m8, 1e-3);
  return area / (w * w * w);
}

/** Floor of |x| < 2^22 as integers. */
// @ts-ignore: decorator
@inline function floorInt(a: v128): v128 { return toInt(f32x4.floor(a)); }

/** The nodes of one row, four at a time: columns first, first + step, … up to last. */
function scatterRow(frame: usize, layer: usize, plane: usize, row: i32, first: i32, last: i32, step: i32, area: f32): void {
  const cell = load<f32>(layer, LAYER_CELL), jitter = load<f32>(layer, LAYER_JITTER);
  const m0 = splat(load<f32>(plane)), m1 = splat(load<f32>(plane, 4)), m2 = splat(load<f32>(plane, 8)), m3 = splat(load<f32>(plane, 12)), m4 = splat(load<f32>(plane, 16)), m5 = splat(load<f32>(plane, 20)), m6 = splat(load<f32>(plane, 24)), m7 = splat(load<f32>(plane, 28)), m8 = splat(load<f32>(plane, 32));
  const leftLimit = splat(boxLeft), topLimit = splat(boxTop), rightLimit = splat(boxRight), bottomLimit = splat(boxBottom);
  const texelsX = splat(load<f32>(frame, FRAME_TEXELS_X)), texelsY = splat(load<f32>(frame, FRAME_TEXELS_Y));
  const lastX = splat(<f32>(load<i32>(frame, FRAME_TARGET_WIDTH) - 1)), lastY = splat(<f32>(load<i32>(frame, FRAME_TARGET_HEIGHT) - 1));
  const target = <usize>load<i32>(frame, FRAME_TARGET), stride = load<i32>(frame, FRAME_TARGET_STRIDE), planeOf = <usize>load<i32>(frame, FRAME_PLANE_OF);
  const fine = load<i32>(layer, LAYER_RULE) == RULE_FINE, detail = <usize>load<i32>(frame, FRAME_DETAIL), detailWidth = load<i32>(frame, FRAME_TARGET_WIDTH);
  const seed = load<i32>(layer, LAYER_SEED) ^ load<i32>(plane, PLANE_SEED), rowHash = i32x4.splat(row * 0x85EBCA77 ^ seed), rowSpread = i32x4.splat(row * SPREAD_Y);
  // Four nodes lie within about 3.6 cells of their middle, however the plane is magnified. Where that is less than the
  // reach of the tile map, groups far from all that the plane shows can be passed over at once.
  const perUnit: f32 = cell / <f32>UNITS, mapReach: f32 = <f32>(fine ? TILE : TILE * 2), skips = cell * <f32>3.6 * max(load<f32>(frame, FRAME_TEXELS_X), load<f32>(frame, FRAME_TEXELS_Y)) < mapReach;
  const tiles = <usize>load<i32>(frame, FRAME_TILES) + (fine ? 0 : <usize>(tilesAlong(detailWidth) * tilesAlong(load<i32>(frame, FRAME_TARGET_HEIGHT))) << 2);
  // Stamps with whole-pixel offsets: positions on even half pixels.
  const snap = load<i32>(layer, LAYER_PHASES) == 4 ? splat(2) : splat(1), snapShift = load<i32>(layer, LAYER_PHASES) == 4 ? 0 : 1;
  for (let column = first; column <= last; column += step << 2) {
    if (skips && !isNear(frame, plane, tiles, <f32>(column + step + (step >> 1)) * perUnit, <f32>row * perUnit)) continue;
    const x = i32x4.add(i32x4.splat(column), i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(step))), y = i32x4.splat(row);
    const hash = hash4(v128.xor(i32x4.mul(x, i32x4.splat(0x9E3779B1)), rowHash));
    const either = v128.or(v128.or(x, y), i32x4.splat(COARSEST)), lowest = v128.and(either, i32x4.neg(either));
    const size = f32x4.convert_i32x4_s(lowest);
    const stray = mul(f32x4.pmin(mul(size, splat(<f32>1 / <f32>UNITS)), splat(1)), splat(jitter));
    const px = mul(mad(f32x4.convert_i32x4_s(x), splat(<f32>1 / <f32>UNITS), mul(sub(unit(hash), splat(0.5)), stray)), splat(cell));
    const py = mul(mad(f32x4.convert_i32x4_s(y), splat(<f32>1 / <f32>UNITS), mul(sub(unit(i32x4.shl(hash, 11)), splat(0.5)), stray)), splat(cell));
    const w = f32x4.div(splat(1), f32x4.pmax(mad(px, m6, mad(py, m7, m8)), splat(1e-4)));
    const sx = mul(mad(px, m0, mad(py, m1, m2)), w), sy = mul(mad(px, m3, mad(py, m4, m5)), w);
    let lanes = i32x4.bitmask(v128.and(v128.and(f32x4.ge(sx, leftLimit), f32x4.lt(sx, rightLimit)), v128.and(f32x4.ge(sy, topLimit), f32x4.lt(sy, bottomLimit))));
    if (lanes == 0) continue;
    const tx = floorInt(f32x4.pmin(f32x4.pmax(mul(sx, texelsX), splat(0)), lastX)), ty = floorInt(f32x4.pmin(f32x4.pmax(mul(sy, texelsY), splat(0)), lastY));
    if (fine) {
      const mark = i32x4.add(i32x4.mul(ty, i32x4.splat(detailWidth)), tx);
      lanes &= <i32>load<u8>(detail + <usize>i32x4.extract_lane(mark, 0)) | (<i32>load<u8>(detail + <usize>i32x4.extract_lane(mark, 1)) << 1)
        | (<i32>load<u8>(detail + <usize>i32x4.extract_lane(mark, 2)) << 2) | (<i32>load<u8>(detail + <usize>i32x4.extract_lane(mark, 3)) << 3);
      if (lanes == 0) continue;
    }
    const texel = i32x4.add(i32x4.mul(ty, i32x4.splat(stride)), tx);
    if (planeOfTexel(planeOf, target + (<usize>i32x4.extract_lane(texel, 0) << 3)) != plane) lanes &= 14;
    if (planeOfTexel(planeOf, target + (<usize>i32x4.extract_lane(texel, 1) << 3)) != plane) lanes &= 13;
    if (planeOfTexel(planeOf, target + (<usize>i32x4.extract_lane(texel, 2) << 3)) != plane) lanes &= 11;
    if (planeOfTexel(planeOf, target + (<usize>i32x4.extract_lane(texel, 3) << 3)) != plane) lanes &= 7;
    if (lanes == 0) continue;
    // Rank of a node: its level's base times 1–2 in the middle of a coarser cell, 2–4 on its sides.
    const middle = i32x4.eq(v128.and(v128.and(x, y), lowest), lowest);
    const hash2 = hash4(i32x4.add(hash, i32x4.splat(0x68E31DA4)));
    const base = f32x4.div(splat(<f32>(UNITS / 2)), size), growth = mad(unit(hash2), splat(0.98), splat(1));
    const rank = mul(mul(base, base), v128.bitselect(growth, add(growth, growth), middle));
    lanes &= i32x4.bitmask(f32x4.le(rank, mul(mul(splat(area), w), mul(w, w))));
    if (lanes == 0) continue;
    const hx = i32x4.shl(floorInt(mad(sx, snap, splat(0.5))), snapShift), hy = i32x4.shl(floorInt(mad(sy, snap, splat(0.5))), snapShift);
    const angle = angles(frame, layer, plane, px, py, tx, ty, hash2);
    // A well-spread rank among the picks, loosened by half so that no pattern shows.
    const spread = i32x4.add(i32x4.add(i32x4.mul(x, i32x4.splat(SPREAD_X)), rowSpread), i32x4.shr_u(hash2, 1));
    if (lanes & 1) emit(frame, layer, target + (<usize>i32x4.extract_lane(texel, 0) << 3), i32x4.extract_lane(hx, 0), i32x4.extract_lane(hy, 0), i32x4.extract_lane(hash2, 0), i32x4.extract_lane(spread, 0), i32x4.extract_lane(angle, 0));
    if (lanes & 2) emit(frame, layer, target + (<usize>i32x4.extract_lane(texel, 1) << 3), i32x4.extract_lane(hx, 1), i32x4.extract_lane(hy, 1), i32x4.extract_lane(hash2, 1), i32x4.extract_lane(spread, 1), i32x4.extract_lane(angle, 1));
    if (lanes & 4) emit(frame, layer, target + (<usize>i32x4.extract_lane(texel, 2) << 3), i32x4.extract_lane(hx, 2), i32x4.extract_lane(hy, 2), i32x4.extract_lane(hash2, 2), i32x4.extract_lane(spread, 2), i32x4.extract_lane(angle, 2));
    if (lanes & 8) emit(frame, layer, target + (<usize>i32x4.extract_lane(texel, 3) << 3), i32x4.extract_lane(hx, 3), i32x4.extract_lane(hy, 3), i32x4.extract_lane(hash2, 3), i32x4.extract_lane(spread, 3), i32x4.extract_lane(angle, 3));
  }
}

// @ts-ignore: decorator
@inline function tilesAlong(texels: i32): i32 { return (texels + TILE - 1) / TILE; }

/** Whether a tile map has the plane at a point of it. */
// @ts-ignore: decorator
@inline function isNear(frame: usize, plane: usize, tiles: usize, x: f32, y: f32): bool {
  const w = <f32>1 / max<f32>(load<f32>(plane, 24) * x + load<f32>(plane, 28) * y + load<f32>(plane, 32), 1e-4), width = load<i32>(frame, FRAME_TARGET_WIDTH);
  const tx = min<f32>(max<f32>((load<f32>(plane) * x + load<f32>(plane, 4) * y + load<f32>(plane, 8)) * w * load<f32>(frame, FRAME_TEXELS_X), 0), <f32>(width - 1));
  const ty = min<f32>(max<f32>((load<f32>(plane, 12) * x + load<f32>(plane, 16) * y + load<f32>(plane, 20)) * w * load<f32>(frame, FRAME_TEXELS_Y), 0), <f32>(load<i32>(frame, FRAME_TARGET_HEIGHT) - 1));
  return (load<u32>(tiles + (<usize>(<i32>ty / TILE * tilesAlong(width) + <i32>tx / TILE) << 2)) & load<u32>(plane, PLANE_BIT)) != 0;
}

/** Appends one dab to the list that its hash chooses. */
function emit(frame: usize, layer: usize, texel: usize, x: i32, y: i32, hash: u32, spread: u32, angle: i32): void {
  const hold = load<i32>(layer, LAYER_HOLD), bucket = <usize>((hash >> 7) & (BUCKETS - 1));
  let rank = spread;
  // A dab that is not held for ever draws again every `hold` frames, each at its own moment.
  if (hold > 0) rank = hash1(hash ^ (<u32>load<i32>(frame, FRAME_NUMBER) + (hash >> 12) % <u32>hold) / <u32>hold * 0x27D4EB2F);
  const counts = layer + (bucket << 2), count = load<i32>(counts, LAYER_COUNTS), capacity = load<i32>(layer, LAYER_CAPACITY);
  if (count >= capacity) return;
  const color = pickColor(<usize>load<i32>(layer, LAYER_COLORS), colorCell(texel, hash, load<i32>(layer, LAYER_DITHER)), rank >> 28, <usize>load<i32>(frame, FRAME_SCRATCH));
  const dab = <usize>load<i32>(layer, LAYER_LIST) + (bucket * <usize>capacity + <usize>count) * DAB_BYTES;
  store<u64>(dab, <u64>(<u32>x & 0xffff) | (<u64>(<u32>y & 0xffff) << 16) | (<u64>angle << 32) | (<u64>color << 48));
  store<i32>(counts, count + 1, LAYER_COUNTS);
}

/**
 * Cell of the colour table for a texel: each channel rounded up or down by chance, so that its mean is kept. Texels
 * below black, as a grade may leave them, count as black.
 */
// @ts-ignore: decorator
@inline export function colorCell(texel: usize, hash: u32, dither: i32): i32 {
  const other = hash * 0x9E3779B1;
  const r = level(texel, 0, hash & 0x7fff, dither), g = level(texel, 2, (hash >> 15) & 0x7fff, dither), b = level(texel, 4, other >> 17, dither);
  return (r << 10) | (g << 5) | b;
}
// @ts-ignore: decorator
@inline function level(texel: usize, lane: usize, chance: u32, dither: i32): i32 {
  return (max(<i32>load<i16>(texel + lane), 0) * 31 + 16384 + (((<i32>chance - 16384) * dither) >> 15)) >> 15;
}

/** Stamp angles of four nodes. */
// @ts-ignore: decorator
@inline function angles(frame: usize, layer: usize, plane: usize, px: v128, py: v128, tx: v128, ty: v128, hash: v128): v128 {
  const count = load<i32>(layer, LAYER_ANGLES), orientation = load<i32>(layer, LAYER_ORIENTATION), chance = unit(i32x4.shl(hash, 5));
  let turns: v128;
  if (orientation == ORIENT_FLOW) turns = flowTurns(frame, layer, plane, px, py, tx, ty, chance);
  // Half turns; a level stroke wavers by ± 1/40 of a half turn.
  else turns = mad(chance, splat(orientation == ORIENT_LEVEL ? 0.05 : 1), splat(load<f32>(plane, PLANE_TURN) * 2 - (orientation == ORIENT_LEVEL ? <f32>0.025 : 0)));
  return v128.and(floorInt(mad(turns, splat(<f32>count), splat(0.5))), i32x4.splat(count - 1));
}

/** Along the form where there is one, else along the swirls of the plane. In half turns. */
function flowTurns(frame: usize, layer: usize, plane: usize, px: v128, py: v128, tx: v128, ty: v128, chance: v128): v128 {
  const per = splat(<f32>1 / load<f32>(layer, LAYER_SWIRL)), seed = load<i32>(plane, PLANE_SEED);
  // Two octaves, the second turned by 37°, so that the axes of the noise do not show.
  const x = mul(px, per), y = mul(py, per);
  slope(x, y, seed);
  let gx = slopeX, gy = slopeY;
  slope(mad(x, splat(1.36), mul(y, splat(1.02))), mad(y, splat(1.36), mul(x, splat(-1.02))), seed ^ 0x3C6EF372);
  gx = add(gx, mad(slopeX, splat(0.68), mul(slopeY, splat(-0.51))));
  gy = add(gy, mad(slopeX, splat(0.51), mul(slopeY, splat(0.68))));
  // Level lines of the noise curl about its peaks. Angles are doubled, as a stroke has no head.
  const xx = mul(gx, gx), yy = mul(gy, gy), norm = f32x4.div(splat(0.35), add(add(xx, yy), splat(1e-4)));
  const c0 = mul(sub(yy, xx), norm), s0 = mul(mul(mul(gx, gy), splat(-2)), norm);
  const c = splat(load<f32>(plane, PLANE_TURN_COSINE)), s = splat(load<f32>(plane, PLANE_TURN_SINE));
  const block = i32x4.add(i32x4.mul(i32x4.shr_u(ty, 2), i32x4.splat(load<i32>(frame, FRAME_FLOW_WIDTH))), i32x4.shr_u(tx, 2)), flow = <usize>load<i32>(frame, FRAME_FLOW);
  const a = v128.load64_lane(flow + (<usize>i32x4.extract_lane(block, 1) << 3), v128.load64_zero(flow + (<usize>i32x4.extract_lane(block, 0) << 3)), 1);
  const b = v128.load64_lane(flow + (<usize>i32x4.extract_lane(block, 3) << 3), v128.load64_zero(flow + (<usize>i32x4.extract_lane(block, 2) << 3)), 1);
  const cosine = add(sub(mul(c0, c), mul(s0, s)), v128.shuffle<i32>(a, b, 0, 2, 4, 6)), sine = add(mad(c0, s, mul(s0, c)), v128.shuffle<i32>(a, b, 1, 3, 5, 7));
  return add(turnsOf(cosine, sine), mul(sub(chance, splat(0.5)), splat(0.08)));
}

/** Angle of a vector in turns, −½..½, within 0.001 turns: atan(a) ≈ a π/4 + 0.273 a (1 − a). */
// @ts-ignore: decorator
@inline function turnsOf(cosine: v128, sine: v128): v128 {
  const ac = f32x4.abs(cosine), as = f32x4.abs(sine);
  const a = f32x4.div(f32x4.pmin(ac, as), f32x4.pmax(f32x4.pmax(ac, as), splat(1e-9)));
  let t = mul(a, mad(a, splat(-0.04345), splat(0.16845)));
  t = v128.bitselect(sub(splat(0.25), t), t, f32x4.gt(as, ac));
  t = v128.bitselect(sub(splat(0.5), t), t, f32x4.lt(cosine, splat(0)));
  return v128.bitselect(f32x4.neg(t), t, f32x4.lt(sine, splat(0)));
}

let slopeX: v128 = i32x4.splat(0), slopeY: v128 = i32x4.splat(0);

/** Slope of value noise at four points, into slopeX and slopeY. */
function slope(x: v128, y: v128, seed: i32): void {
  const fx = f32x4.floor(x), fy = f32x4.floor(y), tx = sub(x, fx), ty = sub(y, fy);
  const ix = i32x4.mul(toInt(fx), i32x4.splat(0x9E3779B1)), iy = i32x4.add(i32x4.mul(toInt(fy), i32x4.splat(0x85EBCA77)), i32x4.splat(seed));
  const ix1 = i32x4.add(ix, i32x4.splat(0x9E3779B1)), iy1 = i32x4.add(iy, i32x4.splat(0x85EBCA77));
  const a = unit(hash4(v128.xor(ix, iy))), b = unit(hash4(v128.xor(ix1, iy))), c = unit(hash4(v128.xor(ix, iy1))), d = unit(hash4(v128.xor(ix1, iy1)));
  const six = splat(6), one = splat(1);
  slopeX = mul(mul(mul(six, tx), sub(one, tx)), lerp(sub(b, a), sub(d, c), smooth(ty)));
  slopeY = mul(mul(mul(six, ty), sub(one, ty)), lerp(sub(c, a), sub(d, b), smooth(tx)));
}
