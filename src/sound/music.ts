import type { SceneSpec } from '../creation/scene-spec.js';
import { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer } from './audio-block.js';
import { Composer, type Drum } from './composer.js';
import { HALF_BLOCK_SAMPLES, RateDoubler } from './half-rate.js';
import { MOODS } from './moods.js';
import { makeKit } from './percussion.js';
import { Reverb } from './reverb.js';
import { type Recording, SamplePlayer } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';
import { type Note, Voices } from './voice.js';

const WET = 0.13;
const DRUM_PAN: Record<Drum, number> = { kick: 0, snare: 0.08, hat: -0.25 };

/** The composed music of a spec, played: voices in a small room, bass and drums dry. */
export class MusicLayer implements Layer {
  private readonly composer: Composer;
  private readonly kit: Record<Drum, Recording>;
  private readonly drums: SamplePlayer;
  private readonly reverb: Reverb;
  private readonly voices: Voices;
  /** Half-rate blocks, left before right. */
  private readonly room: Channel;
  private readonly dry: Channel;
  private readonly doublers: readonly [RateDoubler, RateDoubler];
  private waiting: Note[] = [];
  private position = 0;

  constructor(
    private readonly kernel: SoundKernel,
    spec: SceneSpec,
    private readonly totalSamples: number,
  ) {
    const style = MOODS[spec.audio_mood];
    this.composer = new Composer(spec, totalSamples);
    this.kit = makeKit(kernel, style, Random.fromSeed(spec.seed).fork('drums'));
    this.drums = new SamplePlayer(kernel);
    this.reverb = new Reverb(kernel, style.reverbSeconds, 0.4 - 0.25 * style.brightness);
    this.voices = new Voices(kernel);
    this.room = kernel.allocateFloats(2 * HALF_BLOCK_SAMPLES);
    this.dry = kernel.allocateFloats(2 * HALF_BLOCK_SAMPLES);
    this.doublers = [new RateDoubler(kernel), new RateDoubler(kernel)];
  }

  render(left: Channel, right: Channel): void {
    const { loops } = this.kernel;
    const end = this.position + BLOCK_SAMPLES;
    while (this.composer.nextBarSample < Math.min(end, this.totalSamples)) this.takeBar();
    loops.clear(this.room, 2 * HALF_BLOCK_SAMPLES);
    loops.clear(this.dry, 2 * HALF_BLOCK_SAMPLES);
    this.startNotes(end);
    this.voices.render(this.room, this.dry);
    this.reverb.process(this.room, this.dry, WET);
    loops.addSamples(this.dry, this.room, 2 * HALF_BLOCK_SAMPLES);
    this.doublers[0].process(this.dry, left);
    this.doublers[1].process(this.dry + 4 * HALF_BLOCK_SAMPLES, right);
    this.drums.render(left, right);
    this.position = end;
  }

  private takeBar(): void {
    const { notes, strokes } = this.composer.nextBar();
    this.waiting.push(...notes);
    for (const { drum, startSample, velocity } of strokes) {
      this.drums.schedule({ recording: this.kit[drum], startSample, gain: velocity, pan: DRUM_PAN[drum] });
    }
  }

  private startNotes(end: number): void {
    if (!this.waiting.some((note) => note.startSample < end)) return;
    for (const note of this.waiting) {
      if (note.startSample < end) this.voices.start(note, (note.startSample - this.position) >> 1);
    }
    this.waiting = this.waiting.filter((note) => note.startSample >= end);
  }
}
