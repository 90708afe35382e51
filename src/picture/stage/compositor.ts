import { clamp } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import { apply, chain, invert, type Matrix, scaling, translation } from '../camera/matrix.js';
import { undoMotion, type View } from '../camera/view.js';
import type { Arena, Kernel } from '../kernel-host.js';
import { SHAPE_FLOATS } from '../painting/painter.js';
import { shapeRecord } from '../painting/shape.js';
import type { Plane, PlaneMotion, StageItem, Swarm, Water } from './stage.js';

const WRAPS = 1;
const ADDS = 4;
const MULTIPLIES = 8;
const SWAYS = 16;
const TINTS = 32;
const OPAQUE = 64;
const FADES = 128;

/** Bytes composed at a time, so that a band of rows stays in the cache while every plane is laid over it. */
const BAND_BYTES = 192 * 1024;
/** Most shapes of all swarms in one frame. */
const SWARM_SHAPES = 6000;
/** Arguments of one call of the kernel: a plane's, with constants behind them, and a water's. */
const PLANE_BYTES = 128;
const CALL_BYTES = 512;
/** One row of texels at four times the widest frame: planes far out are minified. */
const ROW_BYTES = 4 * 4096 * 8;

/** A plane as placement needs it: where it lies on screen and how it moves. Pixels of the frame. */
export interface ComposedPlane {
  readonly id: number;
  readonly screenToPlane: Matrix;
  readonly planeToScreen: Matrix;
  readonly bounds: Bounds;
  readonly isFigure: boolean;
}

/** Where frames are composed: texels whose fourth lane names the plane that shows. */
export interface Target {
  readonly at: number;
  /** Texels from one row to the next: a multiple of eight, at least the view's width. */
  readonly stride: number;
}

interface Bounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One item made ready for a frame. */
interface Call {
  readonly item: StageItem;
  readonly id: number;
  readonly bounds: Bounds;
  /** Target pixel → texel, or for water → waves. */
  readonly matrix: Matrix;
  readonly motion: PlaneMotion;
  /** Where a swarm's shapes stand in the list. */
  readonly shapesAt: number;
  readonly shapes: number;
}

/** Lays the items of a stage, back to front, into a target buffer. One per worker. */
export class Compositor {
  private readonly callAt: number;
  private readonly rowAt: number;
  private readonly listAt: number;
  private readonly memory: WebAssembly.Memory;
  private readonly kernel: Kernel['exports'];

  /** @param share - every worker allocates the scratch of all, and uses its own */
  constructor(
    kernel: Kernel,
    arena: Arena,
    private readonly noiseTile: { readonly at: number; readonly stride: number },
    share: { readonly index: number; readonly count: number },
  ) {
    this.kernel = kernel.exports;
    this.memory = kernel.memory;
    const bytes = CALL_BYTES + ROW_BYTES + SWARM_SHAPES * SHAPE_FLOATS * 4;
    this.callAt = arena.allocate(bytes * share.count) + bytes * share.index;
    const constants = new Int16Array(this.memory.buffer, this.callAt + 96, 16);
    constants.set([0, 0, 0, -1, 0, 0, 0, -1, ...new Array(8).fill(16384)]);
    this.rowAt = this.callAt + CALL_BYTES;
    this.listAt = this.rowAt + ROW_BYTES;
  }

  /**
   * Composes one frame.
   *
   * @param t - seconds of the scene
   */
  compose(items: readonly StageItem[], view: View, t: number, target: Target): void {
    const calls = this.prepare(items, view, t);
    const rows = Math.max(8, Math.floor(BAND_BYTES / (target.stride * 8)));
    for (let top = 0; top < view.height; top += rows) {
      const bottom = Math.min(view.height, top + rows);
      for (const call of calls) {
        const y0 = Math.max(top, call.bounds.y0);
        const y1 = Math.min(bottom, call.bounds.y1);
        if (y0 >= y1 || call.bounds.x0 >= call.bounds.x1) continue;
        this.draw(call, view, t, target, y0, y1);
      }
    }
  }

