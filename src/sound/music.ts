import type { SceneSpec } from '../creation/scene-spec.js';
import { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer } from './audio-block.js';
import { Composer, type Drum } from './composer.js';
import { HALF_BLOCK_SAMPLES, RateDoubler } from './half-rate.js';
import { MOODS } from './moods.js';
import { makeKit } from './percussion.js';
import { Reverb } from './reverb.js';
import { SamplePlayer } from './sample-player.js';
import { type Note, Voice } from './voice.js';

const WET = 0.13;
const DRUM_PAN: Record<Drum, number> = { kick: 0, snare: 0.08, hat: -0.25 };

type Pair = readonly [left: Channel, right: Channel];

/** The composed music of a spec, played: voices in a small room, bass and drums dry. */
export class MusicLayer implements Layer {
  private readonly composer: Composer;
  private readonly kit: Record<Drum, Float32Array>;
  private readonly drums = new SamplePlayer();
  private readonly reverb: Reverb;
  private readonly room: Pair = makePair();
  private readonly dry: Pair = makePair();
  private readonly doublers = [new RateDoubler(), new RateDoubler()] as const;
  private waiting: Note[] = [];
  private roomVoices: Voice[] = [];
  private dryVoices: Voice[] = [];
  private position = 0;

  constructor(
    spec: SceneSpec,
    private readonly totalSamples: number,
  ) {
    const style = MOODS[spec.audio_mood];
    this.composer = new Composer(spec, totalSamples);
    this.kit = makeKit(style, Random.fromSeed(spec.seed).fork('drums'));
    this.reverb = new Reverb(style.reverbSeconds, 0.4 - 0.25 * style.brightness);
  }

  render(left: Channel, right: Channel): void {
    const end = this.position + BLOCK_SAMPLES;
    while (this.composer.nextBarSample < Math.min(end, this.totalSamples)) this.takeBar();
    for (const channel of [...this.room, ...this.dry]) channel.fill(0);
    this.startNotes(end);
    this.roomVoices = this.roomVoices.filter((voice) => voice.render(this.room[0], this.room[1]));
    this.dryVoices = this.dryVoices.filter((voice) => voice.render(this.dry[0], this.dry[1]));
    this.reverb.process(this.room, this.dry[0], this.dry[1], WET);
    addTo(this.dry, this.room);
    this.doublers[0].process(this.dry[0], left);
    this.doublers[1].process(this.dry[1], right);
    this.drums.render(left, right);
    this.position = end;
  }

  private takeBar(): void {
    const { notes, strokes } = this.composer.nextBar();
    this.waiting.push(...notes);
    for (const { drum, startSample, velocity } of strokes) {
      this.drums.schedule({ samples: this.kit[drum], startSample, gain: velocity, pan: DRUM_PAN[drum] });
    }
  }

  private startNotes(end: number): void {
    if (!this.waiting.some((note) => note.startSample < end)) return;
    for (const note of this.waiting) {
      if (note.startSample >= end) continue;
      const voices = note.patch.inRoom ? this.roomVoices : this.dryVoices;
      voices.push(new Voice(note, (note.startSample - this.position) >> 1));
    }
    this.waiting = this.waiting.filter((note) => note.startSample >= end);
  }
}

function makePair(): Pair {
  return [new Float64Array(HALF_BLOCK_SAMPLES), new Float64Array(HALF_BLOCK_SAMPLES)];
}

function addTo(sum: Pair, other: Pair): void {
  const [left, right] = sum;
  const [otherLeft, otherRight] = other;
  for (let i = 0; i < HALF_BLOCK_SAMPLES; i++) {
    left[i] = (left[i] as number) + (otherLeft[i] as number);
    right[i] = (right[i] as number) + (otherRight[i] as number);
  }
}
