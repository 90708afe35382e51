import { AV_PKT_DATA_DISPLAYMATRIX } from 'node-av/constants';
import type { IRational, Stream } from 'node-av/lib';
import type { PictureShape } from './frame-converter.js';
import { isSideways, orientationOf, UPRIGHT } from './orientation.js';

/** Rates of a constant track agree this well. */
const SAME_RATE = 0.005;
/** A higher rate is the tick of a clock, given in the place of a rate. */
const HIGHEST_RATE = 1000;
/** Pixels are at most this much longer than wide, or wider; more is a fault of the file. */
const LONGEST_PIXEL = 8;

/** The rate at which frames are shown. */
export interface PictureRate {
  /** Mean frames per second as the file says; 25 when it does not. */
  fps: number;
  /** Whether all frames last equally long, by the file's word. */
  isConstantRate: boolean;
}

/** How the pictures of a track are shown: upright, with square pixels. */
export function shapeOf(stream: Stream): PictureShape {
  const { codecpar } = stream;
  const matrix = codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  const orientation = matrix ? orientationOf(matrix) : UPRIGHT;
  const width = Math.max(1, Math.round(codecpar.width * pixelAspect(stream)));
  const { height } = codecpar;
  return isSideways(orientation) ? { width: height, height: width, orientation } : { width, height, orientation };
}

/** The rate that the file gives a picture track. */
export function rateOf({ avgFrameRate, rFrameRate }: Stream): PictureRate {
  const mean = plausible(avgFrameRate);
  const base = plausible(rFrameRate);
  const fps = mean > 0 ? mean : base;
  if (fps === 0) return { fps: 25, isConstantRate: false };
  return { fps, isConstantRate: base === 0 || mean === 0 || Math.abs(mean - base) <= SAME_RATE * mean };
}

function plausible({ num, den }: IRational): number {
  const rate = den > 0 ? num / den : 0;
  return rate > 0 && rate <= HIGHEST_RATE ? rate : 0;
}

/** Width of a pixel ÷ its height. The container's word goes before the codec's. */
function pixelAspect({ sampleAspectRatio, codecpar }: Stream): number {
  for (const { num, den } of [sampleAspectRatio, codecpar.sampleAspectRatio]) {
    const aspect = den > 0 ? num / den : 0;
    if (aspect > 0) return aspect <= LONGEST_PIXEL && aspect >= 1 / LONGEST_PIXEL ? aspect : 1;
  }
  return 1;
}
