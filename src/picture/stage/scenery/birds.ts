import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { StageItem } from '../stage.js';

/** A loose flock that crosses the sky far away, beating and gliding. `area`: rows between which it flies. */
export function birdFlock(
  random: Random,
  options: {
    readonly count: number;
    readonly top: number;
    readonly bottom: number;
    readonly period: number;
    readonly size: number;
    readonly color: Rgb;
    readonly depth: number;
  },
): StageItem {
  const { period, size, color } = options;
  const way = random.chance(0.5) ? 1 : -1;
  const start = { x: random.between(-0.4, 0.4), y: random.between(options.top, options.bottom) };
  const birds = Array.from({ length: options.count }, () => ({
    x: start.x + random.between(-0.16, 0.16),
    y: start.y + random.between(-0.05, 0.05),
    size: size * random.between(0.7, 1.2),
    phase: random.next(),
    rate: random.between(1.2, 1.9),
  }));
  return {
    kind: 'swarm',
    depth: options.depth,
    shapes: (t) =>
      birds.flatMap((bird): Shape[] => {
        const there = bird.x + way * 0.03 * t + 0.006 * sineTurns(t * 0.13 + bird.phase);
        const x = there - Math.floor(there / period + 0.5) * period;
        const y = bird.y + 0.006 * sineTurns(t * 0.21 + bird.phase * 3);
        const glide = sineTurns(t * 0.17 + bird.phase) > 0.5 ? 0.25 : 1;
        const beat = 0.06 + 0.075 * glide * sineTurns(t * bird.rate + bird.phase);
        const wing = (s: number): Shape => ({
          kind: 'ellipse',
          x: x + s * bird.size * 0.46,
          y: y - bird.size * beat * 2.6,
          rx: bird.size * 0.54,
          ry: bird.size * 0.1,
          turn: -s * beat,
          color,
          opacity: 0.9,
        });
        return [wing(-1), wing(1), { kind: 'ellipse', x, y, rx: bird.size * 0.2, ry: bird.size * 0.12, color }];
      }),
  };
}
