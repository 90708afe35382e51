import { CAMERA_WORDS } from '../origins/camera-words.js';
import type { Claim } from './claim.js';
import type { Tag } from './function-words.js';
import type { Unit } from './units.js';
import { directionOf } from './word-claims.js';

/** Words that with a direction, or as a noun with an adjective of speed, can only be the camera. */
const CERTAIN: ReadonlySet<string> = new Set(['pan', 'tilt', 'pedestal', 'dolly', 'zoom']);
const SPEEDS: Readonly<Record<string, 'slow' | 'fast'>> = {
  slow: 'slow',
  slowly: 'slow',
  gentle: 'slow',
  gently: 'slow',
  smooth: 'slow',
  gradual: 'slow',
  gradually: 'slow',
  subtle: 'slow',
  leisurely: 'slow',
  fast: 'fast',
  quick: 'fast',
  quickly: 'fast',
  rapid: 'fast',
  rapidly: 'fast',
  sudden: 'fast',
  swift: 'fast',
};
/** What may stand between the motion and its direction: "pan slowly to the left". */
const BETWEEN: ReadonlySet<string> = new Set(['to', 'the', 'toward', 'towards', 'from']);

const MOTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries(CAMERA_WORDS).flatMap(([motion, words]) => words.map((word) => [word, motion] as const)),
);

/** A command to the camera: motion, its direction and speed, and the units that give it. */
export interface CameraCommand {
  readonly units: readonly number[];
  readonly claims: readonly Claim[];
}

/**
 * Commands such as "pan left", "tilting slowly upwards", "a slow pan across": a word for a camera motion with
 * its direction and speed. Words with another everyday meaning (truck, crane, roll) need a direction and no
 * determiner before them.
 */
export function cameraCommands(
  units: readonly Unit[],
  tags: readonly Tag[],
  negated: readonly boolean[],
): CameraCommand[] {
  return units.flatMap((unit, i) => {
    const phrase =
      unit.kind === 'phrase' ? unit.effects.find((effect) => effect.domain === 'camera')?.value : undefined;
    const motion = phrase ?? (unit.kind === 'word' ? motionOf(unit) : undefined);
    if (!motion) return [];
    const around = surroundings(units, i);
    if (!phrase && !isCommand(units, tags, i, around)) return [];
    const claim = (at: number, domain: string, canonical: string): Claim => ({
      unit: at,
      span: units[at]?.text ?? '',
      domain,
      canonical,
      by: 'origin',
      negated: negated[i] ?? false,
      strength: 3,
    });
    const claims = phrase ? [] : [claim(i, 'camera', motion)];
    const direction = directionInside(unit) ?? around.direction?.value;
    if (direction) claims.push(claim(around.direction?.at ?? i, 'camera_direction', direction));
    if (around.speed) claims.push(claim(around.speed.at, 'camera_speed', around.speed.value));
    return [{ units: [i, ...around.used], claims }];
  });
}

function motionOf(unit: Unit): string | undefined {
  for (const key of unit.facts.keys) {
    const motion = MOTIONS.get(key);
    if (motion) return motion;
  }
  return undefined;
}

interface Around {
  readonly direction: { at: number; value: string } | null;
  readonly speed: { at: number; value: string } | null;
  readonly used: readonly number[];
}

function surroundings(units: readonly Unit[], at: number): Around {
  let speed = speedAt(units, at - 1) ?? null;
  let direction: Around['direction'] = null;
  const used: number[] = speed ? [speed.at] : [];
  const between: number[] = [];
  for (let i = at + 1; i <= at + 4 && i < units.length; i++) {
    const found = directionOf(units[i]);
    if (found && !direction) {
      direction = { at: i, value: found };
      used.push(...between, i);
      continue;
    }
    const adverb = speedAt(units, i);
    if (adverb) {
      speed ??= adverb;
      used.push(i);
    } else if (BETWEEN.has(units[i]?.text ?? '')) between.push(i);
    else break;
  }
  return { direction, speed, used };
}

function speedAt(units: readonly Unit[], at: number): { at: number; value: string } | undefined {
  const value = SPEEDS[units[at]?.text ?? ''];
  return value && { at, value };
}

function isCommand(units: readonly Unit[], tags: readonly Tag[], at: number, around: Around): boolean {
  const certain = units[at]?.facts.keys.some((key) => CERTAIN.has(key)) ?? false;
  const before = tags[at - 1];
  const opens = before === undefined || before === 'Z' || before === 'K' || before === 'C';
  if (certain)
    return (
      around.direction !== null ||
      around.speed !== null ||
      (opens && (tags[at + 1] === undefined || tags[at + 1] === 'Z' || tags[at + 1] === 'I'))
    );
  return (
    around.direction !== null &&
    (opens || (around.speed !== null && (tags[at - 2] === undefined || tags[at - 2] === 'Z' || tags[at - 2] === 'D')))
  );
}

/** "crane up", "truck left": the direction is a word of the phrase. */
function directionInside(unit: Unit): string | undefined {
  for (const token of unit.tokens.slice(1)) {
    const found = directionOf({ ...unit, text: token.text });
    if (found) return found;
  }
  return undefined;
}
