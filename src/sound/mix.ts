import type { SceneSpec } from '../creation/scene-spec.js';
import { AmbienceLayer, hasAmbience } from './ambience.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { CutAccentsLayer } from './cut-accents.js';
import { FigureSoundsLayer } from './figure-sounds.js';
import { KnocksLayer, needsKnocks } from './knocks.js';
import { MixtureLayer } from './mixture.js';
import { MusicLayer } from './music.js';
import type { BlockSource } from './playback.js';
import type { SoundKernel } from './sound-kernel.js';

const EDGE_SECONDS = 0.005;
const CLOSING_SECONDS = 0.4;

/** Whether nothing but the mixture of pure noises is heard, so that every frame slot is as `mixtureAt` says. */
export function playsMixtureAlone(spec: SceneSpec): boolean {
  return spec.audio_presence === 'ambient' && !hasAmbience(spec);
}

/** All layers that a spec's presence calls for, with the ends of the clip faded. */
export class Mix implements BlockSource {
  private readonly layers: readonly Layer[];
  private readonly closing: number;
  private position = 0;

  constructor(
    private readonly kernel: SoundKernel,
    spec: SceneSpec,
    private readonly totalSamples: number,
  ) {
    this.layers = makeLayers(kernel, spec, totalSamples);
    const longest = playsMixtureAlone(spec) ? EDGE_SECONDS : CLOSING_SECONDS;
    this.closing = Math.min(longest * SAMPLE_RATE, 0.1 * totalSamples);
  }

  next(left: Channel, right: Channel): void {
    this.kernel.loops.clear(left, BLOCK_SAMPLES);
    this.kernel.loops.clear(right, BLOCK_SAMPLES);
    for (const layer of this.layers) layer.render(left, right);
    this.fadeEnds(left, right);
    this.position += BLOCK_SAMPLES;
  }

  private fadeEnds(left: Channel, right: Channel): void {
    const opening = Math.min(EDGE_SECONDS * SAMPLE_RATE, this.closing);
    const rest = this.totalSamples - this.position;
    if (this.position > opening && rest - BLOCK_SAMPLES > this.closing) return;
    for (const channel of [left, right]) {
      this.kernel.loops.fadeEnds(channel, BLOCK_SAMPLES, this.position, rest, opening, this.closing);
    }
  }
}

/** How strong each layer is under the others; the whole is levelled afterwards. */
function makeLayers(kernel: SoundKernel, spec: SceneSpec, totalSamples: number): Layer[] {
  const bed = (level: number): Layer => new MixtureLayer(kernel, spec, level);
  const ambience = (level: number): Layer[] => (hasAmbience(spec) ? [new AmbienceLayer(kernel, spec, level)] : []);
  const accents = (level: number): Layer => new CutAccentsLayer(kernel, spec, level);
  switch (spec.audio_presence) {
    case 'silence':
      return [];
    case 'ambient':
      return [bed(hasAmbience(spec) ? 0.12 : 1), ...ambience(1)];
    case 'music':
      return [bed(0.03), new MusicLayer(kernel, spec, totalSamples), accents(0.35)];
    case 'sfx':
      return [
        bed(0.1),
        place(kernel, spec, 0.3),
        new FigureSoundsLayer(kernel, spec, 0.9),
        ...(needsKnocks(spec) ? [new KnocksLayer(kernel, spec, 0.8)] : []),
        accents(0.6),
      ];
    case 'full':
      return [
        bed(0.2),
        place(kernel, spec, 0.4),
        new MusicLayer(kernel, spec, totalSamples),
        new FigureSoundsLayer(kernel, spec, 0.35),
        accents(0.5),
      ];
  }
}

/** Places whose own sound is faint. */
const QUIET_PLACES = ['forest', 'meadow', 'room', 'none'];

/**
 * The sound of the place, quiet ones raised to what they stand behind; where there is none, the air of a room: what is
 * heard in a place is never heard in a void.
 */
function place(kernel: SoundKernel, spec: SceneSpec, level: number): Layer {
  const isQuiet = QUIET_PLACES.includes(spec.ambience) && spec.setting.weather !== 'rain';
  const ambience = spec.ambience === 'none' ? 'room' : spec.ambience;
  return new AmbienceLayer(kernel, { ...spec, ambience }, (isQuiet ? 2 : 1) * level);
}
