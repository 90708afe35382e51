import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import { eyeHeight } from '../../../origins/perspective.js';
import type { Canvas } from '../../painting/canvas.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import { line } from './lines.js';
import { mixAt } from './skyline.js';
import { lampColor, litPane, type Pane } from './windows.js';

/** One house of a row that runs away from the viewer along a street. Lengths in the world: frame heights at depth 1. */
export interface House {
  /** −1 = left side of the street, +1 = right. */
  readonly side: -1 | 1;
  readonly near: number;
  readonly far: number;
  readonly height: number;
  readonly storey: number;
  readonly wall: Rgb;
  readonly trim: Rgb;
  readonly glass: Rgb;
  readonly shop: Rgb;
  /** Its end wall is not hidden behind a nearer house of the same plane. */
  readonly endsRow: boolean;
}

/** Where a street runs: half its width from wall to wall, and its horizon. */
export interface Street {
  readonly half: number;
  readonly horizon: number;
}

/** Thickness of a slice: patches of receding walls are painted in upright strips no wider than this, their steps hidden by trim. */
const SLICE = 0.011;

/** Screen place of a point on a street's wall: how far away, how high above the ground. */
export function wallPoint(street: Street, side: number, depth: number, up: number): readonly [x: number, y: number] {
  return [(side * street.half) / depth, street.horizon + (eyeHeight(street.horizon) - up) / depth];
}

/** Row at which a house's wall or roof shows at x: straight lines to the vanishing point, level on the face that looks at us. */
function lineAt(street: Street, house: House, x: number, up: number): number {
  const depth = Math.min(house.far, Math.max(house.near, street.half / Math.max(1e-3, Math.abs(x))));
  return street.horizon + (eyeHeight(street.horizon) - up) / depth;
}

/** Fills the wall of a house, from its roof down to the bottom of the canvas: the pavement is laid over its foot. */
export function paintWall(canvas: Canvas, scene: SettingScene, street: Street, house: House): void {
  const { light } = scene;
  const inner = street.half / house.far;
  const lit = house.side === -light.side;
  const facing = mixRgb(house.wall, light.key, lit ? 0.62 * light.keyStrength : 0);
  const wall = lit ? facing : mixAt(house.wall, light.on([34, 38, 64], house.near), 0.4);
  // Beyond its own end wall a house is hidden behind the next one.
  const outer = house.endsRow ? Infinity : street.half / house.near + 0.3;
  const inside = (x: number) => x * house.side >= inner && x * house.side <= outer;
  const bottom = canvas.bottom + 1;
  canvas.ridge({
    contour: (x) => (inside(x) ? lineAt(street, house, x, house.height) : bottom),
    color: wall,
    foot:
      light.darkness > 0.3
        ? mixAt(wall, [176, 122, 78], 0.36 * light.darkness)
        : mixAt(wall, light.on([52, 52, 62], house.near), 0.4),
    fade: 1.1 / house.near,
  });
  canvas.shapes([
    ...ledge(street, house, { near: house.near, far: house.far, up: house.height, thick: 0.055 }, house.trim),
    ...ledge(
      street,
      house,
      { near: house.near, far: house.far, up: house.height - 0.07, thick: 0.02 },
      mixAt(house.trim, wall, 0.5),
    ),
  ]);
  // The end wall that looks at us lies in another light than the street's side.
  const edge = street.half / house.near;
  const reach = house.endsRow ? 1 : 0.15;
  canvas.shapes([
    {
      kind: 'rectangle',
      x: house.side * (edge + reach),
      y: (lineAt(street, house, edge, house.height) + bottom) / 2,
      rx: reach,
      ry: (bottom - lineAt(street, house, edge, house.height)) / 2,
      color: light.on([30, 30, 44], house.near),
      opacity: 0.22,
    },
  ]);
}

/**
 * Clears the canvas below the walls' foot, row by row, so that what lies on the ground in front shows through.
 *
 * @param side - −1 or +1, the side of the street that the canvas holds
 */
export function cutFoot(canvas: Canvas, street: Street, side: number): void {
  const eye = eyeHeight(street.horizon);
  const clear = new Uint8Array(canvas.columns * 4);
  for (let row = Math.max(0, Math.floor((street.horizon - canvas.top) * canvas.scale)); row < canvas.rows; row++) {
    const y = canvas.top + (row + 0.5) / canvas.scale;
    // Walls farther away than this row's depth stand on a row above it.
    const edge = ((side * (street.half * (y - street.horizon))) / eye - canvas.left) * canvas.scale;
    const column = Math.min(canvas.columns, Math.max(0, Math.round(edge)));
    if (side > 0) canvas.pixels(clear, column, 1, 0, row);
    else canvas.pixels(clear, canvas.columns - column, 1, column, row);
  }
}

/** A level ledge along a wall: a straight line to the vanishing point, as thick as the wall is near. */
export function ledge(
  street: Street,
  house: House,
  span: { near: number; far: number; up: number; thick: number },
  color: Rgb,
): Shape[] {
  // Cut in two where it is long, since its thickness shrinks with the distance.
  const cuts =
    span.far > span.near * 1.25
      ? [span.near, (2 * span.near * span.far) / (span.near + span.far), span.far]
      : [span.near, span.far];
  return cuts.slice(1).map((far, i) => {
    const near = cuts[i] as number;
    const middle = (near + far) / 2;
    return line(
      wallPoint(street, house.side, near, span.up),
      wallPoint(street, house.side, far, span.up),
      span.thick / middle,
      color,
    );
  });
}

