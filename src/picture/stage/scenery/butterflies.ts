import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { StageItem } from '../stage.js';

/** Butterflies that flutter about over flowers. Rows and sizes in frame heights. */
export function butterflies(
  random: Random,
  options: {
    readonly count: number;
    readonly aspect: number;
    readonly top: number;
    readonly bottom: number;
    readonly colors: readonly Rgb[];
    readonly body: Rgb;
    readonly depth: number;
  },
): StageItem {
  const flock = Array.from({ length: options.count }, () => ({
    x: random.between(-0.5, 0.5) * options.aspect,
    y: random.between(options.top, options.bottom),
    size: random.between(0.008, 0.013),
    phase: random.next(),
    rate: random.between(0.1, 0.18),
    color: random.pick(options.colors),
  }));
  return {
    kind: 'swarm',
    depth: options.depth,
    shapes: (t) =>
      flock.flatMap((b): Shape[] => {
        const x = b.x + 0.12 * sineTurns(t * b.rate + b.phase) + 0.03 * sineTurns(t * b.rate * 3.1 + b.phase * 4);
        const y = b.y + 0.05 * sineTurns(t * b.rate * 1.7 + b.phase * 2) + 0.012 * sineTurns(t * 1.9 + b.phase);
        const open = 0.25 + 0.75 * Math.abs(sineTurns(t * 2.3 + b.phase));
        const wing = (s: number): Shape[] => [
          {
            kind: 'ellipse',
            x: x + s * b.size * 0.5 * open,
            y: y - b.size * 0.3,
            rx: b.size * 0.55 * open,
            ry: b.size * 0.6,
            turn: s * 0.1,
            color: b.color,
          },
          {
            kind: 'ellipse',
            x: x + s * b.size * 0.4 * open,
            y: y + b.size * 0.35,
            rx: b.size * 0.4 * open,
            ry: b.size * 0.42,
            turn: -s * 0.08,
            color: b.color,
          },
        ];
        return [
          ...wing(-1),
          ...wing(1),
          { kind: 'ellipse', x, y, rx: b.size * 0.1, ry: b.size * 0.6, color: options.body },
        ];
      }),
  };
}
