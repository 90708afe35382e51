import type { Join } from './join.js';
import { type Line, lineThrough } from './line.js';
import { likeness, type TinyFrame, type TinyFrames } from './tiny-frames.js';

/** A picture this much darker than around it, as a share, is taken for the bottom of a fade. */
const DARK = 0.3;
/** Steepest and longest side of a fade. */
const LEAST_FRAMES = 1.4;
export const FADE_SIDE_SECONDS = 1.6;
/** How far light may stray from a straight ramp, as a share of full light. */
const STRAY = 0.08;
/** What is darker than this share of full light is black. */
const BLACK_SHARE = 0.06;
/** While it fades the picture stays the same. */
const LIKENESS = 0.75;

/** One side of a fade: where light is full and where it is nothing, in frames (fractions count). */
interface Ramp {
  readonly full: number;
  readonly black: number;
}

/**
 * The fade whose darkest frame is `bottom`: down to black, up again, or one of both at an end of the file or next to a
 * cut. Null when the picture is not dark there, or gets dark in another way.
 */
export function fadeAt(frames: TinyFrames, bottom: number, fps: number): Join | null {
  const here = frames.at(bottom);
  if (!here) return null;
  const longest = Math.round(FADE_SIDE_SECONDS * fps);
  const before = frames.span(bottom - longest, bottom + 1).reverse();
  const after = frames.span(bottom, bottom + longest + 1);
  const down = rampOf(before, here);
  const up = rampOf(after, here);
  if (!down && !up) return null;
  // Ramps run from the bottom outwards: distances in frames.
  const first = down ? bottom - down.full : bottom + (up as Ramp).black;
  const end = up ? bottom + up.full : bottom - (down as Ramp).black;
  return { type: 'fade', first: Math.ceil(first - 0.25), end: Math.ceil(end - 0.25) };
}

/** Whether a frame is the darkest for a while, and dark beside what is around it. */
export function isBottom(frames: TinyFrames, number: number, fps: number): boolean {
  const here = frames.at(number);
  if (!here) return false;
  const reach = Math.round(FADE_SIDE_SECONDS * fps);
  const before = frames.span(number - reach, number);
  const after = frames.span(number + 1, number + 1 + reach);
  const most = (list: readonly TinyFrame[]): number => list.reduce((max, frame) => Math.max(max, frame.light), 0);
  if (here.light > DARK * Math.max(most(before), most(after))) return false;
  const near = Math.max(2, Math.round(0.3 * fps));
  // Of equals the first counts.
  return (
    before.slice(-near).every((frame) => frame.light > here.light) &&
    after.slice(0, near).every((frame) => frame.light >= here.light)
  );
}

/** The straight climb of light from the darkest frame on, if there is one. */
function rampOf(outwards: readonly TinyFrame[], dark: TinyFrame): Ramp | null {
  // Black may last.
  let start = 0;
  while (start + 1 < outwards.length && (outwards[start + 1] as TinyFrame).light <= dark.light + 0.4) start++;
  let top = start;
  while (top + 1 < outwards.length && climbs(outwards, start, top)) top++;
  const full = (outwards[top] as TinyFrame).light;
  if (full <= 0 || dark.light > DARK * full || top - start < 1) return null;
  const points: [number, number][] = [];
  for (let i = start; i <= top; i++) {
    const share = (outwards[i] as TinyFrame).light / full;
    if (share > BLACK_SHARE && share < 0.97) points.push([i, share]);
  }
  // Of three frames, only one is lit in part: black itself is the other point.
  if (points.length === 1 && dark.light < BLACK_SHARE * full) points.unshift([start, 0]);
  const line = straightLine(points);
  if (!line || line.slope <= 0) return null;
  const ramp = { full: (1 - line.base) / line.slope, black: -line.base / line.slope };
  if (ramp.full - ramp.black < LEAST_FRAMES) return null;
  const middle = outwards[Math.round((ramp.full + Math.max(0, ramp.black)) / 2)];
  const lit = outwards[Math.min(outwards.length - 1, Math.ceil(ramp.full))];
  if (!middle || !lit || likeness(middle.luma, lit.luma) < LIKENESS) return null;
  return ramp;
}

/** Whether light goes on climbing after `top`, by a fair share of its mean step so far. */
function climbs(outwards: readonly TinyFrame[], start: number, top: number): boolean {
  const light = (i: number): number => (outwards[i] as TinyFrame).light;
  const step = light(top + 1) - light(top);
  if (top === start) return step > 0;
  return step > 0.3 * ((light(top) - light(start)) / (top - start));
}

/** The line through points that lie on one; the first of them may belong to the other side, of another picture. */
function straightLine(points: readonly (readonly [number, number])[]): Line | null {
  for (const own of [points, points.slice(1), points.slice(2)]) {
    if (own.length < 2) return null;
    const line = lineThrough(own);
    if (own.every(([x, y]) => Math.abs(line.base + line.slope * x - y) <= STRAY)) return line;
  }
  return null;
}
