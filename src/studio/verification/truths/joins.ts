import type { Observation } from '../../../extraction/observation.js';
import { TRANSITION_TYPES, type TransitionType } from '../../../origins/domains.js';
import { match, type Sample } from '../sample.js';
import { type Breadth, formatName, formats, type TruthClip } from '../truth-clip.js';
import { type SpecWish, truthSpec } from '../truth-spec.js';

const DURATIONS = [0.25, 0.5, 1] as const;
const FPS = 24;
/** Length of the fade that closes a clip. */
const CLOSING_SECONDS = 0.5;

interface Join {
  readonly type: TransitionType;
  /** Seconds. */
  readonly start: number;
  readonly duration: number;
}

interface JoinCase {
  readonly name: string;
  readonly wish: SpecWish;
  readonly joins: readonly Join[];
  /** Where shots begin, in seconds, the first at 0. */
  readonly shots: readonly number[];
}

/** Joins of every type and length, alone and several in a row, and clips without any that might be taken for one. */
export function joinTruths(breadth: Breadth): TruthClip[] {
  return formats(breadth).flatMap((format) =>
    (breadth.isQuick ? quickCases() : allCases()).map((one) => joinClip(one, format)),
  );
}

function quickCases(): JoinCase[] {
  return TRANSITION_TYPES.map((type) => twoShots(type, 0.5, 'static'));
}

function allCases(): JoinCase[] {
  return [
    ...TRANSITION_TYPES.flatMap((type) => DURATIONS.map((seconds) => twoShots(type, seconds, 'static'))),
    ...TRANSITION_TYPES.map((type) => twoShots(type, 0.5, 'pan')),
    threeShots(),
    ends(),
    withoutJoins('a whip pan', { chart: '3 planes', camera: { motion: 'whip_pan', direction: 'left' }, seconds: 2 }),
    withoutJoins('a fast zoom', { chart: '3 planes', camera: { motion: 'zoom', speed: 'fast' }, seconds: 2 }),
    withoutJoins('a shaky camera', {
      chart: '3 planes',
      camera: { motion: 'handheld', speed: 'fast', steadiness: 'shaky' },
      seconds: 2,
    }),
    withoutJoins('a pulse', { chart: '3 planes', motion_type: 'pulse', intensity: 1, seconds: 3 }),
  ];
}

function twoShots(type: TransitionType, seconds: number, motion: 'static' | 'pan'): JoinCase {
  const duration = type === 'cut' ? 0 : seconds;
  // Cuts have no length: they come at three different moments instead.
  const at = type === 'cut' ? 1 + seconds : 1.25;
  return {
    name: `${type} ${type === 'cut' ? `at ${at} s` : `of ${seconds} s`}${motion === 'pan' ? ', panning' : ''}`,
    wish: {
      chart: '3 planes',
      cuts: [
        { seconds: at, shot: { framing: 'wide' }, camera: { motion, direction: 'right', speed: 'slow' } },
        {
          seconds: 1.75,
          shot: { framing: 'close', transition: { type, seconds: duration } },
          camera: { motion, direction: 'left', speed: 'slow' },
        },
      ],
    },
    joins: [{ type, start: at, duration }],
    shots: [0, at],
  };
}

function threeShots(): JoinCase {
  return {
    name: 'a cut, then a dissolve',
    wish: {
      chart: '3 planes',
      cuts: [
        { seconds: 1, shot: { framing: 'wide' } },
        { seconds: 1.5, shot: { framing: 'close' } },
        {
          seconds: 1.5,
          shot: { framing: 'wide', transition: { type: 'dissolve', seconds: 0.5 } },
          camera: { motion: 'pan', direction: 'right' },
        },
      ],
    },
    joins: [
      { type: 'cut', start: 1, duration: 0 },
      { type: 'dissolve', start: 2.5, duration: 0.5 },
    ],
    shots: [0, 1, 2.5],
  };
}

function ends(): JoinCase {
  return {
    name: 'fades at both ends',
    wish: {
      chart: '3 planes',
      transition_out: 'fade',
      cuts: [{ seconds: 3, shot: { transition: { type: 'fade', seconds: 0.5 } } }],
    },
    joins: [
      { type: 'fade', start: 0, duration: 0.5 },
      { type: 'fade', start: 3 - CLOSING_SECONDS, duration: CLOSING_SECONDS },
    ],
    shots: [0],
  };
}

function withoutJoins(name: string, wish: SpecWish): JoinCase {
  return { name, wish, joins: [], shots: [0] };
}

function joinClip(one: JoinCase, format: ReturnType<typeof formats>[number]): TruthClip {
  return {
    name: `${one.name}, ${formatName(format)}`,
    spec: truthSpec({ ...format, ...one.wish }),
    rows: [
      'transition.type',
      'transition.count',
      'transition.start',
      'transition.duration',
      'temporal.count',
      'temporal.edges',
    ],
    judge: (observation, where) => [...judgeJoins(one, observation, where), ...judgeShots(one, observation, where)],
  };
}

function judgeJoins({ joins }: JoinCase, { video }: Observation, where: string): Sample[] {
  const seen = video.transitions;
  const names = (list: readonly { type: string }[]): string => list.map(({ type }) => type).join(', ') || 'none';
  const samples: Sample[] = [
    { row: 'transition.count', truth: names(joins), seen: names(seen), hit: joins.length === seen.length, where },
  ];
  for (const join of joins) {
    const nearest = nearestJoin(join, seen);
    samples.push(match('transition.type', join.type, nearest?.type ?? null, where));
    if (!nearest || nearest.type !== join.type) continue;
    samples.push(frames('transition.start', join.start, nearest.start, where));
    samples.push(frames('transition.duration', join.duration, nearest.duration, where));
  }
  return samples;
}

function nearestJoin<T extends Join>(join: Join, seen: readonly T[]): T | null {
  const middle = join.start + join.duration / 2;
  const off = (one: Join): number => Math.abs(one.start + one.duration / 2 - middle);
  return seen.reduce<T | null>((best, one) => (best && off(best) <= off(one) ? best : one), null);
}

/** A shot may be said to begin anywhere within the change that begins it. */
function judgeShots({ joins, shots }: JoinCase, { video }: Observation, where: string): Sample[] {
  const seen = video.shots;
  const count: Sample = {
    row: 'temporal.count',
    truth: `${shots.length} shots`,
    seen: `${seen.length} shots`,
    hit: seen.length === shots.length,
    where,
  };
  if (seen.length !== shots.length) return [count];
  const edges = shots.map((start, i): Sample => {
    const length = joins.find((join) => join.start === start && i > 0)?.duration ?? 0;
    const edge = seen[i]?.start ?? Number.NaN;
    const off = Math.max(0, start - edge, edge - start - length);
    return { row: 'temporal.edges', truth: start, seen: edge, error: off * FPS, where };
  });
  return [count, ...edges];
}

function frames(row: 'transition.start' | 'transition.duration', truth: number, seen: number, where: string): Sample {
  return { row, truth, seen, error: Math.abs(seen - truth) * FPS, where };
}
