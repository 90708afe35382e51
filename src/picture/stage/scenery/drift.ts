import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { StageItem } from '../stage.js';

/** Where small drifting things are seen. Frame heights. */
interface DriftOptions {
  readonly count: number;
  readonly aspect: number;
  readonly top: number;
  readonly bottom: number;
  readonly colors: readonly Rgb[];
  readonly size: number;
  readonly depth: number;
}

/** Leaves or petals that fall, turning over as they rock from side to side. `speed`: frame heights a second. */
export function fallingLeaves(random: Random, options: DriftOptions & { readonly speed: number }): StageItem {
  const { top, bottom, aspect } = options;
  const span = bottom - top;
  const reach = aspect + 0.6;
  const wind = random.between(0.01, 0.04) * (random.chance(0.5) ? 1 : -1);
  const leaves = Array.from({ length: options.count }, () => ({
    x: random.between(0, reach),
    y: random.between(0, span),
    size: options.size * random.between(0.6, 1.3),
    pace: random.between(0.6, 1.3),
    phase: random.next(),
    rate: random.between(0.18, 0.4),
    color: random.pick(options.colors),
  }));
  return {
    kind: 'swarm',
    depth: options.depth,
    shapes: (t) =>
      leaves.map((leaf): Shape => {
        const rock = sineTurns(t * leaf.rate + leaf.phase);
        const y = leaf.y + options.speed * leaf.pace * t;
        const x = leaf.x + wind * t;
        const flip = Math.abs(sineTurns(t * leaf.rate * 1.7 + leaf.phase * 2));
        return {
          kind: 'ellipse',
          x: x - Math.floor(x / reach) * reach - reach / 2 + 0.03 * rock,
          y: top + y - Math.floor(y / span) * span,
          rx: leaf.size,
          ry: leaf.size * (0.2 + 0.45 * flip),
          turn: 0.12 * rock + leaf.phase,
          color: leaf.color,
          opacity: 0.92,
        };
      }),
  };
}

/** Sparks of light that wander and breathe: fireflies, or dust in a sunbeam. */
export function wanderingLights(random: Random, options: DriftOptions & { readonly glow: number }): StageItem {
  const { top, bottom, aspect } = options;
  const lights = Array.from({ length: options.count }, () => ({
    x: random.between(-0.6, 0.6) * aspect,
    y: random.between(top, bottom),
    size: options.size * random.between(0.6, 1.3),
    phase: random.next(),
    rate: random.between(0.08, 0.2),
    color: random.pick(options.colors),
  }));
  return {
    kind: 'swarm',
    depth: options.depth,
    shapes: (t) =>
      lights.flatMap((light): Shape[] => {
        const x =
          light.x +
          0.05 * sineTurns(t * light.rate + light.phase) +
          0.02 * sineTurns(t * light.rate * 2.7 + light.phase * 5);
        const y = light.y + 0.03 * sineTurns(t * light.rate * 1.3 + light.phase * 3);
        const breath = 0.25 + 0.75 * Math.max(0, sineTurns(t * light.rate * 2.2 + light.phase * 7));
        return [
          {
            kind: 'glow',
            x,
            y,
            rx: light.size * options.glow,
            ry: light.size * options.glow,
            color: light.color,
            opacity: 0.5 * breath,
            additive: true,
          },
          { kind: 'ellipse', x, y, rx: light.size, ry: light.size, color: light.color, opacity: breath, edge: 1.5 },
        ];
      }),
  };
}
