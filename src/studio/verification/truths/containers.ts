import { claim } from '../sample.js';
import type { Breadth, TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

const FORMATS = [
  { width: 256, height: 256, fps: 24, seconds: 1 },
  { width: 640, height: 360, fps: 30, seconds: 1.5 },
  { width: 512, height: 512, fps: 12, seconds: 2 },
  { width: 64, height: 128, fps: 60, seconds: 0.25 },
  { width: 322, height: 182, fps: 25, seconds: 3.2 },
] as const;

/** What a file is, beside what it shows: size, rate, length, every frame, and where windows end. */
export function containerTruths({ isQuick }: Breadth): TruthClip[] {
  return FORMATS.slice(0, isQuick ? 2 : FORMATS.length).map((format) => {
    const spec = truthSpec({ ...format, audio_presence: 'ambient', pure_sounds: [] });
    const seconds = spec.duration_seconds;
    // A last part of a quarter second or more is a window of its own.
    const windows = Math.max(1, Math.floor(seconds) + (seconds % 1 >= 0.25 ? 1 : 0));
    return {
      name: `${format.width}x${format.height}, ${format.seconds} s at ${format.fps} fps`,
      spec,
      rows: ['technical.format'],
      judge: (seen, where) => [
        claim(
          'technical.format',
          seen.width === format.width && seen.height === format.height,
          `${where}, size`,
          `${seen.width}x${seen.height}`,
        ),
        claim('technical.format', Math.abs((seen.fps ?? 0) - format.fps) < 1e-6, `${where}, rate`, String(seen.fps)),
        claim(
          'technical.format',
          Math.abs(seen.duration_seconds - seconds) < 1e-3,
          `${where}, length`,
          String(seen.duration_seconds),
        ),
        claim('technical.format', seen.sample_rate === 48000, `${where}, samples`, String(seen.sample_rate)),
        claim(
          'technical.format',
          seen.frames.length === spec.frame_count,
          `${where}, frames`,
          String(seen.frames.length),
        ),
        claim(
          'technical.format',
          seen.frames.every(({ t }, i) => Math.abs(t - i / format.fps) < 1e-3),
          `${where}, times`,
        ),
        claim('technical.format', seen.windows.length === windows, `${where}, windows`, String(seen.windows.length)),
        claim(
          'technical.format',
          seen.damage.frames === 0 && seen.damage.packets === 0,
          `${where}, damage`,
          JSON.stringify(seen.damage),
        ),
      ],
    };
  });
}
