/**
 * How a row's value comes about: share of right answers in percent, an error's mean or maximum, or, for information
 * alone, how often an answer was given at all.
 */
export type RowKind = 'accuracy' | 'mean' | 'max' | 'told';

/** One line of the precision table: what is compared, how it is summed up, and what it must reach. */
export interface RowRule {
  /** As `--only` names it. */
  readonly aspect: string;
  readonly measure: string;
  readonly kind: RowKind;
  /** Percent that must be reached, or the error that must not be passed. */
  readonly target: number;
  readonly unit: string;
}

const right = (aspect: string, measure: string): RowRule => ({
  aspect,
  measure,
  kind: 'accuracy',
  target: 100,
  unit: '%',
});
const told = (aspect: string, measure: string): RowRule => ({ aspect, measure, kind: 'told', target: 0, unit: '%' });
const error = (aspect: string, measure: string, unit: string, max: number, mean?: number): RowRule[] => [
  ...(mean === undefined ? [] : [{ aspect, measure: `${measure}, mean`, kind: 'mean' as const, target: mean, unit }]),
  { aspect, measure: mean === undefined ? measure : `${measure}, worst`, kind: 'max', target: max, unit },
];

/**
 * Every row, in the order of the table, by the name under which samples are handed in. Targets are part of the design:
 * they are met, not moved.
 */
export const ROWS = {
  'color.flat': error('color', 'difference of even fields (ΔE2000)', 'ΔE', 2, 2),
  'color.mean': error('color', 'difference of composed fields (ΔE2000)', 'ΔE', 2, 2),
  'color.palette': error('color', 'difference of clusters to the colours shown (ΔE2000)', 'ΔE', 2, 2),
  'color.share': error('color', 'share of clusters', 'points', 5),
  'color.video': error('color', 'difference of the whole video (ΔE2000)', 'ΔE', 2),
  'sound.share': error('sound', 'share of silence, rumble, tone and hiss', 'points', 5, 5),
  'sound.split': error('sound', 'split of what sounds into rumble, tone and hiss', 'points', 5, 5),
  'sound.tone': [right('sound', 'strongest band')],
  'sound.timbre': [right('sound', 'tonal or noisy')],
  'motion.level': error('motion', 'level', '% or 0.2 codes', 5),
  'motion.trend': [right('motion', 'trend')],
  'motion.direction': [right('motion', 'direction')],
  'motion.rhythm': [right('motion', 'rhythm')],
  'camera.type': [right('camera', 'motion')],
  'camera.pair': [right('camera', 'honest pair where two motions look alike')],
  'camera.direction': [right('camera', 'direction')],
  'camera.speed': error('camera', 'speed', '%', 10),
  'camera.speedName': [right('camera', 'speed by name')],
  'gradient.type': [right('gradient', 'type')],
  'gradient.strength': error('gradient', 'strength', 'points', 5),
  'lighting.preset': [right('lighting', 'preset')],
  'lighting.brightness': error('lighting', 'brightness', 'codes', 2),
  'lighting.contrast': error('lighting', 'contrast', 'codes', 2),
  'lighting.saturation': error('lighting', 'saturation', 'points', 2),
  'composition.balance': [right('composition', 'balance')],
  'composition.symmetry': [right('composition', 'symmetry')],
  'composition.center': error('composition', 'centre of light', 'points', 1),
  'graphics.flat': error('graphics', 'edges, variance and busyness of an even field', 'points', 1),
  'graphics.edges': error('graphics', 'edge density of checkerboards', 'points', 1),
  'graphics.variance': error('graphics', 'spatial variance of four squares', 'points', 1),
  'transition.type': [right('transition', 'type')],
  'transition.count': [right('transition', 'number of joins')],
  'transition.start': error('transition', 'start', 'frames', 2),
  'transition.duration': error('transition', 'duration', 'frames', 2),
  'temporal.count': [right('temporal', 'number of shots')],
  'temporal.edges': error('temporal', 'edges of shots', 'frames', 2),
  'technical.format': [right('technical', 'size, rate, duration and sample rate')],
  'depth.layers': [right('depth', 'layers')],
  'depth.parallax': error('depth', 'parallax strength', 'points', 5),
  'audio.mood': [right('audio_semantic', 'mood')],
  'audio.tempo': [right('audio_semantic', 'tempo')],
  'audio.bpm': error('audio_semantic', 'beats per minute', '%', 2),
  'audio.presence': [right('audio_semantic', 'presence')],
  'audio.role': [right('audio_semantic', 'role')],
  'narrative.time': [right('narrative', 'observed time of day, where told')],
  'narrative.timeTold': [told('narrative', 'observed time of day, how often told')],
  'narrative.setting': [right('narrative', 'observed setting, where told')],
  'narrative.settingTold': [told('narrative', 'observed setting, how often told')],
  'narrative.seen': [right('narrative', 'setting seen under music, where told')],
  'narrative.seenTold': [told('narrative', 'setting seen under music, how often told')],
  'narrative.intended': [right('narrative', 'intended aspects of a spec')],
  'growth.depth': error('growth', 'colour given back by its depth, 100,000 colours', 'codes', 0.5),
  'growth.sum': [right('growth', 'depths sum to 100')],
  'growth.keys': [right('growth', 'keys as the contract prints them')],
  'growth.names': [right('growth', 'rules of names, 100,000 names')],
  'growth.true': [right('growth', 'colour names true of the colour')],
  'growth.same': [right('growth', 'same value and same registry, same name')],
  'registries.recorded': [right('registries', 'every run recorded')],
  'registries.counts': [right('registries', 'counts exact')],
  'registries.again': [right('registries', 'the same spec twice adds nothing')],
  'registries.reencoded': [right('registries', 'another quality adds nothing')],
  'registries.names': [right('registries', 'names unique in their aspect')],
  'metamorphic.mirror': [right('metamorphic', 'mirrored: left and right change places')],
  'metamorphic.louder': error('metamorphic', '+6 dB: strength grows by 6 dB', 'dB', 0.1),
  'metamorphic.shares': error('metamorphic', '+6 dB: the split of bands stays', 'points', 5),
  'metamorphic.tempo': error('metamorphic', 'half speed: half the beats', '%', 2),
  'metamorphic.hue': error('metamorphic', 'hue turned: light and structure stay', 'points', 2),
  'metamorphic.reversed': [right('metamorphic', 'backwards: the camera goes the other way')],
  'metamorphic.cameraFirst': [told('metamorphic', 'mirrored or backwards: the same motion is named first, how often')],
  'metamorphic.darker': error('metamorphic', 'darkened: brightness follows', 'codes', 1),
  'ffmpeg.luma': error('ffmpeg', 'brightness against signalstats', 'codes', 1),
  'ffmpeg.loudness': error('ffmpeg', 'loudness of −18 LUFS by ebur128', 'dB', 1),
  'ffmpeg.strength': error('ffmpeg', 'strength of sound against astats', 'dB', 0.2),
  'ffmpeg.cuts': [right('ffmpeg', 'cuts against scdet')],
} as const satisfies Record<string, readonly RowRule[]>;

export type RowName = keyof typeof ROWS;

/** Every aspect that `--only` may name. */
export const VERIFIED_ASPECTS: readonly string[] = [
  ...new Set(Object.values(ROWS).flatMap((rules) => rules.map((rule) => rule.aspect))),
];
