import type { SceneSpec } from '../../creation/scene-spec.js';
import { type PictureAssets, PictureRenderer as ProductRenderer } from '../../picture/renderer.js';
import type { SlotPlan } from '../crew-tasks.js';
import { syntheticLuma } from './synthetic-picture.js';
import { syntheticOf } from './synthetic-spec.js';

const PAGE_BYTES = 65536;
const GREY = 128;

/** The picture of truths, for the crew: the product's own, and synthetic frames where a spec asks for them. */
export class PictureRenderer {
  private readonly product: ProductRenderer;
  private plan: SlotPlan | null = null;
  private spec: SceneSpec | null = null;

  constructor(
    assets: PictureAssets,
    private readonly share: { memory: WebAssembly.Memory; index: number; count: number },
  ) {
    this.product = new ProductRenderer(assets, share);
  }

  async prepare(spec: SceneSpec, slotCount: number): Promise<SlotPlan> {
    const what = syntheticOf(spec);
    const isPainted = what !== null && what.kind !== 'gain' && what.kind !== 'sine';
    this.spec = isPainted ? spec : null;
    this.plan = isPainted ? this.plannedSlots(spec, slotCount) : null;
    return this.plan ?? this.product.prepare(spec, slotCount);
  }

  renderFrame(frame: number, slot: number): void {
    const { spec, plan } = this;
    const what = spec && syntheticOf(spec);
    if (!spec || !plan || !what || what.kind === 'gain' || what.kind === 'sine') {
      this.product.renderFrame(frame, slot);
      return;
    }
    const out = new Uint8Array(this.share.memory.buffer, plan.slotOffsets[slot] as number, plan.frameBytes);
    syntheticLuma(what, frame, spec).forEach((luma, i) => {
      out[i] = Math.round(luma);
    });
    out.fill(GREY, spec.width * spec.height);
  }

  private plannedSlots({ width, height }: SceneSpec, slotCount: number): SlotPlan {
    const frameBytes = (width * height * 3) / 2;
    const step = Math.ceil(frameBytes / PAGE_BYTES) * PAGE_BYTES;
    const missing = PAGE_BYTES + slotCount * step - this.share.memory.buffer.byteLength;
    if (missing > 0) this.share.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return { slotOffsets: Array.from({ length: slotCount }, (_, i) => PAGE_BYTES + i * step), frameBytes };
  }
}
