import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';
import type { CameraObservation, DepthObservation, MotionObservation, VideoObservation } from '../observation.js';
import { readCamera } from './camera.js';
import { pathOf } from './camera-path.js';
import { type FlowMap, meanFlow } from './flow-map.js';
import { FlowTracker, type FramePair, restOf, type Stretch } from './flow-tracker.js';
import { JoinFinder } from './joins.js';
import { LevelHistory, levelOf } from './level.js';
import { directionsOf } from './motion-direction.js';
import { rhythmsOf } from './rhythm.js';
import { lightOf, type Way } from './tiny-frames.js';

/** How far around a window its shot is looked at, where the file has it. */
const CONTEXT_SECONDS = 1.5;

/** What was measured of one window. */
export interface MotionReading {
  readonly motion: MotionObservation;
  readonly camera: CameraObservation;
  readonly depth: DepthObservation;
}

/**
 * Motion, camera, depth and joins of one picture, frame by frame. Keeps a few seconds about the last asked window, however
 * long the file.
 */
export class MotionMeter {
  private readonly tracker: FlowTracker;
  private readonly joins: JoinFinder;
  private pairs: FramePair[] = [];
  private stretches: Stretch[] = [];
  private readonly history = new LevelHistory();
  /** Frames before this one are in the history. */
  private countedTo = 0;
  private latest = -1;
  private endTime = 0;

  constructor(
    kernel: ExtractionKernel,
    private readonly format: { readonly width: number; readonly height: number; readonly fps: number },
  ) {
    this.tracker = new FlowTracker(kernel, format);
    const { tinyColumns, tinyRows } = this.tracker.reducer;
    this.joins = new JoinFinder(format.fps, { columns: tinyColumns, rows: tinyRows });
  }

  /** Takes the next frame. */
  push(frame: PictureFrame): void {
    const { pair, stretch, luma } = this.tracker.push(frame);
    const chroma = this.tracker.reducer.chroma(frame);
    const change = Math.sqrt(pair?.change ?? 0);
    if (stretch) this.takeStretch(stretch);
    this.joins.push({
      frame: frame.index,
      time: frame.timeSeconds,
      luma,
      chroma,
      change,
      way: pair && this.wayOf(pair),
      light: lightOf(luma),
    });
    if (pair) this.pairs.push(pair);
    this.latest = frame.index;
    this.endTime = frame.timeSeconds + 1 / this.format.fps;
  }

  private takeStretch(stretch: Stretch): void {
    this.stretches.push(stretch);
    const { firstFrame, lastFrame } = stretch;
    this.joins.pushRest({ firstFrame, lastFrame, rest: restOf(stretch) });
  }

  /** A pair's motion in tiny pixels. */
  private wayOf({ fit: { tx, ty, grow, turn } }: FramePair): Way {
    const { columns, tinyFactor } = this.tracker.reducer;
    return { tx: (tx * columns) / tinyFactor, ty: (ty * columns) / tinyFactor, grow, turn };
  }

  /** Windows that end before or at this frame have all that they need. */
  get settledFrame(): number {
    return Math.max(
      0,
      Math.min(this.joins.settledFrame, this.latest + 1 - Math.ceil(CONTEXT_SECONDS * this.format.fps)),
    );
  }

  /**
   * What the frames from `firstFrame` to before `endFrame` show. Windows are asked for in order; what lies well before the
   * asked one is forgotten.
   */
  window(firstFrame: number, endFrame: number): MotionReading {
    const shot = this.joins.shotAround(firstFrame, endFrame);
    const reach = CONTEXT_SECONDS * this.format.fps;
    const from = Math.max(shot.first, firstFrame - reach);
    const to = Math.min(shot.end, endFrame + reach);
    const first = Math.max(firstFrame, shot.first);
    const end = Math.min(endFrame, shot.end);
    const inside = (pair: FramePair, a: number, b: number): boolean => pair.frame > a && pair.frame < b;
    const own = this.pairs.filter((pair) => inside(pair, first, end) || (pair.frame === first && first > shot.first));
    const around = this.pairs.filter((pair) => inside(pair, from, to));
    const longer = { map: this.flowOf(from, to, { from, to }), path: pathOf(around) };
    const map = this.flowOf(first, end, { from, to });
    // Next to a join a window may hold no stretch of its own.
    const { camera, depth } = readCamera({ map: map.count > 0 ? map : longer.map, path: pathOf(own) }, longer);
    const [rhythm = 'steady', ...rhythms] = rhythmsOf(
      around.map((pair) => pair.level),
      1 / this.format.fps,
    );
    const { alternatives, ...level } = levelOf(
      own.map((pair) => pair.level),
      { swings: rhythm === 'wave' || rhythm === 'pulsing' },
    );
    const [direction, ...directions] = directionsOf(own, map, camera);
    const others = { ...alternatives, direction: directions, rhythm: rhythms };
    const isSure = Object.values(others).every((some) => some.length === 0);
    const motion = { ...level, direction, rhythm, ...(!isSure && { alternatives: others }) };
    this.countUntil(endFrame);
    this.forget(firstFrame - 2 * reach);
    return { motion, camera, depth };
  }

  /** The mean flow of a span, from stretches that lie in the shot. */
  private flowOf(first: number, end: number, shot: { readonly from: number; readonly to: number }): FlowMap {
    const share = ({ firstFrame, lastFrame }: Stretch): number =>
      Math.max(0, Math.min(lastFrame, end) - Math.max(firstFrame, first)) / (lastFrame - firstFrame);
    const stretches = this.stretches.filter(
      (stretch) => stretch.firstFrame >= shot.from && stretch.lastFrame < shot.to && share(stretch) > 0,
    );
    return meanFlow(stretches, stretches.map(share), this.tracker.stretchGrid, this.tracker.reducer);
  }

  /** Takes the levels before a frame into the whole file's, joins left out. */
  private countUntil(frame: number): void {
    for (const pair of this.pairs)
      if (pair.frame >= this.countedTo && pair.frame < frame && !this.joins.changes(pair.frame))
        this.history.add(pair.level);
    this.countedTo = Math.max(this.countedTo, frame);
  }

  private forget(frame: number): void {
    if (frame <= 0) return;
    this.pairs = this.pairs.filter((pair) => pair.frame >= frame);
    this.stretches = this.stretches.filter((stretch) => stretch.lastFrame >= frame);
  }

  /** Shots and joins of the whole file, in seconds, and its motion. Windows may still be asked for. */
  finish(): Pick<VideoObservation, 'shots' | 'transitions' | 'motion'> {
    const stretch = this.tracker.finish();
    if (stretch) this.takeStretch(stretch);
    const { shots, transitions } = this.joins.finish(this.endTime);
    this.countUntil(this.latest + 1);
    return { shots, transitions, motion: this.history.total() };
  }
}
