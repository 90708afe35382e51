// Reading the composed picture before placement: where it needs fine dabs, which planes show, where its forms run.
import {
  FRAME_CONTRAST, FRAME_DETAIL, FRAME_FLOW, FRAME_FLOW_HEIGHT, FRAME_FLOW_WIDTH, FRAME_LUMA, FRAME_PLANE_OF, FRAME_TARGET,
  FRAME_TARGET_HEIGHT, FRAME_TARGET_STRIDE, FRAME_TARGET_WIDTH, FRAME_TILES, IDS, PLANE_BIT, PLANE_DETAILED, PLANE_SHOWN, TILE,
} from './dab-layout';

/** Address of the plane block that a texel belongs to. */
// @ts-ignore: decorator
@inline export function planeOfTexel(planeOf: usize, texel: usize): usize {
  return <usize>load<i32>(planeOf + ((<usize>load<u16>(texel, 6) & (IDS - 1)) << 2));
}

/**
 * Marks texels that differ strongly from a neighbour, or belong to another plane than it, and finds for each plane
 * which part of the picture shows it and which needs fine dabs.
 */
export function readTarget(frame: usize): void {
  const target = <usize>load<i32>(frame, FRAME_TARGET), width = load<i32>(frame, FRAME_TARGET_WIDTH), height = load<i32>(frame, FRAME_TARGET_HEIGHT), down = <usize>load<i32>(frame, FRAME_TARGET_STRIDE) << 3;
  const t = <i16>load<i32>(frame, FRAME_CONTRAST), limit = i16x8(t, t, t, 0, t, t, t, 0), planeOf = <usize>load<i32>(frame, FRAME_PLANE_OF), marks = <usize>load<i32>(frame, FRAME_DETAIL);
  const tilesAcross = (width + TILE - 1) / TILE, tilesDown = (height + TILE - 1) / TILE, tiles = <usize>load<i32>(frame, FRAME_TILES), tileBytes = <usize>(tilesAcross * tilesDown) << 2;
  memory.fill(tiles, 0, tileBytes << 1);
  for (let y = 0; y < height; y++) {
    const detailRow = tiles + (<usize>(y / TILE * tilesAcross) << 2), shownRow = detailRow + tileBytes;
    const mark = marks + <usize>(y * width), row = target + <usize>y * down, up = y > 0 ? down : 0, low = y < height - 1 ? down : 0;
    let start = 0, firstMark = width, lastMark = -1, shown = <u32>load<u16>(row, 6), at = row;
    // Two texels at a time; of the last pair of an odd width the second one is not looked at.
    for (let x = 0; x < width; x += 2, at += 16) {
      const c = v128.load(at);
      const left = x == 0 ? v128.shuffle<i64>(c, c, 0, 0) : v128.load(at - 8), right = x + 2 >= width ? (x + 1 == width ? c : v128.shuffle<i64>(c, c, 1, 1)) : v128.load(at + 8);
      const across = i16x8.max_s(i16x8.abs(i16x8.sub(c, left)), i16x8.abs(i16x8.sub(c, right)));
      const along = i16x8.max_s(i16x8.abs(i16x8.sub(c, v128.load(at - up))), i16x8.abs(i16x8.sub(c, v128.load(at + low))));
      const over = i16x8.bitmask(i16x8.gt_s(i16x8.max_s(across, along), limit));
      const ids = load<u16>(at, 6) ^ shown | load<u16>(at, 14) ^ shown;
      if ((over | <i32>ids) == 0 && x + 1 < width) {
        store<u16>(mark + <usize>x, 0);
        continue;
      }
      for (let k = 0; k < 2 && x + k < width; k++) {
        const id = <u32>load<u16>(at + <usize>(k << 3), 6);
        if (id != shown) {
          showRun(planeOf + <usize>((shown & (IDS - 1)) << 2), y, start, x + k, firstMark, lastMark + 1, shownRow);
          shown = id; start = x + k; firstMark = width; lastMark = -1;
        }
        const fine = ((over >> (k << 2)) & 15) != 0;
        store<u8>(mark + <usize>(x + k), <u8>fine);
        if (!fine) continue;
        firstMark = min(firstMark, x + k); lastMark = x + k;
        const tile = detailRow + (<usize>((x + k) / TILE) << 2);
        store<u32>(tile, load<u32>(tile) | load<u32>(planeOfTexel(planeOf, at + <usize>(k << 3)), PLANE_BIT));
      }
    }
    showRun(planeOf + <usize>((shown & (IDS - 1)) << 2), y, start, width, firstMark, lastMark + 1, shownRow);
  }
  widenTiles(tiles, tilesAcross, tilesDown);
}

/** Widens each tile map by the reach that scattering relies on. */
function widenTiles(tiles: usize, across: i32, down: i32): void {
  const bytes = <usize>(across * down) << 2, shown = tiles + bytes, spare = shown + bytes;
  widenMap(tiles, spare, across, down);
  widenMap(shown, spare, across, down);
  widenMap(shown, spare, across, down);
}
/** Each tile takes on the planes of the eight about it. */
function widenMap(map: usize, spare: usize, across: i32, down: i32): void {
  for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) {
    const o = <usize>(y * across + x) << 2;
    store<u32>(spare + o, load<u32>(map + o) | (x > 0 ? load<u32>(map + o - 4) : 0) | (x < across - 1 ? load<u32>(map + o, 4) : 0));
  }
  const row = <usize>across << 2;
  for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) {
    const o = <usize>y * row + (<usize>x << 2);
    store<u32>(map + o, load<u32>(spare + o) | (y > 0 ? load<u32>(spare + o - row) : 0) | (y < down - 1 ? load<u32>(spare + o + row) : 0));
  }
}