/** A patch of wall between two depths and two heights, cut into slices that follow the perspective. */
export function slices(street: Street, side: number, near: number, far: number, from: number, to: number): Pane[] {
  const x0 = street.half / near;
  const x1 = street.half / far;
  const count = Math.max(1, Math.ceil((x0 - x1) / SLICE));
  return Array.from({ length: count }, (_, i) => {
    const outer = x0 + ((x1 - x0) * i) / count;
    const inner = x0 + ((x1 - x0) * (i + 1)) / count;
    const x = (outer + inner) / 2;
    const depth = street.half / x;
    const [, top] = wallPoint(street, side, depth, to);
    const [, foot] = wallPoint(street, side, depth, from);
    return { x: side * x, y: (top + foot) / 2, rx: (outer - inner) / 2 + 0.0004, ry: (foot - top) / 2 };
  });
}

/** Windows, sills and shop fronts of a house. @returns dark windows, each as its slices, that may wake later */
export function paintOpenings(
  canvas: Canvas,
  scene: SettingScene,
  street: Street,
  house: House,
  lit: number,
  random: Random,
): Pane[][] {
  const dark: Pane[][] = [];
  const shapes: Shape[] = [];
  const storeys = Math.floor((house.height - 0.16) / house.storey);
  const length = house.far - house.near;
  const bays = Math.max(1, Math.round(length / (0.34 + 0.05 * house.near)));
  const bay = length / bays;
  for (let b = 0; b < bays; b++) {
    const near = house.near + (b + 0.27) * bay;
    const far = house.near + (b + 0.73) * bay;
    for (let s = 1; s < storeys; s++) {
      const sill = s * house.storey + 0.12 * house.storey;
      const head = (s + 0.76) * house.storey;
      if (wallPoint(street, 1, near, sill)[1] < canvas.top) continue;
      const panes = slices(street, house.side, near, far, sill, head);
      if (random.next() < lit) {
        const lamp = lampColor(random);
        shapes.push(...panes.map((pane) => litPane(pane, lamp)));
      } else {
        shapes.push(
          ...panes.map(
            (pane): Shape => ({
              kind: 'rectangle',
              ...pane,
              color: house.glass,
              color2: mixAt(house.glass, house.wall, 0.3),
            }),
          ),
        );
        if (random.next() < 0.3) dark.push(panes.map((pane) => ({ ...pane, ry: pane.ry * 0.95 })));
      }
      shapes.push(...windowTrim(street, house, { near, far, sill, head }));
    }
    shapes.push(
      ...shopFront(scene, street, house, house.near + (b + 0.12) * bay, house.near + (b + 0.88) * bay, random),
    );
  }
  canvas.shapes(shapes);
  return dark;
}

/** Lintel, sill, jambs and the bars of one window. */
function windowTrim(
  street: Street,
  house: House,
  w: { near: number; far: number; sill: number; head: number },
): Shape[] {
  const middle = 2 / (1 / w.near + 1 / w.far);
  const upright = (depth: number, thick: number): Shape =>
    line(
      wallPoint(street, house.side, depth, w.sill),
      wallPoint(street, house.side, depth, w.head),
      thick / depth,
      house.trim,
    );
  const out = (w.far - w.near) * 0.1;
  return [
    ...ledge(street, house, { near: w.near - out, far: w.far + out, up: w.head, thick: 0.034 }, house.trim),
    ...ledge(street, house, { near: w.near - out * 1.6, far: w.far + out * 1.6, up: w.sill, thick: 0.044 }, house.trim),
    upright(w.near, 0.02),
    upright(w.far, 0.02),
    upright(middle, 0.009),
  ];
}

/** The ground floor: a wide window, lit when it is dark, under an awning. */
function shopFront(
  scene: SettingScene,
  street: Street,
  house: House,
  near: number,
  far: number,
  random: Random,
): Shape[] {
  const { light } = scene;
  const open = light.darkness > 0.3 && random.chance(0.86);
  const lamp = lampColor(random);
  const head = house.storey * 0.72;
  const wood = mixAt(house.shop, light.on([24, 22, 30], house.near), 0.45);
  const dim = mixAt(house.glass, [20, 24, 34], 0.35);
  const middle = 2 / (1 / near + 1 / far);
  const post = (depth: number): Shape =>
    line(wallPoint(street, house.side, depth, 0), wallPoint(street, house.side, depth, head), 0.03 / depth, wood);
  return [
    ...slices(street, house.side, near, far, 0.04, head).map(
      (pane): Shape => (open ? litPane(pane, lamp) : { kind: 'rectangle', ...pane, color: dim, color2: house.glass }),
    ),
    post(near),
    post(middle),
    post(far),
    ...ledge(street, house, { near, far, up: 0.04, thick: 0.08 }, wood),
    ...slices(street, house.side, near, far, head, head + 0.12).map(
      (pane): Shape => ({ kind: 'rectangle', ...pane, color: house.shop }),
    ),
    ...ledge(street, house, { near, far, up: head, thick: 0.03 }, mixAt(house.shop, [255, 250, 240], 0.3)),
    ...ledge(street, house, { near, far, up: head + 0.12, thick: 0.03 }, wood),
  ];
}
