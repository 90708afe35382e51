import type { SceneSpec, SpecFigure } from '../creation/scene-spec.js';
import { clamp } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { drumTone, noiseBurst } from './percussion.js';
import { overlay, type Recording, SamplePlayer } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';
import { whoosh } from './whoosh.js';

/** What an action sounds like, and how often. */
interface ActionSound {
  /** Times per second at pace 1; 0 = once, at the start. */
  readonly perSecond: number;
  readonly gain: number;
  make(kernel: SoundKernel, random: Random): Recording;
}

const ACTION_SOUNDS: Readonly<Record<string, ActionSound>> = {
  walk: { perSecond: 1.9, gain: 0.5, make: footfall },
  run: { perSecond: 2.9, gain: 0.65, make: footfall },
  swim: { perSecond: 0.9, gain: 0.5, make: splash },
  fly: {
    perSecond: 0.7,
    gain: 0.3,
    make: (kernel, random) => whoosh(kernel, { seconds: 0.7, peakAt: 0.45, lowHz: 350, highHz: 1300 }, random),
  },
  fall: {
    perSecond: 0,
    gain: 0.4,
    make: (kernel, random) => whoosh(kernel, { seconds: 1.1, peakAt: 0.7, lowHz: 900, highHz: 2600 }, random),
  },
  spin: {
    perSecond: 0.8,
    gain: 0.2,
    make: (kernel, random) => whoosh(kernel, { seconds: 0.6, peakAt: 0.5, lowHz: 500, highHz: 1100 }, random),
  },
};

/** More figures than this sound like a crowd anyway. */
const MOST_SOUNDING = 3;
const TAKES = 4;

/** Soft sounds of what the figures do: steps, strokes, wings. */
export class FigureSoundsLayer implements Layer {
  private readonly players: readonly FigurePlayer[];

  /** @param level - factor on all of them */
  constructor(kernel: SoundKernel, spec: SceneSpec, level: number) {
    const random = Random.fromSeed(spec.seed).fork('figures');
    const sounding = spec.figures
      .filter((figure) => Object.hasOwn(ACTION_SOUNDS, figure.action))
      .slice(0, MOST_SOUNDING);
    this.players = sounding.map(
      (figure, i) =>
        new FigurePlayer(kernel, figure, {
          random: random.fork(i),
          speed: clamp(figure.pace * spec.time_scale, 0.2, 3),
          gain: level / Math.sqrt(sounding.length),
        }),
    );
  }

  render(left: Channel, right: Channel): void {
    for (const player of this.players) player.render(left, right);
  }
}

class FigurePlayer {
  private readonly sound: ActionSound;
  private readonly takes: Recording[];
  private readonly player: SamplePlayer;
  private readonly random: Random;
  private readonly period: number;
  private readonly gain: number;
  private readonly pan: number;
  private next: number;
  private position = 0;

  constructor(
    kernel: SoundKernel,
    figure: SpecFigure,
    how: { readonly random: Random; readonly speed: number; readonly gain: number },
  ) {
    this.player = new SamplePlayer(kernel);
    this.sound = ACTION_SOUNDS[figure.action] as ActionSound;
    this.random = how.random;
    this.takes = Array.from({ length: TAKES }, (_, i) => this.sound.make(kernel, how.random.fork(`take ${i}`)));
    this.period = this.sound.perSecond > 0 ? SAMPLE_RATE / (this.sound.perSecond * how.speed) : Infinity;
    this.next = Math.round(Math.min(0.5 * SAMPLE_RATE, this.period) * how.random.between(0.1, 0.5));
    // What is far away is heard softly.
    this.gain = (how.gain * this.sound.gain) / clamp(figure.depth, 0.7, 4);
    this.pan = clamp(figure.x, -0.8, 0.8);
  }

  render(left: Channel, right: Channel): void {
    this.position += BLOCK_SAMPLES;
    while (this.next < this.position) {
      const gain = this.gain * this.random.between(0.75, 1);
      this.player.schedule({ recording: this.random.pick(this.takes), startSample: this.next, gain, pan: this.pan });
      this.next = Math.round(this.next + this.period * this.random.between(0.96, 1.04));
    }
    this.player.render(left, right);
  }
}

function footfall(kernel: SoundKernel, random: Random): Recording {
  const heel = drumTone(kernel, {
    fromHz: random.between(130, 170),
    toHz: random.between(60, 80),
    halfSeconds: 0.02,
    level: 0.3,
  });
  const grit = noiseBurst(
    kernel,
    { hz: random.between(1300, 2100), resonance: 1.2, halfSeconds: 0.014, level: 0.22 },
    random,
  );
  return overlay(kernel, heel, grit, Math.round(0.006 * SAMPLE_RATE));
}

function splash(kernel: SoundKernel, random: Random): Recording {
  const body = noiseBurst(
    kernel,
    { hz: random.between(600, 900), resonance: 1.1, halfSeconds: 0.1, level: 0.3 },
    random,
  );
  const spray = noiseBurst(
    kernel,
    { hz: random.between(2800, 3800), resonance: 1.4, halfSeconds: 0.07, level: 0.16 },
    random,
  );
  return overlay(kernel, body, spray, Math.round(0.03 * SAMPLE_RATE));
}
