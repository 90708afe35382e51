import type { SceneSpec } from '../creation/scene-spec.js';
import { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { drumTone, noiseBurst } from './percussion.js';
import { overlay, type Recording, SamplePlayer } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';

const TAKES = 3;
/** Shortest and longest time between two. */
const PAUSE_SECONDS = [0.9, 2.1] as const;

/** Actions that sound by blows, not by air or water. */
const STRIKING = ['walk', 'run'];
/** In less than this there is no room for a knock and its echo. */
const SHORTEST_SECONDS = 1;

/** Whether nothing else in a scene strikes, neither a figure's steps nor the hit on a cut. */
export function needsKnocks(spec: SceneSpec): boolean {
  if (spec.duration_seconds < SHORTEST_SECONDS) return false;
  const isCut = spec.shots.slice(1).some((shot) => shot.transition.type === 'cut');
  return !isCut && !spec.figures.some((figure) => STRIKING.includes(figure.action));
}

/** Something is handled out of sight: dull knocks, now here, now there. Sound effects for a scene in which nothing strikes. */
export class KnocksLayer implements Layer {
  private readonly player: SamplePlayer;
  private readonly takes: Recording[];
  private readonly random: Random;
  private next: number;
  private position = 0;

  /** @param level - factor on all of them */
  constructor(
    kernel: SoundKernel,
    spec: SceneSpec,
    private readonly level: number,
  ) {
    this.random = Random.fromSeed(spec.seed).fork('knocks');
    this.player = new SamplePlayer(kernel);
    this.takes = Array.from({ length: TAKES }, (_, i) => knock(kernel, this.random.fork(i)));
    this.next = Math.round(this.random.between(0.1, 0.4) * SAMPLE_RATE);
  }

  render(left: Channel, right: Channel): void {
    this.position += BLOCK_SAMPLES;
    while (this.next < this.position) {
      this.player.schedule({
        recording: this.random.pick(this.takes),
        startSample: this.next,
        gain: this.level * this.random.between(0.5, 0.7),
        pan: this.random.between(-0.7, 0.7),
      });
      this.next += Math.round(this.random.between(...PAUSE_SECONDS) * SAMPLE_RATE);
    }
    this.player.render(left, right);
  }
}

function knock(kernel: SoundKernel, random: Random): Recording {
  const body = drumTone(kernel, {
    fromHz: random.between(190, 260),
    toHz: random.between(90, 130),
    halfSeconds: 0.03,
    level: 0.4,
  });
  const clack = noiseBurst(
    kernel,
    { hz: random.between(900, 1700), resonance: 1.1, halfSeconds: 0.018, level: 0.3 },
    random,
  );
  return overlay(kernel, body, clack, 0);
}
