import type { AudioObservation, FrameSound, ObservedNarrative } from '../observation.js';

type Setting = NonNullable<ObservedNarrative['setting']>;

/** Bands of `FrameSound.depth`, low to high: rumble below, hiss above, and what is between. */
const BANDS = ['rumble', 'tone', 'hiss'] as const;
/** Sound is judged in blocks this long: single calls and steps are within one, gusts, waves and cars span several. */
const BLOCK_SECONDS = 0.5;
/** Below so many blocks a swell has not come and gone. */
const FEWEST_BLOCKS = 8;
/** Air, water and tyres are noise: with more frames than this share tonal, something else is heard. */
const MOST_TONAL = 0.1;

/** What a sound without music is like over time. */
interface Sound {
  /** Share of the energy of each band. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** How much each comes and goes from block to block: standard deviation over mean. */
  readonly lowSway: number;
  readonly middleSway: number;
  readonly highSway: number;
}

/** Tells the kind of place by how its air, water, traffic and animals sound. Memory does not grow with time. */
export class PlaceSound {
  private blocks = 0;
  private readonly sums = [0, 0, 0];
  private readonly squares = [0, 0, 0];
  private block = [0, 0, 0];
  private blockSeconds = 0;
  private seconds = 0;
  private tonalSeconds = 0;

  /** Continues with the sound of the next `seconds`. */
  push({ strength_pct, depth, timbre }: FrameSound, seconds: number): void {
    this.seconds += seconds;
    if (timbre === 'tonal') this.tonalSeconds += seconds;
    BANDS.forEach((band, i) => {
      this.block[i] = (this.block[i] as number) + strength_pct * depth[band] * seconds;
    });
    this.blockSeconds += seconds;
    if (this.blockSeconds < BLOCK_SECONDS - seconds / 2) return;
    this.block.forEach((energy, i) => {
      const power = energy / this.blockSeconds;
      this.sums[i] = (this.sums[i] as number) + power;
      this.squares[i] = (this.squares[i] as number) + power * power;
    });
    this.blocks++;
    this.block = [0, 0, 0];
    this.blockSeconds = 0;
  }

  /** Null under music, in silence, for a short sound, and where the sound could be that of several kinds of places. */
  setting(audio: AudioObservation | null): Setting | null {
    if (audio?.presence !== 'ambient' && audio?.presence !== 'sfx') return null;
    if (this.blocks < FEWEST_BLOCKS || this.tonalSeconds > MOST_TONAL * this.seconds) return null;
    const sound = this.sound();
    if (!sound) return null;
    if (isWindOrWater(sound)) return 'nature';
    // Steps and blows rumble by themselves, and sway as cars and calls do.
    if (audio.presence === 'sfx') return null;
    if (isTraffic(sound)) return 'urban';
    if (isRoomTone(sound)) return 'interior';
    return hasCalls(sound) ? 'nature' : null;
  }

  private sound(): Sound | null {
    const total = this.sums.reduce((sum, one) => sum + one, 0);
    if (total === 0) return null;
    const [low, middle, high] = this.sums.map((sum) => sum / total) as [number, number, number];
    const [lowSway, middleSway, highSway] = [0, 1, 2].map((band) => this.sway(band)) as [number, number, number];
    return { low, middle, high, lowSway, middleSway, highSway };
  }

  private sway(band: number): number {
    const mean = (this.sums[band] as number) / this.blocks;
    const variance = (this.squares[band] as number) / this.blocks - mean * mean;
    return mean > 0 ? Math.sqrt(Math.max(0, variance)) / mean : 0;
  }
}

/** Rustling, gusts and surf are strongest where leaves and foam sound, above the rumble; rain alone would hiss more. */
function isWindOrWater({ low, middle, high, middleSway }: Sound): boolean {
  const isBroad = low >= 0.2 && middle < 0.7 && high >= 0.03 && high < 0.15;
  return isBroad && middle >= 1.1 * low && middleSway >= 0.13;
}

/** Cars pass, brighter when near, over the rumble of all the others, which stays. A gust has not the hiss of their tyres. */
function isTraffic({ low, middle, high, lowSway, middleSway, highSway }: Sound): boolean {
  const isRumble = low >= 0.5 && low <= 0.72 && middle >= 0.22 && high >= 0.04 && high < 0.12;
  return isRumble && lowSway < 0.26 && middleSway >= 0.28 && highSway >= 0.45;
}

/** Within walls the air rumbles softly and nothing comes or goes; a low hum alone has no middle. */
function isRoomTone({ low, middle, high, lowSway, middleSway, highSway }: Sound): boolean {
  const isSoft = low >= 0.55 && low <= 0.72 && middle >= 0.22 && high < 0.12;
  return isSoft && lowSway < 0.2 && middleSway < 0.2 && highSway < 0.45;
}

/** Birds and crickets call, high and by fits; rain is as high and steady. */
function hasCalls({ low, middle, high, highSway }: Sound): boolean {
  return high >= 0.12 && highSway >= 0.3 && low >= 0.2 && low < 0.45 && middle >= 0.25;
}
