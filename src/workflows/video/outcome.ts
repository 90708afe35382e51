/** Whether a video went well: steady light, and motion that is neither absent nor wild. Contract §4.5. */
export function isGoodOutcome(analysis: Readonly<Record<string, unknown>>): boolean {
  const { brightness_std_over_time: flicker, motion_level: motion } = analysis;
  if (typeof flicker !== 'number' || typeof motion !== 'number') return false;
  return flicker <= 20 && motion >= 1 && motion <= 25;
}