  /**
   * The planes of a frame for placement, in pixels of the frame: `scaleX` × `scaleY` to a texel of the view. Scenery of
   * like distance counts as one plane (dabs only have to move about right), each figure as its own.
   */
  planes(items: readonly StageItem[], view: View, t: number, scaleX: number, scaleY: number): ComposedPlane[] {
    const aspect = view.width / view.height;
    const toPixels = chain(scaling(view.height * scaleX, view.height * scaleY), translation(aspect / 2, 0));
    const planes = new Map<number, ComposedPlane>();
    items.forEach((item, index) => {
      if (item.kind === 'swarm') return;
      const id = placementId(item, index);
      if (planes.has(id)) return;
      const isFigure = item.kind === 'plane' && item.isFigure === true;
      const authored = isFigure ? authoredOf(item, view, t) : sceneryOf(id, view);
      const screenToPlane = chain(toPixels, authored, scaling(1 / scaleX, 1 / scaleY));
      const { x0, y0, x1, y1 } = isFigure ? boundsOf(item, view, t) : sceneryBounds(id, view);
      planes.set(id, {
        id,
        isFigure,
        screenToPlane,
        planeToScreen: invert(screenToPlane),
        bounds: { x0: x0 * scaleX, y0: y0 * scaleY, x1: x1 * scaleX, y1: y1 * scaleY },
      });
    });
    return [...planes.values()];
  }

  private prepare(items: readonly StageItem[], view: View, t: number): Call[] {
    let listed = 0;
    return items.map((item, index) => {
      const id = item.kind === 'swarm' ? 0 : placementId(item, index);
      const motion = item.kind === 'plane' ? (item.animate?.(t) ?? {}) : {};
      if (item.kind === 'swarm') {
        const shapesAt = this.listAt + listed * SHAPE_FLOATS * 4;
        const shapes = this.listSwarm(item, view, t, shapesAt, SWARM_SHAPES - listed);
        listed += shapes;
        return { item, id, motion, shapesAt, shapes, bounds: whole(view), matrix: view.toUpright(item.depth) };
      }
      const bounds = boundsOf(item, view, t);
      const matrix =
        item.kind === 'water' ? view.toWorld() : normalised(chain(toTexels(item), authoredOf(item, view, t)));
      return { item, id, motion, bounds, matrix, shapesAt: 0, shapes: 0 };
    });
  }

  private draw(call: Call, view: View, t: number, target: Target, y0: number, y1: number): void {
    const { item } = call;
    if (item.kind === 'swarm') {
      if (call.shapes > 0)
        this.kernel.paintShapes(target.at, view.width, y0, y1, target.stride, call.shapesAt, call.shapes);
    } else if (item.kind === 'water') this.drawWater(item, call, view, t, target, y0, y1);
    else this.drawPlane(item, call, t, target, y0, y1);
  }

  private drawPlane(plane: Plane, call: Call, t: number, target: Target, y0: number, y1: number): void {
    const { canvas } = plane;
    const opacity = clamp(call.motion.opacity ?? 1, 0, 1);
    if (opacity === 0) return;
    const gain = call.motion.gain;
    const flags =
      (canvas.wraps ? WRAPS : 0) |
      (plane.blend === 'add' ? ADDS : 0) |
      (plane.blend === 'multiply' ? MULTIPLIES : 0) |
      (plane.sway ? SWAYS : 0) |
      (gain ? TINTS : 0) |
      (opacity < 1 ? FADES : 0) |
      (canvas.isOpaque && opacity === 1 && !gain && !plane.blend ? OPAQUE : 0);
    const memory = new DataView(this.memory.buffer, this.callAt, PLANE_BYTES);
    [canvas.at, canvas.columns, canvas.rows, canvas.stride, flags, Math.round(opacity * 32767), call.id].forEach(
      (value, i) => {
        memory.setInt32(i * 4, value | 0, true);
      },
    );
    call.matrix.forEach((value, i) => {
      memory.setFloat32(28 + i * 4, value, true);
    });
    const sway = plane.sway;
    memory.setFloat32(64, sway ? sway.reach * canvas.scale : 0, true);
    memory.setFloat32(68, sway ? sway.turns / canvas.scale : 0, true);
    memory.setFloat32(72, sway ? sway.rate * t : 0, true);
    memory.setInt32(84, this.rowAt | 0, true);
    const gains = gain ?? [1, 1, 1];
    gains.forEach((value, i) => {
      memory.setInt16(76 + i * 2, Math.round(clamp(value, 0, 1.999) * 16384), true);
    });
    this.kernel.drawPlane(target.at, target.stride, call.bounds.x0, call.bounds.x1, y0, y1, this.callAt);
  }

