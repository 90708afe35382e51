import type { SoundPrimitive } from './domains.js';

/** A pure sound of origin: one noise at one strength. */
export interface OriginSound {
  /** `amplitude_tone_timbre`, the amplitude with at most two decimals and at least one. */
  readonly key: string;
  readonly tone: 'silent' | 'low' | 'mid' | 'high';
  /** The noise's own name. */
  readonly timbre: SoundPrimitive;
  /** Strength 0–1. */
  readonly amplitude: number;
}

/** The ten pure sounds of origin: silence, and rumble, tone and hiss at three strengths each. */
export const ORIGIN_SOUNDS: readonly OriginSound[] = [
  { key: '0.0_silent_silence', tone: 'silent', timbre: 'silence', amplitude: 0 },
  { key: '0.25_low_rumble', tone: 'low', timbre: 'rumble', amplitude: 0.25 },
  { key: '0.5_low_rumble', tone: 'low', timbre: 'rumble', amplitude: 0.5 },
  { key: '0.75_low_rumble', tone: 'low', timbre: 'rumble', amplitude: 0.75 },
  { key: '0.25_mid_tone', tone: 'mid', timbre: 'tone', amplitude: 0.25 },
  { key: '0.5_mid_tone', tone: 'mid', timbre: 'tone', amplitude: 0.5 },
  { key: '0.75_mid_tone', tone: 'mid', timbre: 'tone', amplitude: 0.75 },
  { key: '0.25_high_hiss', tone: 'high', timbre: 'hiss', amplitude: 0.25 },
  { key: '0.5_high_hiss', tone: 'high', timbre: 'hiss', amplitude: 0.5 },
  { key: '0.75_high_hiss', tone: 'high', timbre: 'hiss', amplitude: 0.75 },
];

/** Frequency in Hz below which energy counts as rumble. */
export const RUMBLE_BELOW_HZ = 200;
/** Frequency in Hz above which energy counts as hiss; what lies between is tone. */
export const HISS_ABOVE_HZ = 2000;
