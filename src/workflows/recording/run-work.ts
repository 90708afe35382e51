import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Instruction } from '../../interpretation/instruction.js';
import type { GrowthFocus } from '../../studio/grow.js';
import type { InterpretationSource } from '../../studio/service/motion-service.js';

/** The kind of errand that records a run. */
export const RUN_ERRAND = 'run';

/** What follows rendering, in this order. Contract §4.2, 9–17. */
export const RUN_STEPS = ['upload', 'interpretation', 'mappings', 'growth', 'sync', 'learning'] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/** What the steps of a run need: the spec that was rendered is the one that is logged and grown. */
export interface RunWork {
  prompt: string;
  spec: SceneSpec;
  instruction: Instruction;
  focus: GrowthFocus;
  /** As whose the interpretation is stored. */
  source: InterpretationSource;
  /** Who rendered it: its video is refused where another worker made the job meanwhile. */
  worker: string;
}
