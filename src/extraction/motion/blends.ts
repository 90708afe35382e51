import type { Join } from './join.js';
import { lineThrough } from './line.js';
import { MovedPicture } from './moved-picture.js';
import { median } from './similarity.js';
import { distanceOf, type TinyFrame, type TinyFrames } from './tiny-frames.js';

/** Half lengths of joins to look for, in seconds; each looks so far to both sides. */
const REACHES = [0.17, 0.3, 0.55, 0.8, 1.15] as const;
/** How far ahead the search looks, in seconds. */
export const BLEND_LOOKAHEAD_SECONDS = 1.2;
/** The pictures before and after differ by this much at least, root mean square. */
const LEAST_DIFFERENCE = 5;
/** What a blend leaves unexplained of its middle, as a share of the pictures' difference. */
const LEAST_REST = { dissolve: 0.2, wipe: 0.33 } as const;
/** How far the progress of a join may stray from even. */
const STRAY = 0.11;
/** It goes on while a step is this share of the mean step. */
const ON_SHARE = 0.35;
/** Share of the change that following explains not. */
const UNFOLLOWED = 0.3;
/** Frames beside a join by which it is known what changes there anyway. */
const BESIDE = 8;
/** What changes from frame to frame counts as a join's beyond this many times what changes beside it. */
const BEYOND_USUAL = 1.15;
/** How far the pictures beside a join may lie from where it begins and ends, on average, where only its kinks tell it. */
const LEVEL_STRAY = 0.12;
/** Most of what a join leaves unexplained that may be put down to what its shots change by themselves. */
const MOST_OWN = 0.75;
/** An even dark picture is black: going there is a fade. */
const BLACK_LIGHT = 6;

/** How far a join has come at a frame, 0–1, and what that leaves unexplained of the frame. */
interface Progress {
  readonly at: number;
  readonly rest: number;
}

type Blend = 'dissolve' | 'wipe';
/** Reads the progress of a frame from one picture to another. */
type Reading = (luma: Float32Array, from: Float32Array, to: Float32Array) => Progress;

/** The pictures before and after a join, carried on into it. */
class Sides {
  private readonly before: MovedPicture;
  private readonly after: MovedPicture;

  constructor(
    frames: TinyFrames,
    readonly from: TinyFrame,
    readonly to: TinyFrame,
  ) {
    this.before = new MovedPicture(frames, from, -1);
    this.after = new MovedPicture(frames, to, 1);
  }

  read({ frame, luma }: TinyFrame, reading: Reading): Progress {
    return reading(luma, this.before.at(frame), this.after.at(frame));
  }

  /** Mean square of what pictures of the shots before and after differ by of themselves, waves for example. */
  own(frames: TinyFrames, steps: number): readonly [before: number, after: number] {
    const square = (side: MovedPicture, frame: number): number => {
      const other = frames.at(frame);
      return other ? distanceOf(side.at(frame), other.luma) ** 2 : 0;
    };
    return [square(this.before, this.from.frame - steps), square(this.after, this.to.frame + steps)];
  }
}

/**
 * The dissolve or wipe that is half done at a frame, between `from` and `to` at most. Null when there is none.
 *
 * A dissolve mixes both pictures evenly everywhere; a wipe shows one of them on each side of an edge. Both advance
 * evenly, and what they change does not move: following explains little of it.
 */
export function blendAt(
  frames: TinyFrames,
  number: number,
  fps: number,
  limits: { from: number; to: number },
): Join | null {
  const readings: [Blend, Reading][] = [
    ['dissolve', mixProgress],
    ...edgeReadings(frames.columns, frames.rows).map((reading): [Blend, Reading] => ['wipe', reading]),
  ];
  let best: { join: Join; rest: number } | null = null;
  for (const seconds of REACHES) {
    const reach = Math.max(2, Math.round(seconds * fps));
    const from = frames.at(Math.max(limits.from, number - reach));
    const to = frames.at(Math.min(limits.to, number + reach));
    if (!from || !to || !canJoin(frames, from, to)) continue;
    const sides = new Sides(frames, from, to);
    for (const [type, reading] of readings) {
      if (!isHalfDone(frames, number, reading, sides, LEAST_REST[type])) continue;
      const found = settle(frames, number, { type, reading }, sides, limits);
      if (found && (!best || found.rest < best.rest)) best = found;
    }
  }
  return best?.join ?? null;
}

/** Whether two pictures differ, neither is black, and more than motion lies between them. */
function canJoin(frames: TinyFrames, from: TinyFrame, to: TinyFrame): boolean {
  return (
    to.frame - from.frame >= 3 &&
    Math.min(from.light, to.light) >= BLACK_LIGHT &&
    distanceOf(from.luma, to.luma) >= LEAST_DIFFERENCE &&
    (isUnfollowed(frames, from, to) || leaps(frames, from, to))
  );
}

