import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Random } from '../../numerics/random.js';
import { extract } from '../../studio/extract.js';
import { grow } from '../../studio/grow.js';
import { makeSound, type SoundCharacter } from '../../studio/make-sound.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { drawSoundCharacter, type LearnedSound } from '../../studio/sound-characters.js';
import { messageOf } from '../explain.js';
import type { LoopLog } from '../loop-log.js';
import { backOffSeconds, type Pause } from '../pause.js';

export interface SoundLoopOptions {
  /** Ends after so many cycles; default: never. */
  runs?: number;
  delaySeconds: number;
  /** Of one clip. */
  durationSeconds: number;
  /** Whole number in [0, 2^53). */
  seed: number;
  /** Where a clip lies while it is measured. */
  folder: string;
}

export interface SoundLoopTools {
  service: Pick<MotionService, 'forCreation' | 'recall' | 'recordDiscoveries'>;
  log: LoopLog;
  pause: Pause;
  /** Milliseconds since 1970. */
  now(): number;
  signal: AbortSignal;
}

/** Defaults of contract §4.1. */
export const SOUND_DELAY_SECONDS = 15;
export const SOUND_SECONDS = 2.5;

/** How long knowledge may be old, and how much of it is asked for. */
const KNOWLEDGE_SECONDS = 90;
const LIMITS = { limit: 100, interpretationLimit: 1 };

/** The loop that makes and measures sounds, and no videos. Contract §4.7. */
export class SoundLoop {
  private readonly random: Random;
  private learned: { sounds: readonly LearnedSound[]; atMs: number } | undefined;

  constructor(
    private readonly options: SoundLoopOptions,
    private readonly tools: SoundLoopTools,
  ) {
    this.random = Random.fromSeed(options.seed);
  }

  async run(): Promise<void> {
    const { log, pause, signal } = this.tools;
    const { runs = Number.POSITIVE_INFINITY, delaySeconds, durationSeconds } = this.options;
    log.line('Sound-only worker started (no create/render)');
    log.line(`Delay: ${delaySeconds}s, duration: ${durationSeconds}s per cycle`);
    let failures = 0;
    for (let cycle = 1; cycle <= runs && !signal.aborted; cycle++) {
      try {
        await this.cycle(cycle);
        failures = 0;
      } catch (error) {
        if (signal.aborted) break;
        failures++;
        log.line(`[${cycle}] error: ${messageOf(error)}`);
      }
      if (cycle < runs) await pause(Math.max(delaySeconds, backOffSeconds(failures)), signal);
    }
    if (signal.aborted) log.line('Shutdown requested, exiting');
  }

  private async cycle(cycle: number): Promise<void> {
    const { service, log } = this.tools;
    const random = this.random.fork(cycle);
    const character = drawSoundCharacter(await this.learnedSounds(), random.fork('character'));
    const discoveries = await this.soundsOf(character, random.fork('clip').nextUint32());
    const { mood, tempo, presence } = character;
    const { added } = await service.recordDiscoveries(
      { prompt: `sound_loop:mood=${mood},tempo=${tempo},presence=${presence}`, discoveries },
      { key: randomUUID() },
    );
    if (added === 0) log.line(`[${cycle}] no new sounds this cycle`);
    else log.line(`[${cycle}] sound discovery: +${added} (mood=${mood}, tempo=${tempo}, presence=${presence})`);
  }

  /** What is heard in a clip of this character; the clip itself does not stay. */
  private async soundsOf(character: SoundCharacter, seed: number) {
    const path = join(this.options.folder, `sound-${randomUUID()}.wav`);
    try {
      const recalled = await this.tools.service.recall('abstract', seed);
      await makeSound({ character, seconds: this.options.durationSeconds, seed, recalled }, path);
      const observation = await extract(path, { signal: this.tools.signal });
      const nothing = { prompt: '', spec: null, instruction: null };
      return grow(observation, nothing, { extraction: 'frame', frames: 'sound' });
    } finally {
      await rm(path, { force: true });
    }
  }

  private async learnedSounds(): Promise<readonly LearnedSound[]> {
    const now = this.tools.now();
    if (this.learned && now - this.learned.atMs < KNOWLEDGE_SECONDS * 1000) return this.learned.sounds;
    const sounds = (await this.tools.service.forCreation(LIMITS)).learned_audio;
    this.learned = { sounds, atMs: now };
    return sounds;
  }
}
