import type { SceneSpec, SpecFigure } from '../creation/scene-spec.js';
import { clamp } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { drumTone, noiseBurst } from './percussion.js';
import { SamplePlayer } from './sample-player.js';
import { whoosh } from './whoosh.js';

/** What an action sounds like, and how often. */
interface ActionSound {
  /** Times per second at pace 1; 0 = once, at the start. */
  readonly perSecond: number;
  readonly gain: number;
  make(random: Random): Float32Array;
}

const ACTION_SOUNDS: Readonly<Record<string, ActionSound>> = {
  walk: { perSecond: 1.9, gain: 0.5, make: footfall },
  run: { perSecond: 2.9, gain: 0.65, make: footfall },
  swim: { perSecond: 0.9, gain: 0.5, make: splash },
  fly: {
    perSecond: 0.7,
    gain: 0.3,
    make: (random) => whoosh({ seconds: 0.7, peakAt: 0.45, lowHz: 350, highHz: 1300 }, random),
  },
  fall: {
    perSecond: 0,
    gain: 0.4,
    make: (random) => whoosh({ seconds: 1.1, peakAt: 0.7, lowHz: 900, highHz: 2600 }, random),
  },
  spin: {
    perSecond: 0.8,
    gain: 0.2,
    make: (random) => whoosh({ seconds: 0.6, peakAt: 0.5, lowHz: 500, highHz: 1100 }, random),
  },
};

/** More figures than this sound like a crowd anyway. */
const MOST_SOUNDING = 3;
const TAKES = 4;

/** Soft sounds of what the figures do: steps, strokes, wings. */
export class FigureSoundsLayer implements Layer {
  private readonly players: readonly FigurePlayer[];

  /** @param level - factor on all of them */
  constructor(spec: SceneSpec, level: number) {
    const random = Random.fromSeed(spec.seed).fork('figures');
    const sounding = spec.figures
      .filter((figure) => Object.hasOwn(ACTION_SOUNDS, figure.action))
      .slice(0, MOST_SOUNDING);
    this.players = sounding.map(
      (figure, i) =>
        new FigurePlayer(figure, {
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
  private readonly takes: Float32Array[];
  private readonly samples = new SamplePlayer();
  private readonly random: Random;
  private readonly period: number;
  private readonly gain: number;
  private readonly pan: number;
  private next: number;
  private position = 0;

  constructor(figure: SpecFigure, how: { readonly random: Random; readonly speed: number; readonly gain: number }) {
    this.sound = ACTION_SOUNDS[figure.action] as ActionSound;
    this.random = how.random;
    this.takes = Array.from({ length: TAKES }, (_, i) => this.sound.make(how.random.fork(`take ${i}`)));
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
      this.samples.schedule({ samples: this.random.pick(this.takes), startSample: this.next, gain, pan: this.pan });
      this.next = Math.round(this.next + this.period * this.random.between(0.96, 1.04));
    }
    this.samples.render(left, right);
  }
}

function footfall(random: Random): Float32Array {
  const heel = drumTone({
    fromHz: random.between(130, 170),
    toHz: random.between(60, 80),
    halfSeconds: 0.02,
    level: 0.3,
  });
  const grit = noiseBurst({ hz: random.between(1300, 2100), resonance: 1.2, halfSeconds: 0.014, level: 0.22 }, random);
  return overlay(heel, grit, Math.round(0.006 * SAMPLE_RATE));
}

function splash(random: Random): Float32Array {
  const body = noiseBurst({ hz: random.between(600, 900), resonance: 1.1, halfSeconds: 0.1, level: 0.3 }, random);
  const spray = noiseBurst({ hz: random.between(2800, 3800), resonance: 1.4, halfSeconds: 0.07, level: 0.16 }, random);
  return overlay(body, spray, Math.round(0.03 * SAMPLE_RATE));
}

function overlay(first: Float32Array, second: Float32Array, delay: number): Float32Array {
  const both = new Float32Array(Math.max(first.length, delay + second.length));
  both.set(first);
  second.forEach((x, i) => {
    both[delay + i] = (both[delay + i] as number) + x;
  });
  return both;
}
