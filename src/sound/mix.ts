import type { SceneSpec } from '../creation/scene-spec.js';
import { AmbienceLayer, hasAmbience } from './ambience.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { CutAccentsLayer } from './cut-accents.js';
import { FigureSoundsLayer } from './figure-sounds.js';
import { MixtureLayer, planMixture } from './mixture.js';
import { MusicLayer } from './music.js';
import type { BlockSource } from './playback.js';

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
    spec: SceneSpec,
    private readonly totalSamples: number,
  ) {
    this.layers = makeLayers(spec, totalSamples);
    const longest = playsMixtureAlone(spec) ? EDGE_SECONDS : CLOSING_SECONDS;
    this.closing = Math.min(longest * SAMPLE_RATE, 0.1 * totalSamples);
  }

  next(left: Channel, right: Channel): void {
    left.fill(0);
    right.fill(0);
    for (const layer of this.layers) layer.render(left, right);
    this.fadeEnds(left, right);
    this.position += BLOCK_SAMPLES;
  }

  private fadeEnds(left: Channel, right: Channel): void {
    const opening = Math.min(EDGE_SECONDS * SAMPLE_RATE, this.closing);
    const rest = this.totalSamples - this.position;
    if (this.position > opening && rest - BLOCK_SAMPLES > this.closing) return;
    for (let i = 0; i < BLOCK_SAMPLES; i++) {
      const toEnd = Math.max(0, rest - 1 - i) / this.closing;
      const gain = Math.min(1, (this.position + i) / opening, toEnd * (2 - Math.min(1, toEnd)));
      left[i] = (left[i] as number) * gain;
      right[i] = (right[i] as number) * gain;
    }
  }
}

/** How strong each layer is under the others; the whole is levelled afterwards. */
function makeLayers(spec: SceneSpec, totalSamples: number): Layer[] {
  const bed = (level: number): Layer => new MixtureLayer(planMixture(spec), spec, level);
  const ambience = (level: number): Layer[] => (hasAmbience(spec) ? [new AmbienceLayer(spec, level)] : []);
  const accents = (level: number): Layer => new CutAccentsLayer(spec, level);
  switch (spec.audio_presence) {
    case 'silence':
      return [];
    case 'ambient':
      return [bed(hasAmbience(spec) ? 0.12 : 1), ...ambience(1)];
    case 'music':
      return [bed(0.03), ...ambience(0.12), new MusicLayer(spec, totalSamples), accents(0.35)];
    case 'sfx':
      return [bed(0.12), ...ambience(0.6), new FigureSoundsLayer(spec, 1), accents(0.8)];
    case 'full':
      return [
        bed(0.03),
        ...ambience(0.3),
        new MusicLayer(spec, totalSamples),
        new FigureSoundsLayer(spec, 0.5),
        accents(0.5),
      ];
  }
}
