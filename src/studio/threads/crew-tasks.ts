import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Mp4Options } from '../../media/mp4-writer.js';
import type { FlashReport } from '../../picture/flash-meter.js';
import type { StoredDrawing } from '../assets/stored-drawing.js';

/** What the crew's threads are asked to do, and what they answer. */
export interface RenderTasks {
  equip: { task: PictureMaterial; answer: null };
  prepare: {
    task: { spec: SceneSpec; slotCount: number; illustrations: Record<string, StoredDrawing> };
    answer: SlotPlan;
  };
  render: { task: { ring: RingShare }; answer: null };
}

export interface SoundTasks {
  compose: { task: { spec: SceneSpec; ring: RingShare }; answer: null };
}

export interface EncodeTasks {
  /** Answered once the codec library is loaded. */
  ready: { task: null; answer: null };
  open: { task: { path: string; options: Mp4Options }; answer: { temporaryPath: string } };
  encode: { task: { ring: RingShare; plan: SlotPlan }; answer: FlashReport };
  discard: { task: null; answer: null };
}

/** What every picture renderer needs besides the spec; loaded once per process. What few need, they read themselves. */
export interface PictureMaterial {
  kernel: WebAssembly.Module;
}

/** Where the frames of the ring lie in the shared memory. */
export interface SlotPlan {
  /** Byte offsets, one per slot. */
  slotOffsets: number[];
  frameBytes: number;
}

/** The frame ring as it travels to a thread. */
export interface RingShare {
  shared: SharedArrayBuffer;
  slotCount: number;
  frameCount: number;
}

/** What every thread is given at birth. */
export interface CrewShare {
  /** Where frames and scene lie. */
  memory: WebAssembly.Memory;
  /** The ring of samples. */
  samples: SharedArrayBuffer;
  /** Which renderer this is. */
  index: number;
  /** How many renderers there are. */
  count: number;
  /** URLs of the modules that export `PictureRenderer` and `createSoundtrack`; null: those of this package. */
  rendererModule: string | null;
  soundtrackModule: string | null;
}

/** A table of tasks: name → what is asked and what is answered. */
export type TaskTable<T> = { [K in keyof T]: { task: unknown; answer: unknown } };

/** One question to a thread. */
export interface Request {
  id: number;
  name: string;
  task: unknown;
}

/** Its answer, and news before that. */
export type Reply = { id: number; news: unknown } | { id: number; answer: unknown } | { id: number; failure: Failure };

/** An error on its way between threads. */
export interface Failure {
  message: string;
  code: string | undefined;
  stack: string | undefined;
}
