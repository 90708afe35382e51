import { FRAME_RATES } from '../origins/domains.js';

/** What can be made: the bounds of every video. */
export const VIDEO_LIMITS = {
  /** Least width and height. */
  shortestSide: 64,
  /** Greatest width or height. */
  longestSide: 3840,
  /** Greatest area: 3840x2160, lying or standing. */
  mostPixels: 3840 * 2160,
  shortestSeconds: 0.25,
  longestSeconds: 600,
} as const;

/** Frames of a clip: its duration, rounded to whole frames. */
export function frameCountOf(durationSeconds: number, fps: number): number {
  return Math.max(1, Math.round(durationSeconds * fps));
}

/** What is wrong with a size, as a sentence that says what to do; `null` when nothing is. */
export function sizeProblem(width: number, height: number): string | null {
  const { shortestSide, longestSide, mostPixels } = VIDEO_LIMITS;
  for (const [name, value] of [
    ['Width', width],
    ['Height', height],
  ] as const) {
    if (!Number.isInteger(value)) return `${name} ${value} cannot be encoded: sizes are whole pixels.`;
    if (value < shortestSide)
      return `${name} ${value} cannot be made: the least is ${shortestSide}. Use ${shortestSide} or more.`;
    if (value > longestSide)
      return `${name} ${value} cannot be made: the most is ${longestSide}. Use ${longestSide} or less.`;
    if (value % 2 !== 0)
      return `${name} ${value} cannot be encoded: 4:2:0 needs even sizes. Use ${value - 1} or ${value + 1}.`;
  }
  if (width * height > mostPixels)
    return `A size of ${width}x${height} cannot be made: the most is 3840x2160, lying or standing. Use a smaller width or height.`;
  return null;
}

/** What is wrong with a frame rate, `null` when nothing is. */
export function frameRateProblem(fps: number): string | null {
  if ((FRAME_RATES as readonly number[]).includes(fps)) return null;
  return `A frame rate of ${fps} cannot be made. Use ${FRAME_RATES.slice(0, -1).join(', ')} or ${FRAME_RATES.at(-1)}.`;
}

/** What is wrong with a duration, `null` when nothing is. */
export function durationProblem(seconds: number): string | null {
  const { shortestSeconds, longestSeconds } = VIDEO_LIMITS;
  if (seconds >= shortestSeconds && seconds <= longestSeconds) return null;
  return `A duration of ${seconds} s cannot be made. Use ${shortestSeconds} to ${longestSeconds} seconds.`;
}
