/**
 * Turn that points an upright shape along a direction on screen: 0 up, ¼ to the right, ±½ down. Error below 0.001
 * turns: arctan q ≈ π/4·q + 0.273·q·(1 − q) for q in [0, 1].
 */
export function turnOf(dx: number, dy: number): number {
  const ax = Math.abs(dx);
  const ay = Math.abs(dy);
  if (ax + ay === 0) return 0;
  const q = Math.min(ax, ay) / Math.max(ax, ay);
  const eighth = q * (0.125 + 0.04345 * (1 - q));
  const fromUp = ax < ay ? eighth : 0.25 - eighth;
  const upper = dy < 0 ? fromUp : 0.5 - fromUp;
  return dx < 0 ? -upper : upper;
}
