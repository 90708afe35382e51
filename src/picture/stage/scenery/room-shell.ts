import type { Rgb } from '../../../numerics/color.js';
import { mixRgb } from '../../../numerics/color.js';
import { eyeHeight, groundRow } from '../../../origins/perspective.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import type { StageItem } from '../stage.js';
import type { IndoorLight } from './indoor-light.js';
import { line } from './lines.js';
import type { RoomPlan } from './room-plans.js';
import { type Opening, openings, windowFrames } from './room-windows.js';
import { mixAt } from './skyline.js';
import { frames, hanging } from './wall-hangings.js';

/** The box of a room: how far its back wall is and where its edges lie on screen, in frame heights. */
export interface RoomBox {
  readonly depth: number;
  /** Half width of the back wall. */
  readonly half: number;
  /** Rows of the wall's top and foot. */
  readonly top: number;
  readonly foot: number;
  /** Frame heights of a metre at the back wall. */
  readonly metre: number;
}

const WALL_DEPTH = 1.55;

/** The box of the scene's room. */
export function roomBoxOf(scene: SettingScene): RoomBox {
  const { horizon, aspect } = scene;
  const foot = groundRow(horizon, WALL_DEPTH);
  return { depth: WALL_DEPTH, half: 0.05 + 0.33 * aspect, top: Math.max(0.02, horizon - 0.4), foot, metre: 0.18 };
}

/** What the shell is painted with. */
export interface RoomPaint {
  readonly scene: SettingScene;
  readonly plan: RoomPlan;
  readonly box: RoomBox;
  readonly light: IndoorLight;
  readonly wall: Rgb;
  readonly accent: Rgb;
}

/** The side of the room from which daylight comes: that of its windows. */
export function lightSideOf(paint: RoomPaint): -1 | 1 {
  const sum = paint.plan.windows.reduce((total, at) => total + at, 0);
  return sum === 0 ? (paint.scene.light.side < 0 ? -1 : 1) : sum < 0 ? -1 : 1;
}

/** Back wall with its windows, the two side walls, and the floor; back to front. */
export function roomShell(paint: RoomPaint): StageItem[] {
  const holes = openings(paint);
  return [backWall(paint, holes), ...([-1, 1] as const).map((side) => sideWall(paint, side)), floor(paint, holes)];
}

function backWall(paint: RoomPaint, holes: readonly Opening[]): StageItem {
  const { scene, box, light, wall, plan } = paint;
  const canvas = scene.painter.canvas({ width: scene.period, top: -0.25, bottom: box.foot + 0.012, wraps: true });
  const bright = light.on(wall, 0.06);
  const dim = light.on(wall, 0.34);
  canvas.shapes(aroundHoles(scene.period / 2, box, holes).map((r) => ({ kind: 'rectangle', ...r, color: bright })));
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: (box.top - 0.26) / 2,
      rx: scene.period / 2,
      ry: (box.top + 0.26) / 2,
      color: light.on([240, 236, 226], 0.5),
      color2: light.on([240, 236, 226], 0.26),
    },
  ]);
  if (plan.wainscot) {
    const high = box.metre * 0.95;
    canvas.shapes([
      {
        kind: 'rectangle',
        x: 0,
        y: box.foot - high / 2,
        rx: scene.period / 2,
        ry: high / 2,
        color: light.on(plan.wainscot, 0.1),
        color2: light.on(plan.wainscot, 0.4),
      },
    ]);
    canvas.shapes([
      {
        kind: 'rectangle',
        x: 0,
        y: box.foot - high,
        rx: scene.period / 2,
        ry: 0.005,
        color: light.on(plan.wainscot, -0.3),
      },
    ]);
    const panels = Math.round(scene.period / 0.13);
    canvas.shapes(
      Array.from({ length: panels }, (_, i) => ({
        kind: 'rectangle' as const,
        x: ((i + 0.5) / panels - 0.5) * scene.period,
        y: box.foot - high / 2,
        rx: 0.0012,
        ry: high / 2,
        color: light.on(plan.wainscot as Rgb, 0.7),
        opacity: 0.5,
      })),
    );
  }
  canvas.grain({
    strength: 0.035,
    cells: 34,
    octaves: 2,
    from: box.top,
    seed: scene.random.fork('plaster').integer(65536),
  });
  // Darker towards the corners and the ceiling: the light pools in the middle.
  const shade = dim;
  canvas.shapes([
    ...[-1, 1].map(
      (side): Shape => ({
        kind: 'glow',
        x: side * box.half,
        y: (box.top + box.foot) / 2,
        rx: 0.2,
        ry: 0.8,
        color: shade,
        opacity: 0.55,
      }),
    ),
    {
      kind: 'rectangle',
      x: 0,
      y: box.foot - 0.012,
      rx: scene.period / 2,
      ry: 0.012,
      color: light.on([238, 232, 220], 0.12),
      color2: light.on([238, 232, 220], 0.3),
    },
    {
      kind: 'rectangle',
      x: 0,
      y: box.top + 0.006,
      rx: scene.period / 2,
      ry: 0.007,
      color: light.on([244, 240, 232], 0.1),
      color2: light.on(wall, 0.5),
    },
  ]);
  canvas.shapes([...hanging(paint), ...frames(paint), ...windowFrames(paint, holes)]);
  if (light.lamps > 0) canvas.shapes(wallPools(paint));
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'upright', depth: box.depth };
}