function isHalfDone(frames: TinyFrames, number: number, reading: Reading, sides: Sides, most: number): boolean {
  const here = frames.at(number);
  const before = frames.at(number - 1);
  if (!here || !before) return false;
  const now = sides.read(here, reading);
  return now.rest < 1.5 * most && now.at >= 0.5 && sides.read(before, reading).at < 0.5;
}

/** Finds where a join begins and ends from its even progress, then again from the very pictures beside it. */
function settle(
  frames: TinyFrames,
  number: number,
  { type, reading }: { type: Blend; reading: Reading },
  sides: Sides,
  limits: { from: number; to: number },
): { join: Join; rest: number } | null {
  let near = sides;
  let found = lineOf(frames, number, reading, near, {
    from: near.from.frame > limits.from,
    to: near.to.frame < limits.to,
  });
  for (let round = 0; round < 2 && found; round++) {
    const before = frames.at(Math.max(limits.from, Math.ceil(found.first - 0.3) - 1));
    const after = frames.at(Math.min(limits.to, Math.ceil(found.end - 0.3)));
    if (!before || !after || after.frame - before.frame < 3) return null;
    near = new Sides(frames, before, after);
    found = lineOf(frames, number, reading, near, { from: false, to: false });
  }
  if (!found) return null;
  const isPlain = found.rest <= LEAST_REST[type] && isUnfollowed(frames, near.from, near.to);
  if (!isPlain && !isKinked(frames, near, { type, reading }, found.rest)) return null;
  const first = Math.ceil(found.first - 0.3);
  return { join: { type, first, end: first + Math.max(2, Math.round(found.end - found.first)) }, rest: found.rest };
}

/**
 * Whether a join shows by its kinks, though waves or leaves change the picture as well: beside it the change stands still,
 * in it more changes from frame to frame, and beyond what each shot changes by itself it leaves little unexplained.
 */
function isKinked(
  frames: TinyFrames,
  sides: Sides,
  { type, reading }: { type: Blend; reading: Reading },
  rest: number,
): boolean {
  const { from, to } = sides;
  const steps = Math.min(BESIDE, Math.max(2, (to.frame - from.frame) >> 1));
  const [before, after] = sides.own(frames, Math.ceil(steps / 2));
  // Of a mix, each shot's own change counts by its share squared, of a wipe by its share: ⅓ and ½ over the whole of it.
  const own = ((before + after) * (type === 'dissolve' ? 1 / 3 : 1 / 2)) / distanceOf(from.luma, to.luma) ** 2;
  if (rest * rest - Math.min(own, rest * rest * MOST_OWN) > LEAST_REST[type] ** 2) return false;
  const level = (list: readonly TinyFrame[], at: number): boolean =>
    list.length >= 2 && meanOf(list.map((frame) => Math.abs(sides.read(frame, reading).at - at))) < LEVEL_STRAY;
  return (
    leaps(frames, from, to) &&
    level(frames.span(from.frame - steps, from.frame), 0) &&
    level(frames.span(to.frame + 1, to.frame + 1 + steps), 1)
  );
}

/**
 * Whether more changes from frame to frame between two frames than beside them, on either side, and adds up to a good part
 * of the pictures' difference.
 */
