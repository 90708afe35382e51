import { distanceOf, meanDifference, type TinyFrame, type TinyFrames } from './tiny-frames.js';

/** Frames before and after that a cut is compared with. */
export const CUT_LOOKAHEAD = 3;
/** A cut changes more than its neighbours by this factor. */
const JUMP = 3.2;
/** And by this much at least, root mean square in 8-bit units; a picture that hardly changes otherwise, by less. */
const LEAST_CHANGE = 4;
const LEAST_CALM_CHANGE = 2.5;
const CALM_JUMP = 8;
/** A colour plane's mean change, which no motion makes at once. */
const LEAST_CHROMA = 3;
/** After a flash the picture is as it was: nearer to before than this share of the change. */
const FLASH = 0.5;

/**
 * Whether a shot ends just before a frame: what following does not explain jumps there, against the moments before and
 * after, and the picture does not come back, as it does after a flash.
 */
export function isCut(frames: TinyFrames, number: number): boolean {
  const here = frames.at(number);
  const before = frames.at(number - 1);
  if (!here || !before) return false;
  const next = frames.at(number + 1);
  const around = [
    ...frames.span(Math.max(number - CUT_LOOKAHEAD, frames.first + 1), number),
    ...frames.span(number + 1, number + 1 + CUT_LOOKAHEAD),
  ];
  // A painted shot may take two frames to give way: what the second changes is then the cut's as well.
  const beyond = around.filter(({ frame }) => frame !== number + 1);
  const jumps = (pick: (frame: TinyFrame) => number, least: number): boolean => {
    const own = pick(here);
    const usual = Math.max(0, ...around.map(pick));
    if (own > least && own > JUMP * usual) return true;
    return (
      own > 2 * least && next !== undefined && pick(next) < own && own > 2 * JUMP * Math.max(0, ...beyond.map(pick))
    );
  };
  const chromaOf = (frame: TinyFrame): number => {
    const last = frames.at(frame.frame - 1);
    return last ? meanDifference(frame.chroma, last.chroma) : 0;
  };
  const calm = Math.max(0, ...around.map((frame) => frame.change));
  const isCalm = here.change > LEAST_CALM_CHANGE && here.change > CALM_JUMP * calm;
  if (!isCalm && !jumps((frame) => frame.change, LEAST_CHANGE) && !jumps(chromaOf, LEAST_CHROMA)) return false;
  const change = distanceOf(here.luma, before.luma);
  return !next || distanceOf(next.luma, before.luma) > FLASH * change || chromaOf(here) > LEAST_CHROMA;
}
