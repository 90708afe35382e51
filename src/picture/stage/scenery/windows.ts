import { smoothStep } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { Light } from '../light.js';
import type { Swarm } from '../stage.js';
import { repeated } from './copies.js';

/** What shines behind a window: lamps of several warmths, an office's tubes, a television. */
const LAMPS: readonly (readonly [weight: number, color: Rgb])[] = [
  [5, [255, 206, 128]],
  [4, [255, 184, 96]],
  [3, [255, 228, 172]],
  [2, [236, 240, 226]],
  [0.5, [150, 196, 255]],
  [0.4, [255, 150, 110]],
];

/** One pane that can be lit: its middle and half sizes, in frame heights. */
export interface Pane {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

/** Colour of the light behind a window. */
export function lampColor(random: Random): Rgb {
  return random.weighted(LAMPS, (lamp) => lamp[0])[1];
}

/** Share of windows that are lit: none by day, some at dusk, half of them at night; rain and snow bring some on by day. */
export function litShare(light: Light): number {
  const gloom = light.weather === 'rain' || light.weather === 'snow' ? 0.12 : 0;
  return smoothStep(0.1, 1, light.darkness) * 0.6 + gloom;
}

/** A lit pane as it is painted: lamp at the top, its fall-off below. */
export function litPane(pane: Pane, color: Rgb, opacity = 1): Shape {
  return { kind: 'rectangle', ...pane, color, color2: [color[0] * 0.86, color[1] * 0.74, color[2] * 0.62], opacity };
}

/**
 * Windows that light up and go out, one by one and slowly: each has its own rhythm of some ten to thirty seconds and
 * takes about a second to change.
 *
 * @param groups - one window each, as the panes or slices that it is made of
 * @param share - share of them that is lit at any moment, 0–1
 */
export function wakingWindows(
  groups: readonly (readonly Pane[])[],
  options: { random: Random; depth: number; share: number; period: number },
): Swarm {
  const { random, depth, share, period } = options;
  const windows = groups.map((panes) => ({
    panes,
    color: lampColor(random),
    seconds: random.between(9, 30),
    phase: random.next(),
  }));
  return {
    kind: 'swarm',
    depth,
    shapes: (t) => {
      const lit = windows.flatMap(({ panes, color, seconds, phase }): Shape[] => {
        const turn = t / seconds + phase;
        const opacity = glowAt((turn - Math.floor(turn)) * seconds, share * seconds);
        return opacity > 0.01 ? panes.map((pane) => litPane(pane, color, opacity)) : [];
      });
      return repeated(lit, period);
    },
  };
}

/** On from 0 to `until` seconds of a window's rhythm, with soft changes. */
function glowAt(seconds: number, until: number): number {
  return smoothStep(0, 1.1, seconds) * (1 - smoothStep(until, until + 1.4, seconds));
}