  private drawWater(water: Water, call: Call, view: View, t: number, target: Target, y0: number, y1: number): void {
    const mirror = view.toMirror();
    const [a, b, c] = view.belowHorizon();
    const [glitterX] = apply(view.fromUpright(Infinity), water.glitter.x, view.horizon);
    const reach = Math.max(8, (1 - view.horizon) * view.height * view.pose.zoom);
    const floats = [
      ...call.matrix,
      ...mirror.slice(0, 6),
      t * 0.55 * (water.speed ?? 1),
      ...unit(water.near),
      ...unit(water.far),
      water.mirrorNear,
      water.mirrorFar,
      water.waves * 0.16 * view.height * view.pose.zoom,
      ...unit(water.glitter.color),
      glitterX,
      0.3 * view.height,
      0.035 * view.height,
      water.glitter.strength,
      water.crests,
      a,
      b,
      c,
      reach,
    ];
    const callAt = this.callAt + PLANE_BYTES;
    const memory = new DataView(this.memory.buffer, callAt, CALL_BYTES - PLANE_BYTES);
    [this.noiseTile.at, this.noiseTile.stride, call.id, view.height].forEach((value, i) => {
      memory.setInt32(i * 4, value | 0, true);
    });
    // Waves are measured in texels of the noise tile: eight to a lattice cell.
    const scale = 4.4 / Math.max(0.15, water.waves);
    memory.setInt32(164, this.rowAt | 0, true);
    floats.forEach((value, i) => {
      memory.setFloat32(16 + i * 4, i < 6 ? value * scale : value, true);
    });
    this.kernel.drawWater(target.at, target.stride, 0, view.width, y0, y1, callAt);
  }

  private listSwarm(swarm: Swarm, view: View, t: number, at: number, room: number): number {
    const place = view.fromUpright(swarm.depth);
    const scale = Math.sqrt(Math.abs(place[0] * place[4] - place[1] * place[3]));
    const list = new Float32Array(this.memory.buffer, at, room * SHAPE_FLOATS);
    let n = 0;
    for (const shape of swarm.shapes(t)) {
      if (n >= room) break;
      const [x, y] = apply(place, shape.x, shape.y);
      const reach = Math.max(shape.rx, shape.ry) * scale + 4;
      if (x < -reach || y < -reach || x > view.width + reach || y > view.height + reach) continue;
      list.set(shapeRecord(shape, { x, y, scale, turn: -view.pose.roll, keepsFourth: true }), n * SHAPE_FLOATS);
      n++;
    }
    return n;
  }
}

/** Ids of the planes of placement: the ground, then scenery by distance, then one for each figure. */
const GROUND_ID = 1;
const SCENERY: readonly { readonly id: number; readonly from: number; readonly depth: number }[] = [
  { id: 2, from: 7, depth: 20 },
  { id: 3, from: 2, depth: 3.2 },
  { id: 4, from: 0, depth: 1.15 },
];
const FIRST_FIGURE_ID = 5;

/** Which plane of placement an item belongs to. */
function placementId(item: Plane | Water, index: number): number {
  if (item.kind === 'water' || item.lie === 'ground') return GROUND_ID;
  if (item.isFigure) return FIRST_FIGURE_ID + (index % 240);
  const depth = item.lie === 'sky' ? Infinity : item.depth;
  return (SCENERY.find((group) => depth >= group.from) ?? (SCENERY[0] as (typeof SCENERY)[number])).id;
}

