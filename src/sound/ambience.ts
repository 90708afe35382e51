import type { SceneSpec, SpecSetting } from '../creation/scene-spec.js';
import { powerOfTwo, smoothStep } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import type { Ambience } from '../origins/vocabulary.js';
import type { Channel, Layer } from './audio-block.js';
import { tonicOf } from './composer.js';
import { birdSong, cricketChirp, owlHoot, rainDrop } from './creature-calls.js';
import { DroneVoices } from './drone.js';
import { NoiseTexture, TextureBank, type TextureState } from './noise-texture.js';
import { type Habit, RecurringShots } from './recurring-shots.js';
import type { Recording } from './sample-player.js';
import { hashUnit, slowNoise } from './slow-noise.js';
import type { SoundKernel } from './sound-kernel.js';

/** Whether the place or its weather can be heard at all. */
export function hasAmbience(spec: SceneSpec): boolean {
  return spec.ambience !== 'none' || spec.setting.weather === 'rain' || spec.setting.weather === 'snow';
}

/** The sound of the place: its air and water, the creatures that live there, its weather. */
export class AmbienceLayer implements Layer {
  private readonly voices: readonly Layer[];

  /** @param level - factor on all of it */
  constructor(kernel: SoundKernel, spec: SceneSpec, level: number) {
    const random = Random.fromSeed(spec.seed).fork('ambience');
    const scene = { kernel, setting: spec.setting, tonic: tonicOf(spec), level };
    const sounds = [
      ...PLACES[spec.ambience]({ ...scene, random: random.fork('place') }),
      ...weather(spec.ambience, { ...scene, random: random.fork('weather') }),
    ];
    const textures = sounds.filter((sound) => sound instanceof NoiseTexture);
    const others = sounds.filter((sound): sound is Layer => !(sound instanceof NoiseTexture));
    this.voices = [new TextureBank(kernel, textures), ...others];
  }

  render(left: Channel, right: Channel): void {
    for (const voice of this.voices) voice.render(left, right);
  }
}

/** What a place is made of; textures are rendered side by side. */
type Sound = Layer | NoiseTexture;

/** Where and how strongly a place sounds. */
interface Scene {
  readonly kernel: SoundKernel;
  readonly setting: SpecSetting;
  /** MIDI pitch of the music's tonic. */
  readonly tonic: number;
  readonly level: number;
  readonly random: Random;
}

const PLACES: Record<Ambience, (scene: Scene) => Sound[]> = {
  surf,
  wind,
  forest,
  meadow,
  city,
  room,
  space,
  none: () => [],
};

function surf(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  const near = waveTrain(key, 6.4, 0.16);
  const far = waveTrain(key + 7, 8.9, 0.62);
  return [
    texture(scene, 'low', 1.2, (t) => ({ hz: 260 + 420 * near(t), level: 0.03 + 0.085 * near(t), pan: -0.25 })),
    texture(scene, 'low', 1.2, (t) => ({ hz: 380 + 500 * far(t), level: 0.025 + 0.06 * far(t), pan: 0.4 })),
    // The foam hisses when the wave has broken, a little after its body is loudest.
    texture(scene, 'band', 1.4, (t) => ({
      hz: 3400 - 900 * near(t - 0.4),
      level: 0.006 + 0.035 * near(t - 0.5),
      pan: 0.1,
    })),
  ];
}

/** 0–1: waves that swell for a third of their time and run out for the rest, never twice alike. */
function waveTrain(key: number, periodSeconds: number, start: number): (seconds: number) => number {
  return (seconds) => {
    const turns = seconds / periodSeconds + start;
    const index = Math.floor(turns);
    const phase = turns - index;
    const height = 0.6 + 0.4 * hashUnit(key, index);
    const shape = phase < 0.35 ? smoothStep(0, 0.35, phase) : 1 - smoothStep(0.35, 1, phase);
    return height * shape;
  };
}

function wind(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  const gust = (t: number): number => 0.65 * slowNoise(key, t * 0.45) + 0.35 * slowNoise(key + 1, t * 1.3);
  return [
    texture(scene, 'band', 0.35, (t) => ({
      hz: 260 + 520 * gust(t),
      level: 0.02 + 0.075 * gust(t),
      pan: 0.7 * (slowNoise(key + 2, t * 0.2) - 0.5),
    })),
    texture(scene, 'low', 1.2, (t) => ({ hz: 150, level: 0.03 + 0.04 * gust(t - 0.3) })),
    texture(scene, 'band', 1.3, (t) => ({ hz: 1500 + 900 * gust(t), level: 0.012 * gust(t) })),
  ];
}

function forest(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  const breeze = (t: number): number => slowNoise(key, t * 0.5);
  const air = [
    texture(scene, 'band', 1.3, (t) => ({ hz: 2600 + 1200 * breeze(t), level: 0.006 + 0.014 * breeze(t) })),
    texture(scene, 'low', 1.3, (t) => ({ hz: 320, level: 0.02 + 0.015 * breeze(t - 0.5) })),
  ];
  const creatures =
    scene.setting.time_of_day === 'night'
      ? [
          crickets(scene, 0.03),
          calls(scene, recorded(owlHoot, 1, scene), { everySeconds: 7, firstWithin: 2.5, gain: 0.1 }),
        ]
      : [birds(scene, scene.setting.season === 'winter' ? 4 : 1.1)];
  return [...air, ...creatures];
}

