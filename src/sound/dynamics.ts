import { mix, smoothStep } from '../numerics/arithmetic.js';
import type { TensionCurve } from '../origins/domains.js';

/**
 * How strong the music is along the clip, in [0.4, 1].
 *
 * @param progress - 0 at the start of the clip, 1 at its end
 */
export function dynamicsAt(curve: TensionCurve, progress: number): number {
  switch (curve) {
    case 'flat':
      return 0.85;
    case 'slow_build':
      return mix(0.4, 1, smoothStep(0, 0.95, progress));
    case 'standard':
      return progress < 0.7 ? mix(0.6, 1, smoothStep(0, 0.7, progress)) : mix(1, 0.75, smoothStep(0.7, 1, progress));
    case 'immediate':
      return mix(1, 0.8, smoothStep(0.1, 1, progress));
  }
}
