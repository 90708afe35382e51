import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Season } from '../../../origins/domains.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import type { Plane } from '../stage.js';

/** Where a tree stands and how tall it looks, in frame heights. */
export interface StreetTree {
  readonly x: number;
  readonly foot: number;
  readonly height: number;
  readonly depth: number;
}

const LEAVES: Record<Season, Rgb> = {
  spring: [148, 182, 92],
  summer: [74, 124, 66],
  autumn: [206, 126, 48],
  winter: [120, 104, 94],
};

/** One trimmed tree of an avenue, its crown swaying a little. */
export function treeItem(scene: SettingScene, tree: StreetTree, random: Random): Plane {
  const { painter, light, spec } = scene;
  const { x, foot, height: h, depth } = tree;
  const canvas = painter.canvas({ center: x, width: h * 0.72, top: foot - h * 1.06, bottom: foot + h * 0.03 });
  const bark = light.on([84, 66, 54], depth);
  const snowy = light.weather === 'snow';
  const leaf = snowy ? light.on([214, 222, 230], depth) : light.on(LEAVES[spec.setting.season], depth);
  const shade = mixRgb(leaf, light.on([24, 36, 48], depth), 0.55);
  const lit = mixRgb(leaf, light.key, 0.5 * light.keyStrength);
  const bare = spec.setting.season === 'winter' && !snowy;
  canvas.shapes([
    {
      kind: 'ellipse',
      x,
      y: foot,
      rx: h * 0.11,
      ry: h * 0.014,
      color: light.on([30, 32, 38], depth),
      opacity: 0.4,
      edge: 3,
    },
    { kind: 'rectangle', x, y: foot - h * 0.26, rx: h * 0.017, ry: h * 0.26, color: bark },
    ...[-1, 1].map(
      (side): Shape => ({
        kind: 'rectangle',
        x: x + side * h * 0.06,
        y: foot - h * 0.55,
        rx: h * 0.009,
        ry: h * 0.11,
        turn: side * 0.085,
        color: bark,
      }),
    ),
  ]);
  const blobs = Array.from({ length: bare ? 26 : 44 }, (_, i) => {
    const rise = i / 44;
    const reach = 0.25 * (1 - (2 * rise - 0.9) * (2 * rise - 0.9) * 0.75);
    const bx = random.between(-reach, reach);
    return { bx, by: 0.5 + 0.44 * rise + random.between(-0.03, 0.03), r: random.between(0.045, 0.085) };
  });
  // Shadowed leaves first, then the lit ones a little towards the light.
  canvas.shapes(blobs.map((b) => crown(x + b.bx * h, foot - b.by * h, b.r * h * 1.25, shade, bare ? 0.25 : 0.95)));
  canvas.shapes(
    blobs.map((b) =>
      crown(x + (b.bx + 0.028 * light.side) * h, foot - (b.by + 0.03) * h, b.r * h * 0.85, leaf, bare ? 0.2 : 0.8),
    ),
  );
  canvas.shapes(
    blobs
      .slice(14)
      .map((b) =>
        crown(x + (b.bx + 0.06 * light.side) * h, foot - (b.by + 0.05) * h, b.r * h * 0.5, lit, bare ? 0.1 : 0.55),
      ),
  );
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'upright', depth, sway: { reach: 0.006 * h, turns: 1.4, rate: 0.18 } };
}

function crown(x: number, y: number, r: number, color: Rgb, opacity: number): Shape {
  return { kind: 'ellipse', x, y, rx: r, ry: r * 0.86, color, opacity, edge: 3 };
}
