import type { SceneSpec, SpecShot } from '../creation/scene-spec.js';
import { hashText, Random } from '../numerics/random.js';
import { poseAt } from './camera/moves.js';
import { View } from './camera/view.js';
import { Arena, instantiateKernel, type Kernel } from './kernel-host.js';
import { Painter } from './painting/painter.js';
import { gradeOf, lightMapOf } from './stage/grade.js';
import { Compositor, type Target } from './stage/compositor.js';
import { buildStage, type Stage } from './stage/build-stage.js';

/** Everything that the picture needs beside the spec: compiled code and artwork, handed in by the studio. */
export interface PictureAssets {
  readonly kernel: WebAssembly.Module;
}

const FRAME_ALIGN = 4096;

/** Renders the frames of a scene. One per worker; the workers of a crew share one memory. */
export class PictureRenderer {
  private readonly kernel: Kernel;
  private scene: PreparedScene | null = null;

  constructor(
    private readonly assets: PictureAssets,
    private readonly share: { readonly memory: WebAssembly.Memory; readonly index: number; readonly count: number },
  ) {
    this.kernel = instantiateKernel(assets.kernel, share.memory);
  }

  /**
   * Paints this worker's share of the scene. Every worker of the crew must have finished before any of them
   * renders a frame.
   *
   * @returns where frames may be written: byte offsets of I420 frames in the shared memory
   */
  async prepare(spec: SceneSpec, slotCount: number): Promise<{ slotOffsets: number[]; frameBytes: number }> {
    const arena = new Arena(this.share.memory);
    const frameBytes = (spec.width * spec.height * 3) / 2;
    const slotOffsets = Array.from({ length: slotCount }, () => arena.allocate(Math.ceil((frameBytes + 64) / FRAME_ALIGN) * FRAME_ALIGN));
    this.scene = await PreparedScene.create(spec, this.kernel, arena, this.share, this.assets, slotOffsets);
    return { slotOffsets, frameBytes };
  }

  /** Renders one frame into a slot. Synchronous; frames may be rendered in any order. */
  renderFrame(frame: number, slot: number): void {
    if (!this.scene) throw new Error('renderFrame was called before prepare had finished.');
    this.scene.render(frame, slot);
  }
}

/** A spec turned into textures and tables, ready to be filmed. */
class PreparedScene {
  private constructor(
    private readonly spec: SceneSpec,
    private readonly kernel: Kernel,
    private readonly stage: Stage,
    private readonly compositor: Compositor,
    private readonly targets: readonly [Target, Target],
    private readonly size: { readonly columns: number; readonly rows: number },
    private readonly gradeAt: number,
    private readonly slots: readonly number[],
  ) {}

  static async create(
    spec: SceneSpec, kernel: Kernel, arena: Arena, share: { readonly index: number; readonly count: number },
    assets: PictureAssets, slots: readonly number[],
  ): Promise<PreparedScene> {
    const size = compositionSize(spec);
    const painter = new Painter(kernel, arena, size.rows, share);
    const tile = noiseTile(kernel, arena, share);
    const compositor = new Compositor(kernel, arena, tile, share);
    const stage = await buildStage(spec, painter, assets);
    const stride = (size.columns + 7) & ~7;
    const targets = [0, 1].map(() => {
      const bytes = stride * (size.rows + 2) * 8;
      return { at: arena.allocate(bytes * share.count) + bytes * share.index, stride };
    }) as unknown as [Target, Target];
    const gradeAt = arena.allocate(64 * share.count) + 64 * share.index;
    return new PreparedScene(spec, kernel, stage, compositor, targets, size, gradeAt, slots);
  }

  render(frame: number, slot: number): void {
    const { spec, kernel, size } = this;
    const [target] = this.targets;
    const shot = shotAt(spec, frame);
    const t = (frame / spec.fps) * spec.time_scale;
    const view = this.viewOf(shot, frame);
    this.compositor.compose(this.stage.items, view, t, target);
    const out = this.slots[slot] as number;
    kernel.exports.targetToI420(target.at, target.stride, size.columns, size.rows, 0, size.rows, out);
  }

  private viewOf(shot: SpecShot, frame: number): View {
    const { spec, size } = this;
    const pose = poseAt(shot.camera, {
      t: (frame - shot.start_frame) / spec.fps,
      length: (shot.end_frame - shot.start_frame) / spec.fps,
      aspect: spec.width / spec.height,
      subjectX: 0,
      seed: hashText(`camera${spec.seed}${shot.start_frame}`),
    });
    return new View(pose, size.columns, size.rows, spec.setting.horizon);
  }
}

function compositionSize(spec: SceneSpec): { columns: number; rows: number } {
  return { columns: spec.width, rows: spec.height };
}

function shotAt(spec: SceneSpec, frame: number): SpecShot {
  return spec.shots.find((shot) => frame < shot.end_frame) ?? (spec.shots.at(-1) as SpecShot);
}

function noiseTile(kernel: Kernel, arena: Arena, share: { readonly index: number }): { at: number; stride: number } {
  const stride = 264;
  const at = arena.allocate(stride * 258 * 8);
  if (share.index === 0) {
    kernel.exports.paintNoiseTile(at, stride, 4711);
    kernel.exports.sealTexture(at, 256, 256, stride, 1);
  }
  return { at, stride };
}
