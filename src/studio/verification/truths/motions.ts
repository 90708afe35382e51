import type { MotionDirection, Rhythm, Trend } from '../../../extraction/observation.js';
import { sineTurns } from '../../../numerics/arithmetic.js';
import { Random } from '../../../numerics/random.js';
import { match, type Sample } from '../sample.js';
import { meanDifference, syntheticLuma } from '../synthetic-picture.js';
import { type Synthetic, synthetic } from '../synthetic-spec.js';
import type { Breadth, TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

const FPS = 24;
/** Levels below this many codes are compared in codes: a twentieth of it. */
const LEAST_LEVEL = 4;

/** Pixels that the texture moves between frames, frame by frame. */
type Speeds = readonly number[];

interface MotionCase {
  readonly name: string;
  readonly speeds: Speeds;
  readonly way: MotionDirection;
  readonly trend?: Trend;
  readonly rhythm?: Rhythm;
  /** Speeds are the same throughout: the level of every window is that of the whole. */
  readonly isEven?: boolean;
}

/** A synthetic texture that moves by known steps: level, trend, direction and rhythm. */
export function motionTruths(breadth: Breadth): TruthClip[] {
  const size = breadth.sizes[0] as { width: number; height: number };
  const sizes = breadth.isQuick ? [size] : breadth.sizes;
  return sizes.flatMap(({ width, height }) => cases(breadth).map((one) => motionClip(one, width, height)));
}

function cases({ isQuick }: Breadth): MotionCase[] {
  const ways: MotionDirection[] = ['horizontal', 'vertical', 'diagonal', 'radial', 'neutral'];
  const even = (speed: number, seconds = 2): Speeds => Array.from({ length: seconds * FPS }, () => speed);
  // Two pixels a frame come among the ways.
  const levels = isQuick ? [0] : [0, 0.25, 0.5, 1, 2, 3, 4, 6];
  const at = (f: (t: number) => number, seconds: number): Speeds =>
    Array.from({ length: seconds * FPS }, (_, i) => f(i / FPS));
  const random = Random.fromSeed(5);
  return [
    ...levels.map(
      (speed): MotionCase => ({
        name: `${speed} px a frame`,
        speeds: even(speed),
        way: speed === 0 ? 'neutral' : 'horizontal',
        trend: 'steady',
        rhythm: 'steady',
        isEven: true,
      }),
    ),
    ...ways.map(
      (way): MotionCase => ({
        name: `${way}`,
        speeds: even(2),
        way,
        // A texture that grows has ever gentler slopes: its level falls by itself.
        ...(way === 'radial' ? {} : { trend: 'steady', rhythm: 'steady' }),
        isEven: way !== 'neutral' && way !== 'radial',
      }),
    ),
    { name: 'faster', speeds: at((t) => 0.5 + 5 * t, 1), way: 'horizontal', trend: 'increasing' },
    { name: 'slower', speeds: at((t) => 5.5 - 5 * t, 1), way: 'horizontal', trend: 'decreasing' },
    { name: 'a little faster', speeds: at((t) => 1 + 2 * t, 1), way: 'vertical', trend: 'increasing' },
    { name: 'a little slower', speeds: at((t) => 3 - 2 * t, 1), way: 'vertical', trend: 'decreasing' },
    {
      name: 'bursts, 4 a second',
      speeds: at((t) => (Math.floor(t * FPS + 0.5) % 6 < 2 ? 5 : 0.2), 3),
      way: 'horizontal',
      trend: 'steady',
      rhythm: 'pulsing',
    },
    {
      name: 'bursts, 3 a second',
      speeds: at((t) => (Math.floor(t * FPS + 0.5) % 8 < 2 ? 6 : 0.2), 3),
      way: 'vertical',
      trend: 'steady',
      rhythm: 'pulsing',
    },
    {
      name: 'swell, 2 a second',
      speeds: at((t) => 3 + 2.6 * sineTurns(2 * t), 3),
      way: 'horizontal',
      trend: 'steady',
      rhythm: 'wave',
    },
    {
      name: 'swell, 3 a second',
      speeds: at((t) => 3 + 2.6 * sineTurns(3 * t), 3),
      way: 'vertical',
      trend: 'steady',
      rhythm: 'wave',
    },
    { name: 'by chance', speeds: at(() => 6 * random.next(), 3), way: 'horizontal', rhythm: 'random' },
    { name: 'by chance again', speeds: at(() => 6 * random.next(), 3), way: 'vertical', rhythm: 'random' },
  ];
}

function motionClip(one: MotionCase, width: number, height: number): TruthClip {
  const what = { kind: 'motion', path: pathOf(one, width) } as const satisfies Synthetic;
  const spec = truthSpec({ width, height, seconds: one.speeds.length / FPS, raw_prompt: synthetic(what) });
  return {
    name: `texture ${one.name}, ${width}x${height}`,
    spec,
    rows: ['motion.level', 'motion.trend', 'motion.direction', 'motion.rhythm'],
    judge: ({ windows, video }, where) => {
      const samples: Sample[] = windows.flatMap(({ motion }, i) => {
        const at = `${where}, second ${i}`;
        return [
          ...(one.trend ? [match('motion.trend', one.trend, motion?.trend ?? null, at)] : []),
          match('motion.direction', one.way, motion?.direction ?? null, at),
          ...(one.rhythm ? [match('motion.rhythm', one.rhythm, motion?.rhythm ?? null, at)] : []),
          ...(one.isEven
            ? [levelSample(levelOf(what, { width, height }, i * FPS + 1), motion?.level ?? null, at)]
            : []),
        ];
      });
      if (one.trend) samples.push(match('motion.trend', one.trend, video.motion?.trend ?? null, `${where}, whole`));
      return samples;
    },
  };
}

/** Mean difference over one second from a frame on, of the frames as they were before encoding. */
function levelOf(what: Synthetic & { kind: 'motion' }, size: { width: number; height: number }, first: number): number {
  const last = Math.min(first + FPS - 2, what.path.length - 1);
  let sum = 0;
  for (let frame = first; frame <= last; frame++)
    sum += meanDifference(syntheticLuma(what, frame - 1, size), syntheticLuma(what, frame, size));
  return sum / (last - first + 1);
}

function levelSample(truth: number, seen: number | null, where: string): Sample {
  const error =
    seen === null ? Number.POSITIVE_INFINITY : (100 * Math.abs(seen - truth)) / Math.max(truth, LEAST_LEVEL);
  return { row: 'motion.level', truth: Number(truth.toFixed(2)), seen, error, where };
}

/** Where the texture is at each frame; speeds are at the edge of the frame where it grows. */
function pathOf({ speeds, way }: MotionCase, width: number): [number, number, number][] {
  const random = Random.fromSeed(11);
  let [x, y, scale] = [0, 0, 1];
  return speeds.map((speed): [number, number, number] => {
    if (way === 'horizontal') x += speed;
    else if (way === 'vertical') y += speed;
    else if (way === 'diagonal') [x, y] = [x + speed * Math.SQRT1_2, y + speed * Math.SQRT1_2];
    else if (way === 'radial') scale *= 1 + (2 * speed) / width;
    else if (speed > 0) {
      // Another way at every frame: no common direction.
      const turn = random.next();
      [x, y] = [x + speed * sineTurns(turn), y + speed * sineTurns(turn + 0.25)];
    }
    return [x, y, scale];
  });
}
