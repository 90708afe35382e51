import type { SceneSpec, SpecShot } from '../creation/scene-spec.js';
import { sineTurns } from '../numerics/arithmetic.js';
import { poseOfShot, rackAt, takeAt } from './camera/filming.js';
import { AT_REST, View } from './camera/view.js';
import type { Arena, Kernel } from './kernel-host.js';
import { Painter } from './painting/painter.js';
import { DabPainter } from './placement/dab-painter.js';
import type { PictureAssets } from './renderer.js';
import { buildStage, type Stage } from './stage/build-stage.js';
import { type ComposedPlane, Compositor, type Target } from './stage/compositor.js';
import { gradeVectors, lightSheet, pulseLight } from './stage/grade.js';
import type { Plane, StageItem } from './stage/stage.js';
import { titlePlane } from './stage/title.js';

interface Share {
  readonly index: number;
  readonly count: number;
}

/** Texels of the composition per dab, across: finer where there is something to recognise. */
const TEXELS_PER_DAB = 2.1;
const TEXELS_PER_DAB_WITH_FIGURES = 2.5;
/** Colour vectors and scratch of one worker's grading. */
const GRADE_BYTES = 128;
/** Rows of the largest composition; a finer one would not be seen. */
const MOST_ROWS = 2160;

/** A spec turned into textures and tables, ready to be filmed. */
export class PreparedScene {
  private readonly stage: Stage;
  private readonly compositor: Compositor;
  private readonly dabs: DabPainter | null;
  private readonly targets: readonly Target[];
  private readonly columns: number;
  private readonly rows: number;
  private readonly gradeAt: number;
  private readonly sheet: { readonly at: number; readonly rows: number; readonly shift: number };
  private readonly title: Plane | null;
  /** What this worker has yet to paint, once the SVG rasteriser is started; empty for most scenes. */
  readonly vectorWork: (() => void)[] = [];

  constructor(
    private readonly spec: SceneSpec,
    private readonly kernel: Kernel,
    arena: Arena,
    share: Share,
    assets: PictureAssets,
    private readonly slots: readonly number[],
  ) {
    const isPure = spec.creation_mode === 'pure_per_frame';
    ({ columns: this.columns, rows: this.rows } = compositionSize(spec));
    const painter = new Painter(kernel, arena, this.rows, share);
    painter.setAside(Math.ceil(this.rows * this.rows * 2) * 8 + 65536);
    this.compositor = new Compositor(kernel, arena, noiseTile(kernel, arena, share), share);
    const later = (paint: () => void): void => void this.vectorWork.push(paint);
    this.stage = buildStage(spec, painter, { illustration: (key) => assets.illustration(key), later });
    this.sheet = writeSheet(spec, kernel, arena, this.columns);
    this.title = titlePlane(spec, { painter, font: () => assets.font(), later });
    const stride = (this.columns + 7) & ~7;
    this.targets = [0, 1].map(() => {
      const bytes = stride * (this.rows + 2) * 8;
      return { at: arena.allocate(bytes * share.count) + bytes * share.index, stride };
    });
    this.gradeAt = arena.allocate(GRADE_BYTES * share.count) + GRADE_BYTES * share.index;
    this.dabs = isPure
      ? new DabPainter(kernel, arena, {
          width: spec.width,
          height: spec.height,
          pool: spec.pure_colors,
          placement: spec.placement,
          seed: spec.seed,
          worker: share,
        })
      : null;
  }

  /** Renders one frame into a slot. */
  render(frame: number, slot: number): void {
    const { spec, kernel } = this;
    const [target, other] = this.targets as [Target, Target];
    const take = takeAt(spec, frame);
    const t = this.worldTime(frame);
    const view = this.film(take.shot, frame, target, other);
    if (take.leaving) {
      this.film(take.leaving.shot, frame, other, target);
      const { how, progress } = take.leaving;
      if (how === 'dissolve')
        kernel.exports.mixTargets(target.at, other.at, target.stride * this.rows, Math.round((1 - progress) * 32767));
      else
        kernel.exports.wipeTargets(
          other.at,
          target.at,
          target.stride,
          this.columns,
          this.rows,
          progress * this.columns,
          Math.max(1, this.columns * 0.012),
        );
    }
    // A wipe brings the new shot in over the old one, so the result stands in the old one's place.
    const shown = take.leaving?.how === 'wipe' ? other : target;
    this.light(shown, take.light * pulseLight(spec, sineTurns(t * 0.8)));
    const out = this.slots[slot] as number;
    if (this.dabs) this.place(this.dabs, shown, view, frame, out);
    else kernel.exports.targetToI420(shown.at, shown.stride, this.columns, this.rows, 0, this.rows, out);
  }

  private worldTime(frame: number): number {
    return (frame / this.spec.fps) * this.spec.time_scale;
  }

