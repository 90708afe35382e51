import {
  AVCOL_PRI_UNSPECIFIED,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_RANGE_UNSPECIFIED,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RESERVED,
  AVCOL_SPC_RGB,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
  AVCOL_TRC_UNSPECIFIED,
  type AVPixelFormat,
} from 'node-av/constants';
import { avGetPixFmtName, type Frame } from 'node-av/lib';

/** From here on, pictures without a tag are taken for high definition. */
const HD_WIDTH = 1280;
const HD_HEIGHT = 720;

/**
 * Settles what a frame leaves open about its colour, as players suppose it: high definition is BT.709, smaller
 * pictures are BT.601; luma and chroma are of limited range unless their format says otherwise, RGB stays RGB.
 * Primaries and transfer are taken for ours: codes are shown as they are.
 */
export function settleColor(frame: Frame): void {
  frame.colorPrimaries = AVCOL_PRI_UNSPECIFIED;
  frame.colorTrc = AVCOL_TRC_UNSPECIFIED;
  if (isRgb(frame)) return;
  if (NO_MATRIX.has(frame.colorSpace))
    frame.colorSpace = frame.width >= HD_WIDTH || frame.height >= HD_HEIGHT ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
  if (frame.colorRange === AVCOL_RANGE_UNSPECIFIED)
    frame.colorRange = nameOf(frame).startsWith('yuvj') ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
}

const NO_MATRIX = new Set([AVCOL_SPC_UNSPECIFIED, AVCOL_SPC_RESERVED, AVCOL_SPC_RGB]);

/** Whether a frame holds red, green and blue themselves. */
export function isRgb(frame: Frame): boolean {
  return /^(x2|x|a|0)?(rgb|bgr|gbr)|^pal|^mono|^xyz|^bayer/.test(nameOf(frame));
}

function nameOf(frame: Frame): string {
  return avGetPixFmtName(frame.format as AVPixelFormat) ?? '';
}
