import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Observation } from '../../extraction/observation.js';
import type { Check } from './check.js';
import { randomSpecs } from './random-specs.js';
import { distance, type Sample } from './sample.js';
import type { Breadth } from './truth-clip.js';
import { truthSpec } from './truth-spec.js';

const CLIPS = 24;
const QUICK_CLIPS = 3;
/** scdet's score of a cut, of 100; its own default is 10. */
const CUT_SCORE = 10;

/** The same files measured by ffmpeg's own filters, where ffmpeg is installed. */
export function ffmpegCheck({ isQuick }: Breadth): Check {
  const specs = [...randomSpecs(isQuick ? QUICK_CLIPS : CLIPS, { seed: 9, seconds: 2 }), ...cutSpecs(isQuick ? 1 : 8)];
  return {
    rows: ['ffmpeg.luma', 'ffmpeg.loudness', 'ffmpeg.strength', 'ffmpeg.cuts'],
    steps: specs.length,
    obstacle: hasFfmpeg() ? null : 'no ffmpeg',
    async run(tools) {
      const samples: Sample[] = [];
      for (const [i, spec] of specs.entries()) {
        const path = join(tools.folder, `ffmpeg-${i}.mp4`);
        await tools.film(spec, path);
        const observation = await tools.extract(path);
        samples.push(...compared(spec, observation, path));
        tools.step();
      }
      return samples;
    },
  };
}

function hasFfmpeg(): boolean {
  return spawnSync('ffmpeg', ['-version']).status === 0;
}

function compared(spec: SceneSpec, observation: Observation, path: string): Sample[] {
  const where = `"${spec.raw_prompt}", seed ${spec.seed}`;
  const video = report(path, 'signalstats,scdet=threshold=0,metadata=print', 'v');
  const lumas = numbersOf(video, 'lavfi.signalstats.YAVG');
  const scores = numbersOf(video, 'lavfi.scd.score');
  const cuts = scores.filter((score) => score >= CUT_SCORE).length;
  const own = observation.video.transitions.filter(({ type }) => type === 'cut').length;
  return [
    ...brightness(observation, lumas, where),
    ...(spec.audio_presence === 'silence' ? [] : sound(observation, path, where)),
    { row: 'ffmpeg.cuts', truth: `${cuts} cuts`, seen: `${own} cuts`, hit: cuts === own, where },
  ];
}

/** Mean luma of each second: signalstats counts limited-range codes. */
function brightness({ windows, fps }: Observation, lumas: readonly number[], where: string): Sample[] {
  return windows.map(({ start, end, lighting }, i) => {
    const own = lumas.slice(Math.round(start * (fps ?? 0)), Math.round(end * (fps ?? 0)));
    const mean = own.reduce((sum, luma) => sum + luma, 0) / own.length;
    return distance('ffmpeg.luma', ((mean - 16) * 255) / 219, lighting?.brightness ?? null, `${where}, second ${i}`);
  });
}

/** Loudness of the file as the sound room promises it, and its mean power as measured frame by frame. */
function sound({ frames }: Observation, path: string, where: string): Sample[] {
  const text = report(path, 'ebur128,astats=measure_perchannel=none', 'a');
  const loudness = Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(text)?.[1] ?? Number.NaN);
  const level = Number(/RMS level dB: (-?[\d.]+)/.exec(text)?.[1] ?? Number.NaN);
  const powers = frames.map(({ sound: heard }) => ((heard?.strength_pct ?? 0) / 100) ** 2);
  const power = powers.reduce((sum, one) => sum + one, 0) / powers.length;
  return [
    distance('ffmpeg.loudness', -18, loudness, where),
    distance('ffmpeg.strength', level, 10 * Math.log10(power), where),
  ];
}

/** What the filters print; ffmpeg tells everything on its error stream. */
function report(path: string, filters: string, kind: 'v' | 'a'): string {
  const chosen = kind === 'v' ? ['-vf', filters, '-an'] : ['-af', filters, '-vn'];
  const { stderr } = spawnSync('ffmpeg', ['-hide_banner', '-nostats', '-i', path, ...chosen, '-f', 'null', '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return stderr;
}

function numbersOf(text: string, key: string): number[] {
  return [...text.matchAll(new RegExp(`${key.replaceAll('.', '\\.')}=(-?[\\d.]+)`, 'g'))].map(([, value]) =>
    Number(value),
  );
}

/** Cuts that nobody could miss: to another place in another light. */
function cutSpecs(count: number): SceneSpec[] {
  return Array.from({ length: count }, (_, i) =>
    truthSpec({
      ...{ width: 192, height: 192, chart: '3 planes' as const, seed: 50 + i },
      raw_prompt: 'two shots of a test chart',
      cuts: [{ seconds: 1 }, { seconds: 1, shot: { framing: 'close' } }],
    }),
  );
}