/** Widens what a plane shows by a run of texels, and what needs fine dabs by the marked part of it. */
function showRun(planeAt: usize, y: i32, x0: i32, x1: i32, mark0: i32, mark1: i32, tileRow: usize): void {
  const plane = <usize>load<i32>(planeAt), bit = load<u32>(plane, PLANE_BIT);
  widen(plane + PLANE_SHOWN, y, x0, x1);
  if (mark0 < mark1) widen(plane + PLANE_DETAILED, y, mark0, mark1);
  for (let x = x0 / TILE; x <= (x1 - 1) / TILE; x++) {
    const tile = tileRow + (<usize>x << 2);
    store<u32>(tile, load<u32>(tile) | bit);
  }
}
function widen(box: usize, y: i32, x0: i32, x1: i32): void {
  store<i32>(box, min(load<i32>(box), x0));
  store<i32>(box, min(load<i32>(box, 4), y), 4);
  store<i32>(box, max(load<i32>(box, 8), x1), 8);
  store<i32>(box, max(load<i32>(box, 12), y + 1), 12);
}

/**
 * Direction of the form in each block of 4 × 4 texels: along the edges, from the structure tensor of luma over 3 × 3
 * blocks. Stored as cosine and sine of twice the angle, of length 0 (flat) to 1 (one clear edge).
 */
export function readFlow(frame: usize): void {
  readLuma(frame);
  const width = load<i32>(frame, FRAME_TARGET_WIDTH), height = load<i32>(frame, FRAME_TARGET_HEIGHT), luma = <usize>load<i32>(frame, FRAME_LUMA);
  const across = load<i32>(frame, FRAME_FLOW_WIDTH), rows = load<i32>(frame, FRAME_FLOW_HEIGHT), flow = <usize>load<i32>(frame, FRAME_FLOW), row = <usize>across << 3;
  const energy = flow + row * <usize>rows;
  for (let by = 0; by < rows; by++) for (let bx = 0; bx < across; bx++) {
    let xx = 0, yy = 0, xy = 0;
    for (let y = max(by * 4, 1), y1 = min(by * 4 + 4, height - 1); y < y1; y++) {
      for (let x = max(bx * 4, 1), x1 = min(bx * 4 + 4, width - 1); x < x1; x++) {
        const at = luma + (<usize>(y * width + x) << 1), down = <usize>width << 1;
        const gx = <i32>load<i16>(at, 2) - <i32>load<i16>(at - 2), gy = <i32>load<i16>(at + down) - <i32>load<i16>(at - down);
        xx += gx * gx; yy += gy * gy; xy += gx * gy;
      }
    }
    const o = <usize>by * row + (<usize>bx << 3);
    // The form runs across the gradient: half a turn further in the doubled angle.
    store<f32>(energy + o, <f32>(yy - xx));
    store<f32>(energy + o, <f32>(-(xy + xy)), 4);
    store<f32>(energy + row * <usize>rows + (o >> 1), <f32>(xx + yy));
  }
  smoothFlow(flow, energy, across, rows);
}

/** Sums 3 × 3 blocks; energies below about four codes of luma a texel count as flat. */
function smoothFlow(flow: usize, tensor: usize, across: i32, rows: i32): void {
  const row = <usize>across << 3, energy = tensor + row * <usize>rows;
  for (let by = 0; by < rows; by++) for (let bx = 0; bx < across; bx++) {
    let c: f32 = 0, s: f32 = 0, e: f32 = 3000;
    for (let y = max(by - 1, 0); y <= min(by + 1, rows - 1); y++) for (let x = max(bx - 1, 0); x <= min(bx + 1, across - 1); x++) {
      const o = <usize>y * row + (<usize>x << 3);
      c += load<f32>(tensor + o); s += load<f32>(tensor + o, 4); e += load<f32>(energy + (o >> 1));
    }
    const o = <usize>by * row + (<usize>bx << 3);
    store<f32>(flow + o, c / e);
    store<f32>(flow + o, s / e, 4);
  }
}

/** Luma of every texel, 0–255, with BT.709 weights. */
function readLuma(frame: usize): void {
  const target = <usize>load<i32>(frame, FRAME_TARGET), width = load<i32>(frame, FRAME_TARGET_WIDTH), height = load<i32>(frame, FRAME_TARGET_HEIGHT), down = <usize>load<i32>(frame, FRAME_TARGET_STRIDE) << 3;
  let out = <usize>load<i32>(frame, FRAME_LUMA);
  for (let y = 0; y < height; y++) {
    let at = target + <usize>y * down;
    for (let x = 0; x < width; x++, at += 8, out += 2) {
      store<i16>(out, <i16>((<i32>load<i16>(at) * 54 + <i32>load<i16>(at, 2) * 183 + <i32>load<i16>(at, 4) * 19) >> 15));
    }
  }
}
