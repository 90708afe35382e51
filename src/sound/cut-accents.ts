import type { SceneSpec, SpecShot } from '../creation/scene-spec.js';
import { clamp } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { drumTone, noiseBurst } from './percussion.js';
import { type Recording, SamplePlayer, type Shot } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';
import { whoosh } from './whoosh.js';

/** An accent at each join of shots: a hit on a cut, a swell into a fade, air over a dissolve, a pass with a wipe. */
export class CutAccentsLayer implements Layer {
  private readonly player: SamplePlayer;

  /** @param level - factor on all of them */
  constructor(kernel: SoundKernel, spec: SceneSpec, level: number) {
    this.player = new SamplePlayer(kernel);
    const random = Random.fromSeed(spec.seed).fork('accents');
    spec.shots.slice(1).forEach((shot, i) => {
      const joinSample = Math.round((shot.start_frame * SAMPLE_RATE) / spec.fps);
      for (const accent of accentsOf(kernel, shot, { joinSample, random: random.fork(i) }))
        this.player.schedule({ ...accent, gain: level * accent.gain });
    });
  }

  render(left: Channel, right: Channel): void {
    this.player.render(left, right);
  }
}

function accentsOf(
  kernel: SoundKernel,
  shot: SpecShot,
  { joinSample, random }: { readonly joinSample: number; readonly random: Random },
): Shot[] {
  const seconds = clamp(shot.transition.seconds, 0.25, 1.5);
  const from = (recording: Recording, startSample: number, gain: number, pan: Shot['pan']): Shot => ({
    recording,
    startSample,
    gain,
    pan,
  });
  /** Places a swell so that its peak meets a moment. */
  const meet = (recording: Recording, peakAt: number, sample: number): number =>
    Math.max(0, Math.round(sample - peakAt * recording.length));
  const half = Math.round(0.5 * seconds * SAMPLE_RATE);
  switch (shot.transition.type) {
    case 'cut': {
      const boom = drumTone(kernel, { fromHz: 110, toHz: 48, halfSeconds: 0.12, level: 0.5 });
      const tick = noiseBurst(kernel, { hz: 2600, resonance: 1.1, halfSeconds: 0.03, level: 0.25 }, random);
      return [from(boom, joinSample, 0.7, 0), from(tick, joinSample, 0.7, 0)];
    }
    case 'fade': {
      const swell = whoosh(kernel, { seconds: seconds + 0.6, peakAt: 0.8, lowHz: 250, highHz: 900 }, random);
      return [from(swell, meet(swell, 0.8, joinSample), 0.45, 0)];
    }
    case 'dissolve': {
      const air = whoosh(kernel, { seconds: seconds + 0.5, peakAt: 0.5, lowHz: 1500, highHz: 3200 }, random);
      return [from(air, meet(air, 0.5, joinSample + half), 0.3, [-0.4, 0.4])];
    }
    case 'wipe': {
      const pass = whoosh(kernel, { seconds: seconds + 0.3, peakAt: 0.5, lowHz: 500, highHz: 2400 }, random);
      return [from(pass, meet(pass, 0.5, joinSample + half), 0.6, [-0.9, 0.9])];
    }
  }
}
