import { workerData } from 'node:worker_threads';
import type { SceneSpec } from '../../creation/scene-spec.js';
import { loadSoundKernel } from '../assets/load-sound-kernel.js';
import type { CrewShare, SoundTasks } from './crew-tasks.js';
import { FrameRing } from './frame-ring.js';
import { SampleRing } from './sample-ring.js';
import { serveTasks } from './serve-tasks.js';

/** What this thread uses of the sound room. */
interface Soundtrack {
  totalSamples: number;
  read(samples: number): Float32Array[];
}

interface SoundtrackModule {
  createSoundtrack(spec: SceneSpec, kernel: WebAssembly.Module): Soundtrack;
}

/** Samples per step: a twelfth of a second, short enough to notice an abort at once. */
const STEP_SAMPLES = 4000;

const { samples, soundtrackModule } = workerData as CrewShare;
const loading: Promise<SoundtrackModule> =
  soundtrackModule === null ? import('../../sound/soundtrack.js') : import(soundtrackModule);
// Compiled while the module is read; a failure is reported by the first clip.
const kernelLoading = loadSoundKernel();
kernelLoading.catch(() => undefined);

serveTasks<SoundTasks>({
  async compose({ spec, ring: share }) {
    const ring = new FrameRing(share.shared, share.slotCount, share.frameCount);
    try {
      const { createSoundtrack } = await loading;
      compose(createSoundtrack(spec, await kernelLoading), new SampleRing(samples, () => ring.isAborted));
    } catch (error) {
      ring.abort();
      throw error;
    }
    return null;
  },
});

function compose(soundtrack: Soundtrack, ring: SampleRing): void {
  for (let rest = soundtrack.totalSamples; rest > 0; ) {
    const [left, right] = soundtrack.read(Math.min(STEP_SAMPLES, rest));
    if (!left || left.length === 0) throw new Error(`The sound track ended ${rest} samples early.`);
    if (!ring.write(left, right ?? left)) return;
    rest -= left.length;
  }
}
