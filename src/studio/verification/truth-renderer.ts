import type { SceneSpec } from '../../creation/scene-spec.js';
import { type PictureAssets, PictureRenderer as ProductRenderer } from '../../picture/renderer.js';
import type { SlotPlan } from '../threads/crew-tasks.js';
import { changedFrames } from './replay.js';
import { syntheticLuma } from './synthetic-picture.js';
import { type Painted, paintedOf } from './synthetic-spec.js';

const PAGE_BYTES = 65536;
const GREY = 128;

/** The picture of truths, for the crew: the product's own, and synthetic frames where a spec asks for them. */
export class PictureRenderer {
  private readonly product: ProductRenderer;
  private plan: SlotPlan | null = null;
  private frameOf: ((frame: number) => Uint8Array) | null = null;

  constructor(
    assets: PictureAssets,
    private readonly share: { memory: WebAssembly.Memory; index: number; count: number },
  ) {
    this.product = new ProductRenderer(assets, share);
  }

  async prepare(spec: SceneSpec, slotCount: number): Promise<SlotPlan> {
    const painted = paintedOf(spec);
    this.frameOf = painted && framesOf(painted, spec);
    this.plan = painted && this.plannedSlots(spec, slotCount);
    return this.plan ?? this.product.prepare(spec, slotCount);
  }

  renderFrame(frame: number, slot: number): void {
    const { plan, frameOf } = this;
    if (!plan || !frameOf) this.product.renderFrame(frame, slot);
    else
      new Uint8Array(this.share.memory.buffer, plan.slotOffsets[slot] as number, plan.frameBytes).set(frameOf(frame));
  }

  private plannedSlots({ width, height }: SceneSpec, slotCount: number): SlotPlan {
    const frameBytes = (width * height * 3) / 2;
    const step = Math.ceil(frameBytes / PAGE_BYTES) * PAGE_BYTES;
    const missing = PAGE_BYTES + slotCount * step - this.share.memory.buffer.byteLength;
    if (missing > 0) this.share.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return { slotOffsets: Array.from({ length: slotCount }, (_, i) => PAGE_BYTES + i * step), frameBytes };
  }
}

function framesOf(painted: Painted, spec: SceneSpec): (frame: number) => Uint8Array {
  if (painted.kind === 'replay') {
    const frames = changedFrames(painted.path, painted.change);
    // A slowed clip is longer than its picture: the last frame stands.
    return (frame) => frames[Math.min(frame, frames.length - 1)] as Uint8Array;
  }
  const pixels = spec.width * spec.height;
  return (frame) => {
    const i420 = new Uint8Array((pixels * 3) / 2).fill(GREY, pixels);
    syntheticLuma(painted, frame, spec).forEach((luma, i) => {
      i420[i] = Math.round(luma);
    });
    return i420;
  };
}