function leaps(frames: TinyFrames, from: TinyFrame, to: TinyFrame): boolean {
  const changes = (first: number, end: number): number[] => frames.span(first, end).map(({ change }) => change);
  const before = changes(Math.max(1, from.frame + 1 - BESIDE), from.frame + 1);
  const after = changes(to.frame + 1, to.frame + 1 + BESIDE);
  if (before.length < 2 || after.length < 2) return false;
  const usual = BEYOND_USUAL * Math.max(median(before), median(after));
  const leap = changes(from.frame + 1, to.frame + 1).reduce(
    (sum, change) => sum + Math.sqrt(Math.max(0, change * change - usual * usual)),
    0,
  );
  return leap > UNFOLLOWED * distanceOf(from.luma, to.luma);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The straight line of progress over time about a frame: the frames where it is 0 and 1, between frames too.
 *
 * @param rests - on which sides the join must be over before the picture there is reached
 */
function lineOf(
  frames: TinyFrames,
  number: number,
  reading: Reading,
  sides: Sides,
  rests: { from: boolean; to: boolean },
): { first: number; end: number; rest: number } | null {
  const { from, to } = sides;
  const inside = frames.span(from.frame + 1, to.frame);
  const progress = inside.map((frame) => sides.read(frame, reading));
  const at = (i: number): number => progress[i]?.at ?? 0;
  const middle = number - from.frame - 1;
  let first = middle - 1;
  let last = middle;
  if (first < 0 || last >= inside.length) return null;
  const goesOn = (step: number): boolean => step > ON_SHARE * ((at(last) - at(first)) / (last - first));
  // On both sides in turn, so that the mean step stays that of the whole.
  for (let more = true; more; ) {
    more = false;
    if (first > 0 && goesOn(at(first) - at(first - 1))) {
      first--;
      more = true;
    }
    if (last + 1 < inside.length && goesOn(at(last + 1) - at(last))) {
      last++;
      more = true;
    }
  }
  if ((rests.from && first === 0) || (rests.to && last === inside.length - 1)) return null;
  const points: [number, number][] = [];
  let rest = 0;
  for (let i = first; i <= last; i++) {
    if (at(i) < 0.06 || at(i) > 0.94) continue;
    points.push([from.frame + 1 + i, at(i)]);
    rest += (progress[i] as Progress).rest;
  }
  const line = lineThrough(points);
  if (points.length < 2 || line.slope <= 0) return null;
  if (points.some(([x, y]) => Math.abs(line.base + line.slope * x - y) > STRAY)) return null;
  // A frame shows the progress of its middle: half a frame after it began.
  const zero = -line.base / line.slope;
  return { first: zero + 0.5, end: zero + 0.5 + 1 / line.slope, rest: rest / points.length };
}

/**
 * Whether the change between two frames is more than motion: what following leaves adds up to a good part of it, beyond
 * what it leaves beside. Where nothing lies beside, on neither side, it may be motion like any other.
 */
function isUnfollowed(frames: TinyFrames, from: TinyFrame, to: TinyFrame): boolean {
  const usual = Math.min(frames.usualRest(from.frame - 24, from.frame), frames.usualRest(to.frame, to.frame + 24));
  if (!Number.isFinite(usual)) return false;
  const left = frames.restOf(from.frame, to.frame, 1.3 * usual);
  return left > UNFOLLOWED * distanceOf(from.luma, to.luma);
}

/** An even mix: least squares over the picture. */
function mixProgress(luma: Float32Array, from: Float32Array, to: Float32Array): Progress {
  let dot = 0;
  let square = 0;
  for (let i = 0; i < luma.length; i++) {
    const d = (to[i] as number) - (from[i] as number);
    dot += ((luma[i] as number) - (from[i] as number)) * d;
    square += d * d;
  }
  const at = square > 0 ? dot / square : 0;
  let rest = 0;
  for (let i = 0; i < luma.length; i++) {
    const mixed = (from[i] as number) + at * ((to[i] as number) - (from[i] as number));
    rest += ((luma[i] as number) - mixed) ** 2;
  }
  return { at, rest: square > 0 ? Math.sqrt(rest / square) : 1 };
}

/** An edge that goes over the picture in one of four directions. */
function edgeReadings(columns: number, rows: number): Reading[] {
  const lines: ((x: number, y: number) => number)[] = [
    (x) => x,
    (x) => columns - 1 - x,
    (_x, y) => y,
    (_x, y) => rows - 1 - y,
  ];
  return lines.map(
    (lineAt, i): Reading =>
      (luma, from, to) =>
        edgeProgress(luma, from, to, { columns, count: i < 2 ? columns : rows, lineAt }),
  );
}

/** Where the edge stands: the lines behind it show the new picture, those before it the old one, one may show both. */
function edgeProgress(
  luma: Float32Array,
  from: Float32Array,
  to: Float32Array,
  { columns, count, lineAt }: { columns: number; count: number; lineAt: (x: number, y: number) => number },
): Progress {
  const old = new Float64Array(count);
  const fresh = new Float64Array(count);
  const dot = new Float64Array(count);
  const square = new Float64Array(count);
  for (let i = 0; i < luma.length; i++) {
    const line = lineAt(i % columns, Math.floor(i / columns));
    const a = from[i] as number;
    const b = to[i] as number;
    const value = luma[i] as number;
    old[line] = (old[line] as number) + (value - a) ** 2;
    fresh[line] = (fresh[line] as number) + (value - b) ** 2;
    dot[line] = (dot[line] as number) + (value - a) * (b - a);
    square[line] = (square[line] as number) + (b - a) ** 2;
  }
  const total = square.reduce((sum, value) => sum + value, 0);
  // Behind the edge all is new; the line that it crosses counts in part.
  let before = old.reduce((sum, value) => sum + value, 0);
  let best = { at: 0, rest: before };
  for (let line = 0; line < count; line++) {
    before -= old[line] as number;
    const part = Math.min(1, Math.max(0, (dot[line] as number) / Math.max(1e-9, square[line] as number)));
    const crossed = Math.max(0, (old[line] as number) - part * part * (square[line] as number));
    let behind = 0;
    for (let k = 0; k < line; k++) behind += fresh[k] as number;
    if (behind + before + crossed < best.rest) best = { at: (line + part) / count, rest: behind + before + crossed };
  }
  return { at: best.at, rest: total > 0 ? Math.sqrt(best.rest / total) : 1 };
}
