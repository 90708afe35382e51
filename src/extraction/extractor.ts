import { linearToSrgb, srgbToLinear } from '../numerics/color.js';
import type { PictureFrame } from './extraction-kernel.js';
import { type Slot, SoundSlots } from './frame-slots.js';
import type { Meters, StillColors } from './meters.js';
import type { FrameObservation, MeasuredColor, VideoObservation, WindowObservation } from './observation.js';
import { SoundTimeline } from './sound-timeline.js';
import { type FrameRate, isFrom, WindowGrid, windowSeconds } from './windows.js';

/** What a file holds; null for what it does not. */
export interface SourceFormat {
  /** Pixels as displayed. */
  picture: ({ width: number; height: number } & FrameRate) | null;
  sound: { sampleRate: number; channels: number } | null;
}

/** Takes what is measured as soon as nothing that follows can change it; each kind in order. */
export interface ObservationSink {
  frame(frame: FrameObservation): void;
  window(window: WindowObservation): void;
}

/**
 * How far picture and sound may lie apart in the file before the later one is taken to stand still, or to be silent.
 * Until then the earlier one is held in memory.
 */
const LEEWAY_SECONDS = 20;

interface Shown<Still> extends Slot {
  still: Still;
}

/**
 * Joins the meters of picture and sound to frames and windows of one file. Frames and samples come in order, each in
 * its own; memory does not grow with their number.
 *
 * The sound of a frame is what is heard from its time to that of the next; of one that stands longer than 20 s, the
 * first 20. The last picture stands until the file ends.
 */
export class Extractor<Still extends StillColors = StillColors> {
  private readonly timeline: SoundTimeline | null;
  private readonly grid: WindowGrid;
  private readonly soundSlots = new SoundSlots();
  /** Frames that are still needed: not handed out yet, in no window yet, or the one that is shown now. */
  private readonly shown: Shown<Still>[] = [];
  /** Number of the frame at the head of `shown`. */
  private shownFrom = 0;
  private nextFrame = 0;
  private nextWindowFrame = 0;
  private readonly lightSum = { r: 0, g: 0, b: 0, seconds: 0 };
  private isOver = false;

  constructor(
    private readonly format: SourceFormat,
    private readonly meters: Meters<Still>,
    private readonly sink: ObservationSink,
  ) {
    this.timeline = meters.sound && format.sound ? new SoundTimeline(meters.sound, format.sound) : null;
    this.grid = new WindowGrid(windowSeconds(format.picture));
  }

  /** @param frame - times are seconds from the file's start and grow from frame to frame */
  pushFrame(frame: PictureFrame): void {
    const still = this.meters.still?.measure(frame);
    if (!still) return;
    this.meters.motion?.push(frame, still);
    const before = this.shown.at(-1);
    if (before) before.end = frame.timeSeconds;
    this.shown.push({ start: frame.timeSeconds, end: Number.POSITIVE_INFINITY, still });
    this.timeline?.fillUntil(frame.timeSeconds - LEEWAY_SECONDS);
    this.settle();
  }

  /** @param timeSeconds - of the first sample, from the file's start */
  pushSamples(channels: readonly Float32Array[], timeSeconds: number): void {
    this.timeline?.push(channels, timeSeconds);
    this.settle();
  }

  /**
   * Hands out what is left.
   *
   * @param pictureEndSeconds - when the last frame's own time is over
   */
  finish(pictureEndSeconds: number): { durationSeconds: number; video: VideoObservation } {
    const last = this.shown.at(-1);
    if (last) last.end = pictureEndSeconds;
    const durationSeconds = Math.max(last ? pictureEndSeconds : 0, this.timeline?.seconds ?? 0);
    const changes = this.changes(pictureEndSeconds);
    const audio = this.meters.sound?.finish() ?? null;
    this.isOver = true;
    this.settleFrames();
    for (;;) {
      const end = this.grid.endOfLast(durationSeconds);
      if (end === undefined) break;
      this.emitWindow(end);
    }
    const video = { color: this.meanColor(), ...changes, audio };
    return {
      durationSeconds: microseconds(durationSeconds),
      video: { ...video, narrative: this.meters.narrative?.finish(video) ?? NO_NARRATIVE },
    };
  }

  private changes(pictureEndSeconds: number): Pick<VideoObservation, 'shots' | 'transitions' | 'motion'> {
    const found = this.meters.motion?.finish();
    if (!found || this.shownFrom + this.shown.length === 0) return { shots: [], transitions: [], motion: null };
    const last = found.shots.length - 1;
    return {
      shots: found.shots.map(({ start, end }, i) => ({
        start: microseconds(start),
        end: microseconds(i === last ? pictureEndSeconds : end),
      })),
      transitions: found.transitions.map(({ type, start, duration }) => ({
        type,
        start: microseconds(start),
        duration: microseconds(duration),
      })),
      motion: found.motion,
    };
  }

