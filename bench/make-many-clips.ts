/** A process that makes many small clips, one after another, and prints a mark now and then: `node make-many-clips.js FOLDER`. */
import { join } from 'node:path';
import { generate } from '../src/studio/generate.js';
import { type ClipsMark, MARKS } from './many-clips.js';
import { median } from './statistics.js';

const PROMPTS = [
  'A calm ocean at dusk with gentle waves',
  'Two red foxes running through a snowy forest',
  'Neon city at night in the rain',
  'A blue balloon floating over mountains at dawn',
  'Explain gravity',
  'A cat sleeping in a cosy room, watercolor',
  'Slow pan over the desert, golden hour',
  'Stars and a ringed planet in deep space',
];

/** Garbage comes and goes: memory at a mark is the middle of that after each of the clips before it. */
const READINGS = 25;

const [folder = '.'] = process.argv.slice(2);
const start = performance.now();
const resident: number[] = [];
const heap: number[] = [];

for (let clip = 1; clip <= Math.max(...MARKS); clip++) {
  await generate({
    prompt: PROMPTS[clip % PROMPTS.length] as string,
    seed: clip,
    width: 128,
    height: 128,
    fps: 12,
    durationSeconds: 0.5,
    // Every prompt in both modes.
    mode: Math.floor(clip / PROMPTS.length) % 2 === 0 ? 'pure_per_frame' : 'blended',
    output: join(folder, 'many.mp4'),
  });
  const { rss, heapUsed } = process.memoryUsage();
  resident.push(rss);
  heap.push(heapUsed);
  if ((MARKS as readonly number[]).includes(clip)) {
    const mark: ClipsMark = {
      clips: clip,
      resident: median(resident.slice(-READINGS)),
      heap: median(heap.slice(-READINGS)),
      milliseconds: performance.now() - start,
    };
    process.stdout.write(`${JSON.stringify(mark)}\n`);
  }
}
