import type { SceneSpec } from '../src/creation/scene-spec.js';
import { illustrationsOf } from '../src/studio/generate.js';
import { CrewMember } from '../src/studio/threads/crew-member.js';
import type { PictureMaterial, RenderTasks, SlotPlan } from '../src/studio/threads/crew-tasks.js';
import { FrameRing } from '../src/studio/threads/frame-ring.js';
import { SampleRing } from '../src/studio/threads/sample-ring.js';

/** The picture's threads as a crew has them, but nobody composes sound and nobody encodes. */
export class RenderingThreads {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
  private readonly members: CrewMember<RenderTasks>[];
  private slotCount = 0;

  private constructor(count: number) {
    const samples = SampleRing.allocate(1);
    this.members = Array.from({ length: count }, (_, index) => {
      const share = { memory: this.memory, samples, index, count, rendererModule: null, soundtrackModule: null };
      return new CrewMember<RenderTasks>('render-worker.js', 'picture', share);
    });
  }

  static async start(count: number, material: PictureMaterial): Promise<RenderingThreads> {
    const threads = new RenderingThreads(count);
    await Promise.all(threads.members.map((member) => member.request('equip', material)));
    return threads;
  }

  /** Paints the scene; afterwards its frames can be rendered. */
  async prepare(spec: SceneSpec, slotCount: number): Promise<SlotPlan> {
    const illustrations = illustrationsOf(spec);
    const plans = await Promise.all(
      this.members.map((member) => member.request('prepare', { spec, slotCount, illustrations })),
    );
    this.slotCount = slotCount;
    return plans[0] as SlotPlan;
  }

  /** Renders the first `frames` frames; with fewer slots than frames, later frames replace earlier ones. */
  async render(frames: number): Promise<void> {
    const ring = FrameRing.create(this.slotCount, frames);
    // As if all were encoded: no frame waits for its slot.
    ring.markEncoded(frames - 1);
    const { shared, slotCount, frameCount } = ring;
    await Promise.all(
      this.members.map((member) => member.request('render', { ring: { shared, slotCount, frameCount } })),
    );
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.members.map((member) => member.dismiss()));
  }
}
