import type { TimeOfDay } from '../../origins/domains.js';
import type { PlaceSigns } from './place-signs.js';

type Signs = Pick<PlaceSigns, 'luma' | 'glare' | 'light' | 'warmth' | 'green'>;

/**
 * The hour that one picture shows by the light of its sky; null where its signs are missing or contradict each other.
 * Palettes and looks dye skies, so that only light and colour together tell.
 *
 * Dawn is never told: a warm horizon under a cool sky is that of either end of the day. Dusk is told by the purple light
 * that stands in the sky when the sun is below the horizon; where a dawn has it, it is the same picture.
 *
 * @param isOutside - whether the place is known to lie under the sky: then less light and colour tell
 */
export function hourShown(signs: Signs, isOutside: boolean): TimeOfDay | null {
  const hours: TimeOfDay[] = [];
  if (isBlueDark(signs) || (isOutside && isMoonlit(signs))) hours.push('night');
  if (isBrightSky(signs) || (isOutside && isDaylit(signs))) hours.push('day');
  if (isPurpleSky(signs)) hours.push('dusk');
  return hours.length === 1 ? (hours[0] as TimeOfDay) : null;
}

/** Nothing shines and the sky is blue: rods see blue best, and so night is shown (Purkinje). */
function isBlueDark({ glare, warmth }: Signs): boolean {
  return glare < 0.01 && at(warmth, 2) < -0.113;
}

/** Dim and blue down to the ground, and no green is left in the sky. */
function isMoonlit({ luma, warmth, green }: Signs): boolean {
  return luma < 97 && at(warmth, 7) < -0.16 && at(green, 2) < -0.012;
}

/** Bright as only a sky is, and not warm, as lamps and low suns are; what is green there are leaves. */
function isBrightSky({ light, warmth, green }: Signs): boolean {
  return at(light, 1) > 187 && at(warmth, 2) < -0.03 && at(green, 1) < 0.023;
}

/** A light sky that is not warm above the horizon, nor blue down to it. */
function isDaylit({ light, warmth }: Signs): boolean {
  return (at(light, 0) + at(light, 1)) / 2 > 169 && at(warmth, 2) < 0.03 && at(warmth, 4) > -0.1;
}

/** Purple above and reddish below that, over a ground that is not. */
function isPurpleSky({ green, warmth }: Signs): boolean {
  return at(green, 0) < -0.155 && at(green, 7) > -0.015 && at(warmth, 1) > 0;
}

function at(values: readonly number[], i: number): number {
  return values[i] as number;
}