  private settle(): void {
    this.settleFrames();
    for (;;) {
      const heardSeconds = this.meters.sound?.settledWindowSeconds ?? Number.POSITIVE_INFINITY;
      const end = this.grid.endWithin(Math.min(this.seenSeconds, heardSeconds));
      if (end === undefined || (this.meters.motion?.settledFrame ?? Number.POSITIVE_INFINITY) < this.frameFrom(end))
        return;
      this.emitWindow(end);
    }
  }

  /** Up to where the picture is known. */
  private get seenSeconds(): number {
    if (this.isOver || !this.format.picture) return Number.POSITIVE_INFINITY;
    const supposed = this.timeline ? this.timeline.seconds - LEEWAY_SECONDS : 0;
    return Math.max(this.shown.at(-1)?.start ?? 0, supposed);
  }

  /** Up to where the sound is known. */
  private get heardSeconds(): number {
    return this.meters.sound?.settledSeconds ?? Number.POSITIVE_INFINITY;
  }

  private settleFrames(): void {
    if (this.format.picture) this.settlePictures();
    else this.settleSounds();
  }

  private settlePictures(): void {
    for (;;) {
      const shown = this.shown[this.nextFrame - this.shownFrom];
      if (!shown) return;
      const heardUntil = Math.min(shown.end, shown.start + LEEWAY_SECONDS);
      const isKnown = this.timeline ? heardUntil <= this.heardSeconds : shown.end < Number.POSITIVE_INFINITY;
      if (!isKnown) return;
      const sound = this.meters.sound?.frame(shown.start, heardUntil) ?? null;
      if (sound) this.meters.narrative?.hear(sound, heardUntil - shown.start);
      const { color, palette } = shown.still;
      this.sink.frame({ t: microseconds(shown.start), color, palette, sound });
      this.addLight(color, Math.min(shown.end, heardUntil) - shown.start);
      this.nextFrame++;
      this.forget();
    }
  }

  private settleSounds(): void {
    const { sound } = this.meters;
    if (!sound || !this.timeline) return;
    for (;;) {
      const slot = this.soundSlots.next(this.timeline.seconds, this.isOver);
      if (!slot) return;
      const heard = sound.frame(slot.start, slot.end);
      this.meters.narrative?.hear(heard, slot.end - slot.start);
      this.sink.frame({ t: microseconds(slot.start), color: null, palette: [], sound: heard });
    }
  }

  private emitWindow(end: number): void {
    const { start } = this.grid;
    const [firstFrame, endFrame] = this.framesUntil(end);
    const stills = this.shown.slice(firstFrame - this.shownFrom, endFrame - this.shownFrom).map((shown) => shown.still);
    const window = {
      start: microseconds(start),
      end: microseconds(end),
      ...this.pictureOf(firstFrame, endFrame, stills),
      audio_semantic: this.meters.sound?.window(start, end) ?? null,
    };
    this.meters.narrative?.push(window, stills);
    this.sink.window(window);
    this.nextWindowFrame = this.frameFrom(end);
    this.grid.advance();
    this.forget();
  }

  /** Frames of the next window. One in which no frame begins shows the frame before. */
  private framesUntil(end: number): [first: number, end: number] {
    const endFrame = this.frameFrom(end);
    return [Math.max(0, Math.min(this.nextWindowFrame, endFrame - 1)), endFrame];
  }

  private pictureOf(firstFrame: number, endFrame: number, stills: readonly Still[]) {
    const { still, motion } = this.meters;
    if (!still || endFrame === 0) return NO_PICTURE;
    return { ...NO_PICTURE, ...motion?.window(firstFrame, endFrame), ...still.aspects(stills) };
  }

  /** Number of the first frame that is shown at `seconds` or later. */
  private frameFrom(seconds: number): number {
    let frame = Math.max(this.nextWindowFrame, this.shownFrom);
    for (; frame - this.shownFrom < this.shown.length; frame++) {
      if (isFrom(seconds, (this.shown[frame - this.shownFrom] as Shown<Still>).start)) break;
    }
    return frame;
  }

  /** Lets go of frames that nobody will ask for. */
  private forget(): void {
    const needed = Math.min(this.nextFrame, this.nextWindowFrame - 1);
    while (this.shownFrom < needed) {
      this.shown.shift();
      this.shownFrom++;
    }
  }

  private addLight(color: MeasuredColor, seconds: number): void {
    for (const channel of ['r', 'g', 'b'] as const)
      this.lightSum[channel] += srgbToLinear(color[channel] / 255) * seconds;
    this.lightSum.seconds += seconds;
  }

  /** Mean of the frames in linear light, each for as long as it is shown. */
  private meanColor(): MeasuredColor | null {
    const { r, g, b, seconds } = this.lightSum;
    if (seconds === 0) return null;
    const code = (sum: number): number => Math.round(2550 * linearToSrgb(sum / seconds)) / 10;
    return { r: code(r), g: code(g), b: code(b) };
  }
}

/** Seconds, to the microsecond: what is beyond comes from arithmetic, not from the file. */
function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

const NO_PICTURE = {
  motion: null,
  camera: null,
  depth: null,
  gradient: null,
  lighting: null,
  composition: null,
  graphics: null,
};

const NO_NARRATIVE = { mood: null, pace: null, time_of_day: null, setting: null };
