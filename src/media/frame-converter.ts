import { AV_PIX_FMT_YUV420P, AVCOL_RANGE_MPEG, AVCOL_SPC_BT709 } from 'node-av/constants';
import { Frame, SoftwareScaleContext } from 'node-av/lib';
import { check } from './native-call.js';

/** Brings frames of any pixel format, range and matrix to I420, BT.709 limited range, at their own size. */
export class FrameConverter {
  private scaler: SoftwareScaleContext | undefined;
  private target: Frame | undefined;

  /** @returns a frame that is valid until the next call */
  toI420(source: Frame): Frame {
    const target = this.targetFor(source);
    check(this.scalerNow().scaleFrameSync(target, source), {
      code: 'media/decoder-failed',
      what: 'Cannot convert a frame to 4:2:0',
    });
    return target;
  }

  free(): void {
    this.scaler?.freeContext();
    this.target?.free();
  }

  private scalerNow(): SoftwareScaleContext {
    if (!this.scaler) {
      this.scaler = new SoftwareScaleContext();
      this.scaler.allocContext();
    }
    return this.scaler;
  }

  private targetFor(source: Frame): Frame {
    if (this.target?.width === source.width && this.target.height === source.height) return this.target;
    this.target?.free();
    const target = new Frame();
    target.alloc();
    target.width = source.width;
    target.height = source.height;
    target.format = AV_PIX_FMT_YUV420P;
    target.colorRange = AVCOL_RANGE_MPEG;
    target.colorSpace = AVCOL_SPC_BT709;
    check(target.getBuffer(), { code: 'media/decoder-failed', what: 'Cannot make room for a converted frame' });
    this.target = target;
    return target;
  }
}