  /** Composes one shot, without light and titles. `spare` is scratch for blurs. */
  private film(shot: SpecShot, frame: number, target: Target, spare: Target): View {
    const { spec, stage } = this;
    const t = this.worldTime(frame);
    const pose = poseOfShot(spec, shot, frame, stage.players[0] ?? null, t);
    const view = new View(pose, this.columns, this.rows, spec.setting.horizon);
    const rack = rackAt(shot, frame);
    if (rack.background > 0 && stage.players.length > 0) {
      const behind = stage.items.map((item, i) => (i < stage.background ? item : NOTHING));
      const front = stage.items.map((item, i) => (i < stage.background ? NOTHING : item));
      this.compositor.compose(behind, view, t, target);
      this.blur(target, spare, rack.background * 0.02);
      this.compositor.compose(front, view, t, target);
    } else this.compositor.compose(stage.items, view, t, target);
    if (rack.figures > 0 || (rack.background > 0 && stage.players.length === 0))
      this.blur(target, spare, Math.max(rack.figures, rack.background) * 0.014);
    if (pose.blur > 0) this.smear(target, spare, pose.blur);
    if (spec.composition_symmetry === 'bilateral')
      this.kernel.exports.mirrorTarget(target.at, target.stride, this.columns, this.rows);
    return view;
  }

  private light(target: Target, light: number): void {
    const { spec, kernel } = this;
    new Int16Array(kernel.memory.buffer, this.gradeAt, 40).set(gradeVectors(spec, light));
    kernel.exports.gradeTarget(
      target.at,
      target.stride,
      this.columns,
      this.rows,
      this.gradeAt,
      this.sheet.at,
      this.sheet.rows,
      this.sheet.shift,
    );
    if (!this.title) return;
    const still = new View(AT_REST, this.columns, this.rows, spec.setting.horizon);
    this.compositor.compose([...this.stage.items.map(() => NOTHING), this.title], still, 0, target);
  }

  private place(dabs: DabPainter, target: Target, view: View, frame: number, out: number): void {
    const { spec } = this;
    const scaleX = spec.width / this.columns;
    const scaleY = spec.height / this.rows;
    const planes: ComposedPlane[] = this.compositor.planes(
      this.stage.items,
      view,
      this.worldTime(frame),
      scaleX,
      scaleY,
    );
    if (this.title) {
      const still = new View(AT_REST, this.columns, this.rows, spec.setting.horizon);
      const titled: StageItem[] = [...this.stage.items.map(() => NOTHING), this.title];
      planes.push(...this.compositor.planes(titled, still, 0, scaleX, scaleY));
    }
    dabs.paint({
      frame,
      target: { at: target.at, width: this.columns, height: this.rows, stride: target.stride },
      planes,
      out,
    });
  }

  private blur(target: Target, spare: Target, radius: number): void {
    const texels = Math.round(radius * this.rows);
    if (texels < 1) return;
    for (let pass = 0; pass < 2; pass++) {
      this.kernel.exports.blurTexels(target.at, spare.at, target.stride, this.columns, this.rows, texels, 0, 1);
      this.kernel.exports.blurTexels(spare.at, target.at, target.stride, this.columns, this.rows, texels, 1, 1);
    }
  }

  private smear(target: Target, spare: Target, reach: number): void {
    const texels = Math.round((reach * this.rows) / 2);
    if (texels < 1) return;
    const bytes = target.stride * this.rows * 8;
    this.kernel.exports.blurTexels(target.at, spare.at, target.stride, this.columns, this.rows, texels, 0, 1);
    new Uint8Array(this.kernel.memory.buffer).copyWithin(target.at, spare.at, spare.at + bytes);
  }
}

/** Holds an item's place, so that the ids of those behind it stay. */
const NOTHING: StageItem = { kind: 'swarm', depth: Infinity, shapes: () => [] };

function compositionSize(spec: SceneSpec): { columns: number; rows: number } {
  if (spec.creation_mode === 'blended') return { columns: spec.width, rows: spec.height };
  const dab = spec.placement.dabPixels * Math.max(0.6, spec.height / 512);
  const wanted = spec.figures.length > 0 || spec.text_overlay !== null ? TEXELS_PER_DAB_WITH_FIGURES : TEXELS_PER_DAB;
  const scale = Math.min(1, wanted / dab, MOST_ROWS / spec.height);
  return {
    columns: Math.max(16, Math.min(spec.width & ~3, Math.round((spec.width * scale) / 4) * 4)),
    rows: Math.max(16, Math.round(spec.height * scale)),
  };
}

/** Writes the light sheet; the same bytes in every worker. Address 0 stands for even light. */
function writeSheet(
  spec: SceneSpec,
  kernel: Kernel,
  arena: Arena,
  columns: number,
): { at: number; rows: number; shift: number } {
  const sheet = lightSheet(spec, columns);
  if (!sheet) return { at: 0, rows: 2, shift: 4 };
  const at = arena.allocate(sheet.values.byteLength);
  new Int32Array(kernel.memory.buffer, at, sheet.values.length).set(sheet.values);
  return { at, rows: sheet.rows, shift: sheet.shift };
}

/** The tile of noise that water samples; painted by the first worker. */
function noiseTile(kernel: Kernel, arena: Arena, share: Share): { at: number; stride: number } {
  const stride = 264;
  const at = arena.allocate(stride * 258 * 8);
  if (share.index === 0) {
    kernel.exports.paintNoiseTile(at, stride, 4711);
    kernel.exports.sealTexture(at, 256, 256, stride, 1);
  }
  return { at, stride };
}
