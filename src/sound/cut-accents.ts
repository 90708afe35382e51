import type { SceneSpec, SpecShot } from '../creation/scene-spec.js';
import { clamp } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { drumTone, noiseBurst } from './percussion.js';
import { SamplePlayer, type Shot } from './sample-player.js';
import { whoosh } from './whoosh.js';

/** An accent at each join of shots: a hit on a cut, a swell into a fade, air over a dissolve, a pass with a wipe. */
export class CutAccentsLayer implements Layer {
  private readonly player = new SamplePlayer();

  /** @param level - factor on all of them */
  constructor(spec: SceneSpec, level: number) {
    const random = Random.fromSeed(spec.seed).fork('accents');
    spec.shots.slice(1).forEach((shot, i) => {
      const joinSample = Math.round((shot.start_frame * SAMPLE_RATE) / spec.fps);
      for (const accent of accentsOf(shot, joinSample, random.fork(i)))
        this.player.schedule({ ...accent, gain: level * accent.gain });
    });
  }

  render(left: Channel, right: Channel): void {
    this.player.render(left, right);
  }
}

function accentsOf(shot: SpecShot, joinSample: number, random: Random): Shot[] {
  const seconds = clamp(shot.transition.seconds, 0.25, 1.5);
  const from = (samples: Float32Array, startSample: number, gain: number, pan: Shot['pan']): Shot => ({
    samples,
    startSample,
    gain,
    pan,
  });
  /** Places a swell so that its peak meets a moment. */
  const meet = (samples: Float32Array, peakAt: number, sample: number): number =>
    Math.max(0, Math.round(sample - peakAt * samples.length));
  const half = Math.round(0.5 * seconds * SAMPLE_RATE);
  switch (shot.transition.type) {
    case 'cut': {
      const boom = drumTone({ fromHz: 110, toHz: 48, halfSeconds: 0.12, level: 0.5 });
      const tick = noiseBurst({ hz: 2600, resonance: 1.1, halfSeconds: 0.03, level: 0.25 }, random);
      return [from(boom, joinSample, 0.7, 0), from(tick, joinSample, 0.7, 0)];
    }
    case 'fade': {
      const swell = whoosh({ seconds: seconds + 0.6, peakAt: 0.8, lowHz: 250, highHz: 900 }, random);
      return [from(swell, meet(swell, 0.8, joinSample), 0.45, 0)];
    }
    case 'dissolve': {
      const air = whoosh({ seconds: seconds + 0.5, peakAt: 0.5, lowHz: 1500, highHz: 3200 }, random);
      return [from(air, meet(air, 0.5, joinSample + half), 0.3, [-0.4, 0.4])];
    }
    case 'wipe': {
      const pass = whoosh({ seconds: seconds + 0.3, peakAt: 0.5, lowHz: 500, highHz: 2400 }, random);
      return [from(pass, meet(pass, 0.5, joinSample + half), 0.6, [-0.9, 0.9])];
    }
  }
}