/** Target pixel → authored place, at the distance that stands for a group of scenery. */
function sceneryOf(id: number, view: View): Matrix {
  const group = SCENERY.find((candidate) => candidate.id === id);
  return group ? view.toUpright(group.depth) : view.toGround();
}

function sceneryBounds(id: number, view: View): Bounds {
  return id === GROUND_ID ? groundBounds(view) : whole(view);
}

function whole(view: View): Bounds {
  return { x0: 0, y0: 0, x1: view.width, y1: view.height };
}

/** Target pixel → authored place of an item, its own motion undone. */
function authoredOf(item: Plane | Water, view: View, t: number): Matrix {
  if (item.kind === 'water') return view.toGround();
  const lie = item.lie === 'ground' ? view.toGround() : view.toUpright(item.lie === 'sky' ? Infinity : item.depth);
  const motion = item.animate?.(t);
  if (!motion) return lie;
  const { canvas } = item;
  const middle = canvas.left + canvas.width / 2;
  return chain(undoMotion(motion, middle, motion.aboutMiddle ? (canvas.top + canvas.bottom) / 2 : canvas.bottom), lie);
}

/** The same mapping with its last number 1, and exact zeros where nothing turns: the kernel tells the easy cases by them. */
function normalised(m: Matrix): Matrix {
  const k = 1 / m[8];
  const tiny = (value: number) => (Math.abs(value) < 1e-9 ? 0 : value);
  const scaled = m.map((value) => value * k);
  const nearOne = Math.abs((scaled[0] as number) - 1) < 1e-6 ? 1 : (scaled[0] as number);
  return [
    nearOne,
    scaled[1],
    scaled[2],
    tiny(scaled[3] as number),
    scaled[4],
    scaled[5],
    tiny(scaled[6] as number),
    tiny(scaled[7] as number),
    1,
  ] as unknown as Matrix;
}

function toTexels(plane: Plane): Matrix {
  const { canvas } = plane;
  return chain(scaling(canvas.scale, canvas.scale), translation(-canvas.left, -canvas.top));
}

/** Rows and columns of the target that an item can touch. */
function boundsOf(item: Plane | Water, view: View, t: number): Bounds {
  if (item.kind === 'plane' && item.lie === 'sky' && item.canvas.wraps) return whole(view);
  if (item.kind === 'water' || item.lie === 'ground') return groundBounds(view);
  const { canvas } = item;
  const toScreen = invert(authoredOf(item, view, t));
  const x0 = canvas.wraps ? -view.width : canvas.left;
  const x1 = canvas.wraps ? view.width : canvas.left + canvas.width;
  const corners = [
    apply(toScreen, x0, canvas.top),
    apply(toScreen, x1, canvas.top),
    apply(toScreen, x0, canvas.bottom),
    apply(toScreen, x1, canvas.bottom),
  ];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  const sway = item.sway ? item.sway.reach * view.height * view.pose.zoom : 0;
  if (canvas.wraps && view.pose.roll !== 0) return whole(view);
  return {
    x0: canvas.wraps ? 0 : clamp(Math.floor(Math.min(...xs) - sway) - 1, 0, view.width),
    x1: canvas.wraps ? view.width : clamp(Math.ceil(Math.max(...xs) + sway) + 1, 0, view.width),
    y0: clamp(Math.floor(Math.min(...ys)) - 1, 0, view.height),
    y1: clamp(Math.ceil(Math.max(...ys)) + 1, 0, view.height),
  };
}

/** Everything from the horizon down. */
function groundBounds(view: View): Bounds {
  const [a, b, c] = view.belowHorizon();
  if (b <= 0) return whole(view);
  const row = Math.floor(Math.min(-c / b, (-c - a * view.width) / b)) - 1;
  return { ...whole(view), y0: clamp(row, 0, view.height) };
}

function unit(color: Rgb): [number, number, number] {
  return [color[0] / 255, color[1] / 255, color[2] / 255];
}
