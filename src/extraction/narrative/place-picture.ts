import type { ObservedNarrative } from '../observation.js';
import { ofSpread, type PlaceSigns } from './place-signs.js';

type Setting = NonNullable<ObservedNarrative['setting']>;

/** Signs of one kind of place: it is shown where one of them holds, and none of another kind. */
const SIGNS: Readonly<Record<Setting, readonly ((signs: PlaceSigns) => boolean)[]>> = {
  interior: [hasWallsToTheTop, isLitRoom],
  urban: [isStreet, isSkyline, isBuiltInTiers],
  nature: [isLevelLand, isGreenLand, isBlueDistance, isSoftlyLayered],
  abstract: [isPurpleGround],
};

/** The kind of place that one picture shows, or null where signs are missing or contradict each other. */
export function settingShown(signs: PlaceSigns): Setting | null {
  const shown = (Object.keys(SIGNS) as Setting[]).filter((setting) => SIGNS[setting].some((holds) => holds(signs)));
  return shown.length === 1 ? (shown[0] as Setting) : null;
}

/** Shelves, frames and doors fill the upper half, edges go up to the very top, and no sky is blue there. */
function hasWallsToTheTop({ corners, upright, warmth }: PlaceSigns): boolean {
  return at(corners, 1) > 0.26 && at(upright, 0) > 0.05 && at(warmth, 0) > -0.02;
}

/** Corners everywhere over a floor in the warm light of lamps; sand and dry grass are as warm and have none. */
function isLitRoom({ corners, warmth, green }: PlaceSigns): boolean {
  const isWarm = at(warmth, 7) > 0.2 && at(warmth, 0) - at(warmth, 7) > -0.22 && mean(green) < 0.02;
  return isWarm && Math.min(at(corners, 0), at(corners, 1), at(corners, 2)) > 0.033;
}

/** Fronts of houses stand to both sides before the sky, so that light changes hard from side to side at the top. */
function isStreet(signs: PlaceSigns): boolean {
  const { level, upright, warmth, sideSteps, downSteps } = signs;
  const hasSky = at(warmth, 0) < 0.12 && mean(level) < 0.21;
  return hasSky && at(upright, 0) > 0.06 && at(sideSteps, 0) > 17.3 && ofSpread(at(downSteps, 2), signs) > 0.47;
}

/** Upright lines under a top that has hardly any: towers before the sky. */
function isSkyline({ upright, corners, light }: PlaceSigns): boolean {
  const rise = (at(upright, 1) + at(upright, 2)) / 2 - at(upright, 0);
  return rise > 0.3 && Math.min(at(corners, 0), at(corners, 1), at(corners, 2)) < 0.16 && at(light, 5) > 96;
}

/** Full of upright edges below the middle, crossed by a hard level one, under an upper part with fewer corners. */
function isBuiltInTiers(signs: PlaceSigns): boolean {
  const { corners, sideSteps, rowStep } = signs;
  const middle = (at(corners, 1) + at(corners, 2)) / 2;
  const isOpen = middle > 0.08 && (at(corners, 0) + 0.005) / (middle + 0.01) < 0.7;
  // Trunks are as dense, and hardly crossed.
  if (!isOpen || uprightShare(signs) > 0.5) return false;
  return ofSpread(at(sideSteps, 2), signs) > 0.66 && ofSpread(rowStep, signs) > 0.98;
}

/** Share of upright ones among long lines; one half where there are none. */
function uprightShare({ upright, level }: PlaceSigns): number {
  return (mean(upright) + 0.01) / (mean(upright) + mean(level) + 0.02);
}

/** Light enough for land to be seen by its lines: stars and lamps in the dark have none that tell. */
function isLit({ light }: PlaceSigns): boolean {
  return mean(light) > 58;
}

/** Ground is rough to the side as well as down; bands of shade are not. */
function isRough({ sideSteps, downSteps }: PlaceSigns): boolean {
  return at(sideSteps, 3) > 0.42 * at(downSteps, 3);
}

/** Horizons, waves and dunes: long lines are level, nothing built stands on them, and the ground is not purple. */
function isLevelLand(signs: PlaceSigns): boolean {
  return (
    isLit(signs) &&
    isRough(signs) &&
    uprightShare(signs) < 0.12 &&
    ofSpread(signs.rowStep, signs) < 0.7 &&
    at(signs.green, 7) > -0.08
  );
}

/** Green below under a bright upper part without corners: grass and leaves by day. */
function isGreenLand(signs: PlaceSigns): boolean {
  const { green, light, corners, level } = signs;
  if (!isRough(signs)) return false;
  const hasCorners = at(corners, 0) > 0.025 || at(corners, 1) > 0.08;
  return !hasCorners && at(green, 7) > 0.048 && at(light, 2) > 161 && at(level, 1) < 0.51;
}

/** Deep blue about the middle that changes softly: air, water or night between the eye and what is far. */
function isBlueDistance({ warmth, sideSteps, corners }: PlaceSigns): boolean {
  return at(warmth, 3) < -0.207 && at(sideSteps, 1) < 13.7 && (at(corners, 1) + at(corners, 2)) / 2 < 0.133;
}

/** Level lines that are soft over a ground that is not purple: layers of air, hills or water. */
function isSoftlyLayered(signs: PlaceSigns): boolean {
  const isSoft = at(signs.downSteps, 2) < 17.5 && ofSpread(signs.rowStep, signs) < 1.15;
  const isLand = isLit(signs) && at(signs.green, 7) > -0.08;
  return isLand && isSoft && uprightShare(signs) < 0.095 && at(signs.corners, 0) < 0.015;
}

/** Purple below under an even top: neither earth, water, plants nor floors are. */
function isPurpleGround(signs: PlaceSigns): boolean {
  const { green, warmth, sideSteps, corners } = signs;
  if (mean(corners) > 0.05) return false;
  return at(green, 7) < -0.19 && ofSpread(at(sideSteps, 0), signs) < 0.157 && at(warmth, 0) - at(warmth, 7) > -0.07;
}

function at(values: readonly number[], i: number): number {
  return values[i] as number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
