import {
  AV_FRAME_FLAG_INTERLACED,
  AV_PIX_FMT_GBRP12LE,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RGB,
  type AVPixelFormat,
} from 'node-av/constants';
import { avImageCopyToBuffer, Frame, SoftwareScaleContext } from 'node-av/lib';
import { isRgb, settleColor } from './frame-color.js';
import { type Blame, check, setOption } from './native-call.js';
import { isSideways, type Orientation, turnPlane } from './orientation.js';

/** Size and orientation in which pictures are handed out. */
export interface PictureShape {
  /** Pixels as displayed. */
  width: number;
  height: number;
  /** How stored pictures are brought upright. */
  orientation: Orientation;
}

/** Bytes of one tight I420 picture of any size: chroma planes are rounded up. */
export function i420Bytes(width: number, height: number): number {
  return width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
}

const BLAME: Blame = { code: 'media/decoder-failed', what: 'Cannot convert a frame to 4:2:0' };

/**
 * The scaler at its most exact: what does not fit 8 bits is dithered, so that means are kept. Transparent pictures lie
 * on black, as video players show them.
 */
const SCALER_OPTIONS = {
  sws_flags: 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact',
  sws_dither: 'auto',
  alphablend: 'uniform_color',
} as const;

/** Brings frames of any pixel format, range, matrix, size and orientation to upright I420, BT.709 limited range. */
export class FrameConverter {
  private readonly scalers = { toRgb: newScaler(), toI420: newScaler() };
  /** The picture as stored, converted: on its way and in the end. */
  private rgb: Frame | undefined;
  private stored: Frame | undefined;
  private steady: SteadyPicture | undefined;

  constructor(private readonly shape: PictureShape) {}

  /** Writes the picture into `target`, tight: its planes one after the other. */
  convert(source: Frame, target: Uint8Array): void {
    settleColor(source);
    const plain = this.isPlain(source) ? source : this.scale(source);
    if (isAsStored(this.shape.orientation)) this.copy(plain, target);
    else this.turn(plain, target);
  }

  free(): void {
    this.scalers.toRgb.freeContext();
    this.scalers.toI420.freeContext();
    this.rgb?.free();
    this.stored?.free();
    this.steady?.frame.free();
    this.steady = undefined;
  }

  private copy(plain: Frame, target: Uint8Array): void {
    this.steady ??= steadyPicture(this.storedSize);
    const { frame, planes, linesize } = this.steady;
    check(frame.copy(plain), BLAME);
    const buffer = Buffer.from(target.buffer, target.byteOffset, target.byteLength);
    avImageCopyToBuffer(buffer, buffer.length, planes, linesize, AV_PIX_FMT_YUV420P, frame.width, frame.height, 1);
  }

  private get storedSize(): { width: number; height: number } {
    const { width, height, orientation } = this.shape;
    return isSideways(orientation) ? { width: height, height: width } : { width, height };
  }

  private isPlain(frame: Frame): boolean {
    const { width, height } = this.storedSize;
    return frame.format === AV_PIX_FMT_YUV420P && isOurColor(frame) && frame.width === width && frame.height === height;
  }

  /**
   * Other matrices and ranges go by way of RGB with 12 bits: the scaler's own short cuts are off by half a code, and
   * take longer.
   */
  private scale(source: Frame): Frame {
    this.stored ??= emptyFrame(AV_PIX_FMT_YUV420P, this.storedSize);
    if (isRgb(source) || isOurColor(source)) return scaled(this.scalers.toI420, source, this.stored);
    this.rgb ??= emptyFrame(AV_PIX_FMT_GBRP12LE, this.storedSize);
    return scaled(this.scalers.toI420, scaled(this.scalers.toRgb, source, this.rgb), this.stored);
  }

  private turn(plain: Frame, target: Uint8Array): void {
    const { width, height } = this.storedSize;
    const tight = plain.toBuffer();
    let at = 0;
    for (const [planeWidth, planeHeight] of [
      [width, height],
      [Math.ceil(width / 2), Math.ceil(height / 2)],
      [Math.ceil(width / 2), Math.ceil(height / 2)],
    ] as const) {
      const end = at + planeWidth * planeHeight;
      const plane = { bytes: tight.subarray(at, end), width: planeWidth, height: planeHeight };
      turnPlane(plane, target.subarray(at, end), this.shape.orientation);
      at = end;
    }
  }
}

function isAsStored({ isMirrored, quarterTurns }: Orientation): boolean {
  return !isMirrored && quarterTurns === 0;
}

function isOurColor({ colorRange, colorSpace }: Frame): boolean {
  return colorRange === AVCOL_RANGE_MPEG && colorSpace === AVCOL_SPC_BT709;
}

function scaled(scaler: SoftwareScaleContext, source: Frame, target: Frame): Frame {
  keepFields(source, target);
  check(scaler.scaleFrameSync(target, source), BLAME);
  return target;
}

/**
 * A picture of one place, whose planes are asked for once: those of each decoded frame would count as memory of this
 * thread until they are collected, and have it collected over and over.
 */
interface SteadyPicture {
  readonly frame: Frame;
  readonly planes: Frame['data'];
  readonly linesize: Frame['linesize'];
}

function steadyPicture(size: { width: number; height: number }): SteadyPicture {
  const frame = emptyFrame(AV_PIX_FMT_YUV420P, size);
  return { frame, planes: frame.data, linesize: frame.linesize };
}

/** Lines of two fields are converted each among their own: the scaler wants both sides to say so, and whole chroma. */
function keepFields(source: Frame, target: Frame): void {
  const isWhole = source.height === target.height && source.height % 4 === 0;
  if (isWhole && source.hasFlags(AV_FRAME_FLAG_INTERLACED)) target.setFlags(AV_FRAME_FLAG_INTERLACED);
  else {
    source.clearFlags(AV_FRAME_FLAG_INTERLACED);
    target.clearFlags(AV_FRAME_FLAG_INTERLACED);
  }
}

function newScaler(): SoftwareScaleContext {
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  for (const [name, value] of Object.entries(SCALER_OPTIONS)) setOption(scaler, name, value, BLAME);
  return scaler;
}

function emptyFrame(format: AVPixelFormat, { width, height }: { width: number; height: number }): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.width = width;
  frame.height = height;
  frame.format = format;
  const isYuv = format === AV_PIX_FMT_YUV420P;
  frame.colorRange = isYuv ? AVCOL_RANGE_MPEG : AVCOL_RANGE_JPEG;
  frame.colorSpace = isYuv ? AVCOL_SPC_BT709 : AVCOL_SPC_RGB;
  check(frame.getBuffer(), { code: 'media/decoder-failed', what: 'Cannot make room for a converted frame' });
  return frame;
}
