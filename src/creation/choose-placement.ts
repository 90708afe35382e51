import { clamp, power } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import type { LookEntry, Placement } from '../origins/vocabulary.js';
import type { Inspiration } from './inspiration.js';

/**
 * How dabs are laid: as the look has it, finer or coarser, closer to the scene's colours or freer, as pictures were
 * seen to be. A look that was asked for keeps its hand and varies less.
 */
export function choosePlacement(
  look: LookEntry,
  { texture }: Pick<Inspiration, 'texture'>,
  asked: boolean,
  random: Random,
): Placement {
  if (texture === null) return { ...look.placement };
  const { placement } = look;
  const reach = asked ? 0.5 : 1;
  // Where pictures had more edges, finer dabs show more of them.
  const size = clamp(power(texture.edges, -0.6 * reach), 0.86, 1.4);
  const freedom = clamp(power(texture.variance, 0.5 * reach), 0.7, 1.5);
  return {
    ...placement,
    dabPixels: placement.dabPixels * size,
    spread: Math.min(1, placement.spread * freedom),
    ...(asked || placement.shape !== 'round' ? {} : hand(placement, random)),
  };
}

/** Round dabs that follow the forms or lie flat are drawn out a little. */
function hand(placement: Placement, random: Random): Pick<Placement, 'orientation' | 'elongation'> {
  const orientation = random.pick([placement.orientation, 'free', 'flow', 'level'] as const);
  return {
    orientation,
    elongation: placement.elongation * (orientation === 'free' ? 1 : random.between(1.2, 1.8)),
  };
}
