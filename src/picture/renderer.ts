import type { SceneSpec } from '../creation/scene-spec.js';
import type { Drawing } from './illustration/drawing.js';
import { startSvgEngine } from './illustration/svg-engine.js';
import { Arena, instantiateKernel, type Kernel } from './kernel-host.js';
import { PreparedScene } from './prepared-scene.js';

/** Everything that the picture needs beside the spec: compiled code and artwork, handed in by the studio. */
export interface PictureAssets {
  readonly kernel: WebAssembly.Module;
  /** The SVG rasteriser, compiled or not; asked for only when a title or a very large figure must be drawn. */
  rasteriser(): WebAssembly.Module | Uint8Array;
  /** Font file of titles. */
  font(): Uint8Array;
  /** An illustration by its key. */
  illustration(key: string): Drawing;
}

const FRAME_ALIGN = 4096;

/** Renders the frames of a scene. One per worker; the workers of a crew share one memory. */
export class PictureRenderer {
  private readonly kernel: Kernel;
  private scene: PreparedScene | null = null;

  /** @param share - the crew's memory, and which of its `count` workers this is */
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
    this.scene = null;
    const arena = new Arena(this.share.memory);
    const frameBytes = (spec.width * spec.height * 3) / 2;
    const slotOffsets = Array.from({ length: slotCount }, () =>
      arena.allocate(Math.ceil((frameBytes + 64) / FRAME_ALIGN) * FRAME_ALIGN),
    );
    const scene = new PreparedScene(spec, this.kernel, arena, this.share, this.assets, slotOffsets);
    if (scene.vectorWork.length > 0) {
      await startSvgEngine(this.assets.rasteriser());
      for (const paint of scene.vectorWork.splice(0)) paint();
    }
    this.scene = scene;
    return { slotOffsets, frameBytes };
  }

  /** Renders one frame into a slot. Synchronous; frames may be rendered in any order. */
  renderFrame(frame: number, slot: number): void {
    if (!this.scene) throw new Error('renderFrame was called before prepare had finished.');
    this.scene.render(frame, slot);
  }
}
