// Reading the composed picture before placement: where it needs fine dabs, which planes show, where its forms run.
import {
  FRAME_CONTRAST, FRAME_DETAIL, FRAME_FLOW, FRAME_FLOW_HEIGHT, FRAME_FLOW_WIDTH, FRAME_LUMA, FRAME_PLANE_OF, FRAME_TARGET,
  FRAME_TARGET_HEIGHT, FRAME_TARGET_STRIDE, FRAME_TARGET_WIDTH, IDS, PLANE_SEEN,
} from './dab-layout';

/** Address of the plane block that a texel belongs to. */
// @ts-ignore: decorator
@inline export function planeOfTexel(planeOf: usize, texel: usize): usize {
  return <usize>load<i32>(planeOf + ((<usize>load<u16>(texel, 6) & (IDS - 1)) << 2));
}

/** Marks texels that differ strongly from a neighbour, or belong to another plane than it, and the planes that show. */
export function readTarget(frame: usize): void {
  const target = <usize>load<i32>(frame, FRAME_TARGET), width = load<i32>(frame, FRAME_TARGET_WIDTH), height = load<i32>(frame, FRAME_TARGET_HEIGHT), down = <usize>load<i32>(frame, FRAME_TARGET_STRIDE) << 3;
  const t = <i16>load<i32>(frame, FRAME_CONTRAST), limit = i16x8(t, t, t, 0, t, t, t, 0), planeOf = <usize>load<i32>(frame, FRAME_PLANE_OF);
  let mark = <usize>load<i32>(frame, FRAME_DETAIL);
  for (let y = 0; y < height; y++) {
    let at = target + <usize>y * down, shown = <u32>0xffffffff;
    const up = y > 0 ? down : 0, low = y < height - 1 ? down : 0;
    for (let x = 0; x < width; x++, at += 8) {
      const left: usize = x > 0 ? 8 : 0, right: usize = x < width - 1 ? 8 : 0;
      const c = v128.load64_splat(at);
      const rows = i16x8.abs(i16x8.sub(c, v128.load64_lane(at + low, v128.load64_zero(at - up), 1)));
      const columns = i16x8.abs(i16x8.sub(c, v128.load64_lane(at + right, v128.load64_zero(at - left), 1)));
      store<u8>(mark++, <u8>v128.any_true(i16x8.gt_s(i16x8.max_s(rows, columns), limit)));
      const id = <u32>load<u16>(at, 6);
      if (id != shown) {
        shown = id;
        store<i32>(planeOfTexel(planeOf, at), 1, PLANE_SEEN);
      }
    }
  }
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
