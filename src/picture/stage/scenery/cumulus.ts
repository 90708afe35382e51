import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';

/** A heaped cloud: where its flat base lies, how wide and tall it is (frame heights). */
export interface Cumulus {
  readonly x: number;
  readonly base: number;
  readonly width: number;
  readonly height: number;
  /** Where the light stands. */
  readonly light: { readonly x: number; readonly y: number };
  readonly lit: Rgb;
  readonly shadow: Rgb;
  /** 0–1. */
  readonly opacity: number;
  /** Texels per frame height of the canvas it is painted on. */
  readonly scale: number;
}

interface Puff {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** The puffs of a heaped cloud, from its shadowed underside to the heads that catch the light. */
export function cumulusShapes(random: Random, cloud: Cumulus): Shape[] {
  const puffs = heap(random, cloud);
  const across = cloud.light.x - cloud.x;
  const up = cloud.light.y - cloud.base;
  const away = Math.sqrt(across * across + up * up) || 1;
  const lx = across / away;
  // A high sun whitens the heads; a low one sets the undersides aglow.
  const ly = cloud.light.y < cloud.base ? Math.min(-0.4, up / away) : Math.max(0.25, up / away);
  const lifted = (p: Puff) => Math.min(1, Math.max(0, (cloud.base - p.y) / cloud.height));
  const facing = (p: Puff) => (ly < 0 ? 0.3 + 0.7 * lifted(p) : 1 - 0.75 * lifted(p));
  const middle = mixRgb(cloud.shadow, cloud.lit, 0.5);
  const soft = (r: number, share: number) => Math.max(1.5, r * cloud.scale * share);
  const layer = (
    shift: number,
    size: number,
    color: Rgb,
    under: Rgb,
    opacity: (p: Puff) => number,
    edge: number,
  ): Shape[] =>
    puffs.map((p) => ({
      kind: 'ellipse',
      x: p.x + lx * p.r * shift,
      y: p.y + ly * p.r * shift,
      rx: p.r * size * 1.15,
      ry: p.r * size * 0.92,
      color: ly < 0 ? color : under,
      color2: ly < 0 ? under : color,
      opacity: opacity(p) * cloud.opacity,
      edge: soft(p.r, edge),
    }));
  const floor: Shape = {
    kind: 'ellipse',
    x: cloud.x,
    y: cloud.base - cloud.height * 0.1,
    rx: cloud.width * 0.47,
    ry: cloud.height * 0.14,
    color: middle,
    color2: cloud.shadow,
    opacity: cloud.opacity * 0.8,
    edge: soft(cloud.height * 0.14, 1.4),
  };
  return [
    floor,
    ...layer(0, 1, mixRgb(cloud.shadow, middle, 0.7), cloud.shadow, () => 0.75, 0.95),
    ...layer(0.3, 0.7, cloud.lit, middle, (p) => 0.85 * facing(p), 0.7),
    ...heads(random, puffs, lx, ly).map(
      (p): Shape => ({
        kind: 'ellipse',
        x: p.x,
        y: p.y,
        rx: p.r * 1.1,
        ry: p.r * 0.9,
        color: cloud.lit,
        color2: middle,
        opacity: 0.8 * cloud.opacity * facing(p),
        edge: soft(p.r, 0.9),
      }),
    ),
  ];
}

/** Columns of overlapping puffs on a flat base, tall in the middle; the farthest from the base first. */
function heap(random: Random, cloud: Cumulus): Puff[] {
  const puffs: Puff[] = [];
  const lean = random.between(-0.5, 0.5);
  const towers = [random.between(-0.6, 0.6), random.between(-0.7, 0.7)];
  for (let u = -1; u < 1; ) {
    const dome = Math.max(0, (1 - u * u) * (1 + lean * u));
    const tower = Math.max(...towers.map((at) => 1 - 3.2 * Math.abs(u - at)), 0.25);
    const top = cloud.height * (0.16 + 0.84 * dome * (0.45 + 0.55 * tower)) * random.between(0.75, 1.1);
    const r0 = cloud.height * (0.12 + 0.21 * dome);
    for (let y = 0; y < top; ) {
      const r = r0 * random.between(0.7, 1.15) * (1 - (0.35 * y) / cloud.height);
      puffs.push({
        x: cloud.x + (u * cloud.width) / 2 + random.between(-0.35, 0.35) * r0,
        y: cloud.base - r * 0.55 - y,
        r,
      });
      y += r * 0.95;
    }
    u += (1.5 * r0) / cloud.width;
  }
  return puffs.sort((a, b) => a.y - b.y);
}

/** Small heads on the sides that face the light. */
function heads(random: Random, puffs: readonly Puff[], lx: number, ly: number): Puff[] {
  return puffs.flatMap((p) =>
    Array.from({ length: 1 }, () => {
      const across = random.between(-0.8, 0.8);
      return {
        x: p.x + p.r * (lx * 0.6 - ly * across),
        y: p.y + p.r * (ly * 0.6 + lx * across * 0.6),
        r: p.r * random.between(0.24, 0.42),
      };
    }),
  );
}
