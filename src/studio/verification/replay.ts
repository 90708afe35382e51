import { decodeMedia } from '../../media/media-decoder.js';
import type { Change } from './synthetic-spec.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

const HALF = 0.5;
const BLACK = 16;
const GREY = 128;

/** Frames of a short file, changed, in the order in which they are shown. */
export function changedFrames(path: string, change: Change): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let size: Size = { width: 0, height: 0 };
  decodeMedia(path, {
    onFrame: ({ i420, width, height }) => {
      size = { width, height };
      frames.push(changed(Uint8Array.from(i420), size, change));
    },
  });
  return change === 'backwards' ? frames.reverse() : frames;
}

function changed(i420: Uint8Array, { width, height }: Size, change: Change): Uint8Array {
  const luma = width * height;
  const chroma = luma / 4;
  switch (change) {
    case 'mirrored':
      mirror(i420.subarray(0, luma), width);
      mirror(i420.subarray(luma), width / 2);
      return i420;
    case 'darker':
      return i420.map((code, i) => Math.round(i < luma ? BLACK + HALF * (code - BLACK) : GREY + HALF * (code - GREY)));
    case 'hue turned': {
      // A quarter turn of the plane of chroma: light stays as it is.
      const turned = Uint8Array.from(i420);
      for (let i = 0; i < chroma; i++) {
        turned[luma + i] = 256 - Math.max(1, i420[luma + chroma + i] as number);
        turned[luma + chroma + i] = i420[luma + i] as number;
      }
      return turned;
    }
    default:
      return i420;
  }
}

function mirror(plane: Uint8Array, width: number): void {
  for (let at = 0; at < plane.length; at += width) plane.subarray(at, at + width).reverse();
}

/** Sound of a short file, changed: two channels of samples. */
export function changedSound(path: string, change: Change): [Float32Array, Float32Array] {
  const parts: [Float32Array[], Float32Array[]] = [[], []];
  decodeMedia(path, {
    onAudio: ({ channels }) => {
      parts[0].push(Float32Array.from(channels[0] as Float32Array));
      parts[1].push(Float32Array.from((channels[1] ?? channels[0]) as Float32Array));
    },
  });
  const [left, right] = parts.map(joined) as [Float32Array, Float32Array];
  if (change === 'softer') return [left.map((x) => HALF * x), right.map((x) => HALF * x)];
  return change === 'half speed' ? [slowed(left), slowed(right)] : [left, right];
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Twice as many samples, those between by the four about them (Catmull–Rom). */
function slowed(samples: Float32Array): Float32Array {
  const at = (i: number): number => samples[Math.min(samples.length - 1, Math.max(0, i))] as number;
  return Float32Array.from({ length: 2 * samples.length }, (_, n) => {
    const i = n >> 1;
    return n % 2 === 0 ? at(i) : (9 * (at(i) + at(i + 1)) - at(i - 1) - at(i + 2)) / 16;
  });
}