function meadow(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  const breeze = (t: number): number => slowNoise(key, t * 0.6);
  const air = [
    texture(scene, 'low', 1.3, (t) => ({ hz: 420, level: 0.018 + 0.02 * breeze(t) })),
    texture(scene, 'band', 1.2, (t) => ({ hz: 1800 + 900 * breeze(t), level: 0.004 + 0.009 * breeze(t) })),
  ];
  const isNight = scene.setting.time_of_day === 'night' || scene.setting.time_of_day === 'dusk';
  if (scene.setting.season === 'winter') return air;
  return isNight ? [...air, crickets(scene, 0.07)] : [...air, birds(scene, 2.2)];
}

function city(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  const lane = (offset: number, everySeconds: number): NoiseTexture =>
    texture(scene, 'band', 0.9, (t) => {
      const turns = t / everySeconds + hashUnit(key + offset, 0);
      const side = hashUnit(key + offset, Math.floor(turns) + 1) < 0.5 ? -1 : 1;
      // A car comes, is here for a moment, goes: louder and brighter when near, from one side to the other.
      const along = 2 * (turns - Math.floor(turns)) - 1;
      const near = 1 / (1 + 14 * along * along);
      return {
        hz: 380 + 420 * near - 60 * along,
        level: 0.06 * near * (1 - smoothStep(0.8, 1, Math.abs(along))),
        pan: side * along,
      };
    });
  return [
    texture(scene, 'low', 1.2, (t) => ({ hz: 170, level: 0.06 + 0.02 * slowNoise(key, t * 0.5) })),
    texture(scene, 'low', 1.4, (t) => ({ hz: 900, level: 0.014 + 0.008 * slowNoise(key + 1, t) })),
    lane(2, 4.3),
    lane(3, 6.1),
  ];
}

function room(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  return [
    texture(scene, 'low', 1.4, (t) => ({ hz: 240, level: 0.028 + 0.006 * slowNoise(key, t * 0.4) })),
    texture(scene, 'band', 1.5, () => ({ hz: 1100, level: 0.008 })),
  ];
}

function space(scene: Scene): Sound[] {
  const key = scene.random.nextUint32();
  const shimmer = (t: number): number => slowNoise(key, t * 0.35);
  // Tonic and fifth: what hums under music is in tune with it.
  const rootHz = 55 * powerOfTwo((scene.tonic - 45) / 12);
  const tonesHz = [0.75, 1, 1.5, 2.007, 3].map((ratio) => ratio * rootHz);
  return [
    new DroneVoices(scene.kernel, tonesHz, 0.05 * scene.level, scene.random),
    texture(scene, 'band', 0.25, (t) => ({
      hz: 700 + 1500 * shimmer(t),
      level: 0.012 + 0.02 * shimmer(t + 40),
      pan: slowNoise(key + 1, t * 0.3) - 0.5,
    })),
  ];
}

function weather(ambience: Ambience, scene: Scene): Sound[] {
  const isInside = ambience === 'room';
  const key = scene.random.nextUint32();
  if (scene.setting.weather === 'rain') {
    const shower = (t: number): number => 0.7 + 0.3 * slowNoise(key, t * 0.5);
    const hz = isInside ? 900 : 4600;
    return [
      texture(scene, 'band', 1.5, (t) => ({ hz, level: 0.045 * shower(t) })),
      texture(scene, 'low', 1.4, (t) => ({ hz: isInside ? 400 : 1300, level: 0.03 * shower(t) })),
      calls(scene, recorded(rainDrop, 6, scene), {
        everySeconds: 0.045,
        firstWithin: 0.05,
        gain: isInside ? 0.02 : 0.06,
      }),
    ];
  }
  if (scene.setting.weather === 'snow') {
    const gust = (t: number): number => slowNoise(key, t * 0.4);
    return [texture(scene, 'low', 0.7, (t) => ({ hz: 180 + 160 * gust(t), level: 0.025 + 0.045 * gust(t) }))];
  }
  return [];
}

function birds(scene: Scene, everySeconds: number): Layer {
  return calls(scene, recorded(birdSong, 4, scene), { everySeconds, firstWithin: 0.6, gain: 0.075 });
}

function crickets(scene: Scene, gain: number): Layer {
  return calls(scene, recorded(cricketChirp, 3, scene), { everySeconds: 0.21, firstWithin: 0.2, gain });
}

function recorded(make: (kernel: SoundKernel, random: Random) => Recording, count: number, scene: Scene): Recording[] {
  return Array.from({ length: count }, (_, i) => make(scene.kernel, scene.random.fork(`call ${i}`)));
}

function calls(scene: Scene, recordings: readonly Recording[], habit: Habit): Layer {
  return new RecurringShots(scene.kernel, recordings, { ...habit, gain: scene.level * habit.gain }, scene.random);
}

function texture(
  scene: Scene,
  kind: 'low' | 'band',
  damping: number,
  stateAt: (seconds: number) => TextureState,
): NoiseTexture {
  return new NoiseTexture(
    kind,
    damping,
    (seconds) => {
      const state = stateAt(seconds);
      return { ...state, level: scene.level * state.level };
    },
    scene.random,
  );
}