/** Lamplight on the wall: from where lamps stand, or even from above. */
function wallPools(paint: RoomPaint): Shape[] {
  const { plan, box, light, scene } = paint;
  const glow: Rgb = [255, 190, 104];
  const lamps = plan.furniture.filter((f) => f.piece === 'floorLamp' || f.piece === 'nightstand');
  const pools = lamps.map(
    (f): Shape => ({
      kind: 'glow',
      x: f.at * box.half,
      y: box.foot - box.metre * 1.5,
      rx: 0.34,
      ry: 0.34,
      color: glow,
      opacity: 0.62 * light.lamps,
      additive: true,
    }),
  );
  const above =
    plan.lights === 'none' ? [] : plan.lights === 'spots' ? [-0.66, 0, 0.66].map((at) => at * box.half) : [0];
  const wide = plan.lights === 'spots' ? 0.16 : 0.3 * scene.aspect + 0.2;
  return [
    ...pools,
    ...above.map(
      (x): Shape => ({
        kind: 'glow',
        x,
        y: box.top + 0.16,
        rx: wide,
        ry: 0.36,
        color: glow,
        opacity: 0.36 * light.lamps,
        additive: true,
      }),
    ),
  ];
}

/** The rectangles that make up the wall around its holes. */
function aroundHoles(
  half: number,
  box: RoomBox,
  holes: readonly Opening[],
): { x: number; y: number; rx: number; ry: number }[] {
  const block = (x0: number, x1: number, y0: number, y1: number) => ({
    x: (x0 + x1) / 2,
    y: (y0 + y1) / 2,
    rx: (x1 - x0) / 2 + 0.001,
    ry: (y1 - y0) / 2 + 0.001,
  });
  const sorted = [...holes].sort((a, b) => a.x - b.x);
  const blocks = [];
  let from = -half;
  for (const hole of sorted) {
    blocks.push(block(from, hole.x - hole.rx, box.top, box.foot + 0.02));
    blocks.push(
      block(hole.x - hole.rx, hole.x + hole.rx, box.top, hole.y - hole.ry),
      block(hole.x - hole.rx, hole.x + hole.rx, hole.y + hole.ry, box.foot + 0.02),
    );
    from = hole.x + hole.rx;
  }
  blocks.push(block(from, half, box.top, box.foot + 0.02));
  return blocks;
}

/** One side wall, running from the back corner towards the viewer and past him. */
function sideWall(paint: RoomPaint, side: -1 | 1): StageItem {
  const { scene, box, light, wall, plan } = paint;
  const { horizon, aspect } = scene;
  const outer = 1.15 * aspect;
  const canvas = scene.painter.canvas({
    center: (side * (box.half + outer)) / 2,
    width: outer - box.half,
    top: -0.25,
    bottom: 1.2,
    detail: 0.8,
  });
  const steep = (horizon - box.top) / box.half;
  const shaded = side === lightSideOf(paint);
  const near = light.on(wall, shaded ? 0.62 : 0.4);
  const slope = (from: number) => (x: number) => horizon + ((from - horizon) * Math.abs(x)) / box.half;
  canvas.gradient([
    [-0.25, light.on([240, 236, 226], 0.5)],
    [box.top, light.on([240, 236, 226], 0.3)],
    [1.2, near],
  ]);
  canvas.ridge({
    contour: (x) => horizon - steep * Math.abs(x),
    color: near,
    foot: light.on(wall, shaded ? 0.5 : 0.26),
    fade: 0.7,
  });
  const skirting = slope(box.foot - 0.022);
  if (plan.wainscot)
    canvas.ridge({
      contour: slope(box.foot - box.metre * 0.95),
      color: light.on(plan.wainscot, shaded ? 0.55 : 0.35),
      foot: light.on(plan.wainscot, 0.7),
      fade: 0.3,
    });
  canvas.ridge({ contour: skirting, color: light.on([238, 232, 220], shaded ? 0.5 : 0.3), edge: 1.6 });
  canvas.shapes([
    { kind: 'glow', x: side * box.half, y: horizon, rx: 0.09, ry: 0.9, color: light.on(wall, 0.8), opacity: 0.5 },
  ]);
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'upright', depth: box.depth * 0.93 };
}

