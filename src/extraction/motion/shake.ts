import { knownSpeed, quantile, weightsOf } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';

/** How unsteady a camera is, apart from where it goes. */
export interface Shake {
  /** Root mean square of the speed beside the mean, widths a second. */
  readonly speed: number;
  /** How far the path strays from a straight one, root mean square in widths, and how long the straight one is. */
  readonly stray: number;
  readonly way: number;
}

/** The shake in a map of a while: what all of the picture does together beside its mean. */
export function shakeOf(map: FlowMap): Shake {
  let x = 0;
  let y = 0;
  let seconds = 0;
  let square = 0;
  const path: [number, number, number][] = [];
  for (const shake of map.shakes) {
    // The path at the middle of the stretch.
    path.push([x + (shake.u * shake.seconds) / 2, y + (shake.v * shake.seconds) / 2, shake.seconds]);
    x += shake.u * shake.seconds;
    y += shake.v * shake.seconds;
    seconds += shake.seconds;
    square += (shake.u * shake.u + shake.v * shake.v) * shake.seconds;
  }
  const mean = (i: 0 | 1): number =>
    path.reduce((sum, point) => sum + point[i] * point[2], 0) / Math.max(1e-9, seconds);
  const [mx, my] = [mean(0), mean(1)];
  const strays = path.reduce((sum, [px, py, dt]) => sum + ((px - mx) ** 2 + (py - my) ** 2) * dt, 0);
  const speeds = Array.from(map.u, (u, n) => knownSpeed(map, n, u, map.v[n] as number));
  return {
    speed: Math.sqrt(square / Math.max(1e-9, seconds)),
    stray: Math.sqrt(strays / Math.max(1e-9, seconds)),
    way: seconds * quantile(speeds, weightsOf(map), 0.8),
  };
}
