import { workerData } from 'node:worker_threads';
import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Drawing } from '../../picture/illustration/drawing.js';
import type { PictureAssets } from '../../picture/renderer.js';
import { readRasteriserWasm, readTitleFont } from '../assets/build-assets.js';
import { openDrawing, type StoredDrawing } from '../assets/stored-drawing.js';
import type { CrewShare, RenderTasks, SlotPlan } from './crew-tasks.js';
import { FrameRing } from './frame-ring.js';
import { serveTasks } from './serve-tasks.js';

/** What this thread uses of the picture room. */
interface Renderer {
  prepare(spec: SceneSpec, slotCount: number): Promise<SlotPlan>;
  renderFrame(frame: number, slot: number): void;
}

interface RendererModule {
  PictureRenderer: new (
    assets: PictureAssets,
    share: { memory: WebAssembly.Memory; index: number; count: number },
  ) => Renderer;
}

const { memory, index, count, rendererModule } = workerData as CrewShare;
const loading: Promise<RendererModule> =
  rendererModule === null ? import('../../picture/renderer.js') : import(rendererModule);

let illustrations: Record<string, StoredDrawing> = {};
let renderer: Renderer | undefined;

function illustration(key: string): Drawing {
  const stored = illustrations[key];
  if (stored === undefined) throw new Error(`The spec names the illustration "${key}", which is not installed.`);
  return openDrawing(stored);
}

function equipped(): Renderer {
  if (!renderer) throw new Error('The renderer has no material yet.');
  return renderer;
}

serveTasks<RenderTasks>({
  async equip(material) {
    const { PictureRenderer } = await loading;
    renderer = new PictureRenderer(
      { ...material, illustration, rasteriser: readRasteriserWasm, font: readTitleFont },
      { memory, index, count },
    );
    return null;
  },
  prepare(task) {
    illustrations = task.illustrations;
    return equipped().prepare(task.spec, task.slotCount);
  },
  render({ ring: share }) {
    const ring = new FrameRing(share.shared, share.slotCount, share.frameCount);
    try {
      renderFrames(ring);
    } catch (error) {
      ring.abort();
      throw error;
    }
    return null;
  },
});

function renderFrames(ring: FrameRing): void {
  for (let frame = ring.takeFrame(); frame !== null && ring.waitForSlot(frame); frame = ring.takeFrame()) {
    equipped().renderFrame(frame, ring.slotOf(frame));
    ring.markRendered(frame);
  }
}
