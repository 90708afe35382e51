import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Season } from '../../../origins/domains.js';
import type { Shape } from '../../painting/shape.js';
import type { StageItem } from '../stage.js';
import { fallingOf } from '../weather.js';
import { line } from './lines.js';
import type { RoomPaint } from './room-shell.js';

/** A hole in the back wall, in frame heights. */
export interface Opening {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

const SNOW: Rgb = [222, 228, 236];
const HILLS: Record<Season, Rgb> = {
  spring: [128, 168, 96],
  summer: [92, 136, 84],
  autumn: [186, 130, 70],
  winter: [150, 148, 146],
};

/** Where the windows of a plan are. */
export function openings(paint: RoomPaint): Opening[] {
  const { plan, box } = paint;
  const style = plan.windowStyle ?? 'casement';
  const size = {
    casement: { rx: 0.125, ry: 0.15, sill: 0.95 },
    arched: { rx: 0.085, ry: 0.2, sill: 0.75 },
    barred: { rx: 0.07, ry: 0.055, sill: 2.1 },
  }[style];
  return plan.windows.map((at) => ({
    x: at * box.half,
    y: box.foot - size.sill * box.metre - size.ry,
    rx: Math.min(size.rx, box.half * 0.29),
    ry: size.ry,
  }));
}

/** What is seen through the windows: the sky of the hour, hills or roofs with their lights, and what falls. */
export function viewOutside(paint: RoomPaint): StageItem[] {
  const holes = openings(paint);
  if (holes.length === 0) return [];
  const { scene, box } = paint;
  const { painter, light, random, horizon } = scene;
  const chance = random.fork('outside');
  const x0 = Math.min(...holes.map((h) => h.x - h.rx)) - 0.3;
  const x1 = Math.max(...holes.map((h) => h.x + h.rx)) + 0.3;
  const top = Math.min(...holes.map((h) => h.y - h.ry)) - 0.2;
  const bottom = Math.max(...holes.map((h) => h.y + h.ry)) + 0.2;
  const far = painter.canvas({ center: (x0 + x1) / 2, width: x1 - x0, top, bottom, detail: 0.6 });
  const sill = Math.max(...holes.map((h) => h.y + h.ry));
  const span = sill - top - 0.05;
  far.gradient(light.sky.map(([at, color]) => [top + (0.25 + 0.75 * at) * span, color] as const));
  if (light.orb.strength > 0.2) {
    const hole = holes[0] as Opening;
    far.shapes([
      {
        kind: 'glow',
        x: hole.x + 0.06,
        y: hole.y - 0.02,
        rx: 0.2,
        ry: 0.2,
        color: light.orb.glow,
        opacity: 0.7 * light.orb.strength,
      },
      { kind: 'ellipse', x: hole.x + 0.06, y: hole.y - 0.02, rx: 0.018, ry: 0.018, color: light.orb.color },
    ]);
  }
  far.clouds({
    cells: 6,
    squash: 3,
    coverage: light.weather === 'clear' ? 0.4 : 0.6,
    lit: light.cloudLit,
    shadow: light.cloudShadow,
    opacity: 0.7,
    seed: chance.integer(65536),
  });
  const hills = scene.curve('hills outside', 1.6, 3);
  const roofs = scene.curve('trees outside', 5, 3);
  const green = light.weather === 'snow' ? SNOW : HILLS[scene.spec.setting.season];
  far.ridge({
    contour: (x) => sill - 0.075 - 0.03 * hills(x),
    color: light.on(green, 9),
    foot: light.on(green, 14),
    fade: 0.1,
  });
  far.ridge({
    contour: (x) => sill - 0.03 - 0.018 * roofs(x),
    color: light.on(green, 2.4),
    foot: light.on(green, 5),
    fade: 0.06,
    texture: { strength: 0.2, cells: 50 },
  });
  if (light.darkness > 0.6) {
    far.shapes(
      Array.from({ length: 26 }, () => ({
        kind: 'ellipse' as const,
        x: chance.between(x0, x1),
        y: sill - chance.between(0, 0.06),
        rx: 0.0022,
        ry: 0.0022,
        color: [255, 206, 130] as Rgb,
        opacity: 0.9,
      })),
    );
    far.shapes(
      Array.from({ length: 30 }, () => ({
        kind: 'ellipse' as const,
        x: chance.between(x0, x1),
        y: chance.between(top, sill - 0.12),
        rx: 0.0016,
        ry: 0.0016,
        color: [236, 240, 255] as Rgb,
        opacity: 0.8,
      })),
    );
  }
  far.finish();
  const depth = Math.max(8, horizon + box.depth * 6);
  return [{ kind: 'plane', canvas: far, lie: 'upright', depth }, ...fallingOf(scene)];
}

/** Frames, mullions, sills and curtains; for arched windows the masonry that rounds their tops. */
export function windowFrames(paint: RoomPaint, holes: readonly Opening[]): Shape[] {
  const style = paint.plan.windowStyle ?? 'casement';
  return holes.flatMap((hole) => STYLES[style](paint, hole));
}

const STYLES = {
  casement: (paint: RoomPaint, h: Opening): Shape[] => {
    const { light, accent } = paint;
    const wood = light.on([246, 242, 232], 0.12);
    const cloth = light.on(mixRgb(accent, [240, 224, 196], 0.35), 0.05);
    const fold = light.on(accent, 0.45);
    const curtain = (side: number): Shape[] =>
      Array.from({ length: 5 }, (_, i) => ({
        kind: 'rectangle' as const,
        x: h.x + side * (h.rx * 1.02 + 0.006 + i * 0.0105),
        y: h.y + 0.03,
        rx: 0.0066,
        ry: h.ry + 0.06,
        color: i % 2 === 0 ? cloth : fold,
        color2: i % 2 === 0 ? fold : cloth,
        edge: 3,
      }));
    return [
      ...border(h, 0.011, wood),
      { kind: 'rectangle', x: h.x, y: h.y, rx: 0.005, ry: h.ry, color: wood },
      { kind: 'rectangle', x: h.x, y: h.y - h.ry * 0.24, rx: h.rx, ry: 0.004, color: wood },
      {
        kind: 'rectangle',
        x: h.x,
        y: h.y + h.ry + 0.014,
        rx: h.rx * 1.14,
        ry: 0.009,
        color: light.on([250, 246, 238], -0.1),
        color2: light.on([226, 220, 208], 0.2),
      },
      ...curtain(-1),
      ...curtain(1),
      line(
        [h.x - h.rx * 1.5, h.y - h.ry - 0.034],
        [h.x + h.rx * 1.5, h.y - h.ry - 0.034],
        0.008,
        light.on([120, 84, 56]),
      ),
    ];
  },
  arched: (paint: RoomPaint, h: Opening): Shape[] => {
    const { light, wall } = paint;
    const stone = light.on(wall, 0.06);
    const rim = light.on([236, 226, 206], -0.05);
    // The corners above the arch are filled with wall: thin upright slices down to a half ellipse.
    const slices = 72;
    const spandrels = Array.from({ length: slices }, (_, i): Shape => {
      const across = ((i + 0.5) / slices) * 2 - 1;
      const drop = h.rx * 1.2 * (1 - Math.sqrt(1 - across * across));
      return {
        kind: 'rectangle',
        x: h.x + across * h.rx,
        y: h.y - h.ry + drop / 2 - 0.002,
        rx: h.rx / slices + 0.0006,
        ry: drop / 2 + 0.002,
        color: stone,
      };
    });
    const glass: readonly Rgb[] = [
      [190, 60, 60],
      [60, 100, 180],
      [230, 180, 70],
      [80, 150, 100],
    ];
    const tinted = glass.map(
      (color, i): Shape => ({
        kind: 'rectangle',
        x: h.x + ((i % 2) - 0.5) * h.rx,
        y: h.y + (i < 2 ? -0.2 : 0.45) * h.ry,
        rx: h.rx * 0.42,
        ry: h.ry * 0.26,
        color,
        opacity: 0.4,
      }),
    );
    return [
      ...tinted,
      ...spandrels,
      { kind: 'rectangle', x: h.x, y: h.y, rx: 0.0035, ry: h.ry, color: light.on([70, 62, 56]) },
      ...[-0.5, 0, 0.5].map(
        (k): Shape => ({
          kind: 'rectangle',
          x: h.x,
          y: h.y + k * h.ry,
          rx: h.rx,
          ry: 0.0025,
          color: light.on([70, 62, 56]),
        }),
      ),
      { kind: 'rectangle', x: h.x, y: h.y + h.ry + 0.009, rx: h.rx * 1.16, ry: 0.009, color: rim },
    ];
  },
  barred: (paint: RoomPaint, h: Opening): Shape[] => {
    const iron = paint.light.on([48, 50, 56]);
    return [
      ...border(h, 0.014, paint.light.on([96, 94, 90])),
      ...[-0.6, -0.2, 0.2, 0.6].map(
        (k): Shape => ({ kind: 'rectangle', x: h.x + k * h.rx, y: h.y, rx: 0.005, ry: h.ry, color: iron }),
      ),
    ];
  },
} as const;

function border(h: Opening, width: number, color: Rgb): Shape[] {
  return [
    ...[-1, 1].map(
      (side): Shape => ({
        kind: 'rectangle',
        x: h.x + side * h.rx,
        y: h.y,
        rx: width / 2,
        ry: h.ry + width / 2,
        color,
      }),
    ),
    ...[-1, 1].map(
      (side): Shape => ({
        kind: 'rectangle',
        x: h.x,
        y: h.y + side * h.ry,
        rx: h.rx + width / 2,
        ry: width / 2,
        color,
      }),
    ),
  ];
}
