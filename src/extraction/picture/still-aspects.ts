import type {
  CompositionObservation,
  GradientObservation,
  GraphicsObservation,
  LightingObservation,
} from '../observation.js';
import { compositionOf } from './composition.js';
import { gradientOf } from './gradient.js';
import { lightingOf } from './lighting.js';
import type { StillMeasure } from './still-measure.js';
import { meanOf } from './window-mean.js';

/** What a window shows, whatever moves in it. */
export interface StillAspects {
  gradient: GradientObservation;
  lighting: LightingObservation;
  composition: CompositionObservation;
  graphics: GraphicsObservation;
}

/** The aspects of a window: means over its pictures, one at least. */
export function stillAspects(measures: readonly StillMeasure[]): StillAspects {
  const cells = meanCells(measures);
  const center = [meanOf(measures, ({ center }) => center[0]), meanOf(measures, ({ center }) => center[1])] as const;
  return {
    gradient: gradientOf(cells),
    lighting: lightingOf(measures),
    composition: compositionOf(
      center,
      meanOf(measures, ({ upperShare }) => upperShare),
      cells,
    ),
    graphics: graphicsOf(measures),
  };
}

function meanCells(measures: readonly StillMeasure[]): Float32Array {
  const { length } = (measures[0] as StillMeasure).lightCells;
  const sums = new Float64Array(length);
  for (const { lightCells } of measures)
    for (let i = 0; i < length; i++) sums[i] = (sums[i] as number) + (lightCells[i] as number);
  return Float32Array.from(sums, (sum) => sum / measures.length);
}

function graphicsOf(measures: readonly StillMeasure[]): GraphicsObservation {
  const edge_density = meanOf(measures, ({ edgeDensity }) => edgeDensity);
  const spatial_variance = meanOf(measures, ({ lumaVariance }) => lumaVariance);
  return { edge_density, spatial_variance, busyness: (edge_density + spatial_variance) / 2 };
}
