/** A thread that encodes one clip, whose frames and samples lie ready in memory, each time it is sent a path. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Mp4Options, Mp4Writer } from '../src/media/mp4-writer.js';
import type { SlotPlan } from '../src/studio/threads/crew-tasks.js';

/** What the thread is given at birth. */
export interface ReadyClip {
  options: Mp4Options;
  /** Holds frame i at `plan.slotOffsets[i]`. */
  memory: WebAssembly.Memory;
  plan: SlotPlan;
  left: Float32Array;
  right: Float32Array;
}

const { options, memory, plan, left, right } = workerData as ReadyClip;

parentPort?.on('message', (path: string) => {
  encode(path);
  parentPort?.postMessage(null);
});
// Tells that the codec library is loaded.
parentPort?.postMessage(null);

function encode(path: string): void {
  const writer = new Mp4Writer(path, options);
  const samplesUntil = (frame: number): number => Math.round((frame * left.length) / options.frames);
  for (let frame = 0; frame < options.frames; frame++) {
    writer.writeFrame(new Uint8Array(memory.buffer, plan.slotOffsets[frame], plan.frameBytes));
    const [from, to] = [samplesUntil(frame), samplesUntil(frame + 1)];
    writer.writeSamples(left.subarray(from, to), right.subarray(from, to));
  }
  writer.finish();
}