/** The floor between the walls, with its boards or tiles, a rug, and the light that falls on it. */
function floor(paint: RoomPaint, holes: readonly Opening[]): StageItem {
  const { scene, box, light, plan } = paint;
  const { horizon, period, painter, random } = scene;
  const bottom = 1.5;
  const canvas = painter.canvas({ width: period, top: box.foot - 0.02, bottom, wraps: true });
  const edge = (x: number) => Math.max(box.foot, horizon + ((box.foot - horizon) * Math.abs(x)) / box.half);
  canvas.ridge({
    contour: edge,
    color: light.on(plan.floor.color, 0.22),
    foot: light.on(plan.floor.color, 0.5),
    fade: 0.5,
    edge: 1.6,
  });
  canvas.grain({
    strength: plan.floor.kind === 'boards' ? 0.13 : 0.07,
    cells: 26,
    octaves: 2,
    warmth: 0.2,
    horizon,
    from: box.foot,
    to: 1.15,
    seed: random.fork('floor').integer(65536),
  });
  canvas.shapes(plan.floor.kind === 'plain' ? [] : joints(paint, bottom));
  if (plan.rug) canvas.shapes(rug(paint, plan.rug));
  canvas.shapes(floorLight(paint, holes)).finish();
  return { kind: 'plane', canvas, lie: 'ground', depth: 1 };
}

/** Lines to the vanishing point, and for tiles the level ones too. */
function joints(paint: RoomPaint, bottom: number): Shape[] {
  const { scene, box, light, plan } = paint;
  const { horizon } = scene;
  const eye = eyeHeight(horizon);
  const color = light.on(plan.floor.color, 0.8);
  const step = plan.floor.kind === 'boards' ? 0.085 : 0.2;
  const reach = Math.ceil((box.half * box.depth) / step);
  const across = Array.from({ length: 2 * reach + 1 }, (_, i) => (i - reach) * step);
  const shapes = across.map((x) =>
    line([x / box.depth, box.foot], [(x * (bottom - horizon)) / eye, bottom], 0.0022, color, { opacity: 0.42 }),
  );
  if (plan.floor.kind === 'tiles') {
    for (let depth = box.depth - 0.04; depth > 0.45; depth -= step * 0.62) {
      const y = groundRow(horizon, depth);
      shapes.push({
        kind: 'rectangle',
        x: 0,
        y,
        rx: (box.half * box.depth) / depth,
        ry: 0.0012 / depth,
        color,
        opacity: 0.42,
      });
    }
  } else {
    // Ends of the boards, each where chance left it.
    const chance = scene.random.fork('boards');
    for (const x of across) {
      const depth = chance.between(0.7, box.depth);
      shapes.push({
        kind: 'rectangle',
        x: (x + step / 2) / depth,
        y: groundRow(horizon, depth),
        rx: step / 2 / depth,
        ry: 0.001,
        color,
        opacity: 0.5,
      });
    }
  }
  return shapes;
}

function rug(paint: RoomPaint, color: Rgb): Shape[] {
  const { scene, light } = paint;
  const y = groundRow(scene.horizon, 1.06);
  const wide = 0.34 * Math.min(1.4, scene.aspect);
  const ring = (k: number, c: Rgb, shade: number): Shape => ({
    kind: 'ellipse',
    x: 0,
    y,
    rx: wide * k,
    ry: 0.086 * k,
    color: light.on(c, shade),
    color2: light.on(c, shade - 0.1),
    edge: 1.5,
  });
  return [
    ring(1.015, [40, 30, 30], 0.6),
    ring(1, color, 0.2),
    ring(0.9, [232, 212, 170], 0.2),
    ring(0.86, color, 0.24),
    ring(0.52, mixAt(color, [30, 40, 70], 0.4), 0.2),
    ring(0.48, mixAt(color, [240, 210, 160], 0.4), 0.2),
  ];
}

/** Sunlight through the panes, slanting over the floor; warm pools of lamps at night. */
function floorLight(paint: RoomPaint, holes: readonly Opening[]): Shape[] {
  const { scene, box, light, plan } = paint;
  const slant = -lightSideOf(paint);
  const shapes: Shape[] = [];
  if (light.beamStrength > 0.1) {
    for (const hole of holes) {
      for (const pane of [-0.5, 0.5]) {
        const x0 = hole.x + pane * 1.5 * hole.rx;
        const from: [number, number] = [x0 + slant * 0.1, box.foot + 0.035];
        const to: [number, number] = [x0 * 1.2 + slant * 0.3, box.foot + 0.17];
        shapes.push(
          line(from, to, hole.rx * 0.72, light.beam, { opacity: 0.34 * light.beamStrength, additive: true, edge: 7 }),
        );
      }
    }
  }
  if (light.lamps > 0) {
    const warm = mixRgb([255, 190, 110], light.on(plan.floor.color), 0.35);
    shapes.push({
      kind: 'glow',
      x: 0,
      y: groundRow(scene.horizon, 1.02),
      rx: 0.5 * scene.aspect,
      ry: 0.17,
      color: warm,
      opacity: 0.3 * light.lamps,
      additive: true,
    });
    for (const f of plan.furniture.filter((one) => one.piece === 'floorLamp' || one.piece === 'fireplace')) {
      shapes.push({
        kind: 'glow',
        x: f.at * box.half,
        y: box.foot + 0.03,
        rx: 0.24,
        ry: 0.06,
        color: warm,
        opacity: 0.5 * light.lamps,
        additive: true,
      });
    }
  }
  return shapes;
}
