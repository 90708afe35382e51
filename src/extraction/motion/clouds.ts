import { quantile, weightsOf } from './flow-forms.js';
import { type FlowMap, selectCells } from './flow-map.js';

/** Clouds pass no faster than this, widths a second. */
const DRIFT = 0.03;
/** And level: less than this goes up or down. */
const LEVEL = 0.004;
/** Where the sky can be: above this row, in half heights from the middle. */
const SKY = 0.25;

/** A map without what may be clouds that pass by themselves. */
export function withoutClouds(map: FlowMap): FlowMap {
  return selectCells(map, (n) => {
    const isSky = (map.y[n] as number) < SKY * map.halfHeight;
    return !(isSky && Math.abs(map.v[n] as number) < LEVEL && Math.abs(map.u[n] as number) < DRIFT);
  });
}

/** A map whose sky has the drift taken off that it shows beside even growth, as far as clouds may drift. */
export function withStillSky(map: FlowMap, growth: number): FlowMap {
  const inSky = Array.from(map.y, (y) => y < SKY * map.halfHeight);
  const rest = Array.from(map.u, (u, n) => u - growth * (map.x[n] as number));
  const weights = weightsOf(map).map((w, n) => (inSky[n] ? w : 0));
  const drift = Math.min(DRIFT, Math.max(-DRIFT, quantile(rest, weights, 0.5)));
  return { ...map, u: map.u.map((u, n) => (inSky[n] ? u - drift : u)) };
}
