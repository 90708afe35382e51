import { join } from 'node:path';
import { decodeLongMedia } from '../src/media/media-decoder.js';
import type { CreationMode } from '../src/origins/domains.js';
import { loadKernel } from '../src/studio/assets/load-kernel.js';
import { generate } from '../src/studio/generate.js';
import { measureFile } from '../src/studio/threads/measure-file.js';
import { atMost, type BenchLine, figure, rounded } from './bench-line.js';
import { clipOf } from './scenes.js';
import { costOf } from './statistics.js';

const SIZES = [
  { width: 512, height: 512 },
  { width: 1280, height: 720 },
] as const;

interface Kind {
  name: string;
  mode: CreationMode;
  /** What measuring may cost beside decoding, in times of decoding. */
  most: number;
}

/** Dabs with hard edges take long to decode, smooth colour does not. */
const KINDS: readonly Kind[] = [
  { name: 'pointillist', mode: 'pure_per_frame', most: 1.2 },
  { name: 'smooth', mode: 'blended', most: 3 },
];

/** What measuring may cost in milliseconds of processor time a frame of 512 × 512. */
const MOST_MILLISECONDS = 2;

/** The least of so many runs counts: other programs can only add to one. */
const RUNS = 5;

/** Cost of measuring a clip, beside that of decoding it, in the same run. */
export async function measureExtraction(folder: string, report: (line: BenchLine) => void): Promise<void> {
  const kernel = await loadKernel('extraction-kernel.wasm');
  for (const { width, height } of SIZES) {
    for (const { name, mode, most } of KINDS) {
      const path = join(folder, `${name}-${width}x${height}.mp4`);
      const clip = clipOf('sea', { width, height }, { mode });
      await generate({ ...clip, output: path });
      const { decoding, whole, frames } = await costsOf(path, kernel);
      const own = whole - decoding;
      const title = `${name} ${width}x${height}`;
      const detail = `${rounded(whole)} ms a frame in all, ${rounded(decoding)} ms of it decoding; least processor time of ${RUNS} runs`;
      report(figure(`measuring ${title}, with decoding`, 1000 / whole, 'frames/s', `${frames} frames`));
      const cost = figure(`measuring ${title}, without decoding`, own, 'ms/frame', detail);
      report(width === 512 ? atMost(MOST_MILLISECONDS, cost) : cost);
      report(atMost(most, figure(`measuring ÷ decoding, ${title}`, own / decoding, 'times')));
    }
  }
}

/** Milliseconds of processor time a frame: of decoding alone, and of decoding and measuring. */
async function costsOf(
  path: string,
  kernel: WebAssembly.Module,
): Promise<{ decoding: number; whole: number; frames: number }> {
  let frames = 0;
  const least = { decoding: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY };
  // The first round of each prepares code and memory.
  for (let run = 0; run <= RUNS; run++) {
    const decoding = await costOf(async () => {
      frames = await decodeToNowhere(path);
    });
    const whole = await costOf(() => measureToNowhere(path, kernel));
    if (run === 0) continue;
    least.decoding = Math.min(least.decoding, decoding.cpuMilliseconds / frames);
    least.whole = Math.min(least.whole, whole.cpuMilliseconds / frames);
  }
  return { ...least, frames };
}

async function decodeToNowhere(path: string): Promise<number> {
  let picture = new Uint8Array(0);
  const target = (bytes: number): Uint8Array => {
    if (picture.length !== bytes) picture = new Uint8Array(bytes);
    return picture;
  };
  const media = await decodeLongMedia(path, { target, onFrame: () => undefined, onAudio: () => undefined });
  return media.video?.frames ?? 0;
}

async function measureToNowhere(path: string, kernel: WebAssembly.Module): Promise<void> {
  const nowhere = (): void => undefined;
  await measureFile(path, kernel, { frame: nowhere, window: nowhere, progress: nowhere });
}
