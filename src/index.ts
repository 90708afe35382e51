/**
 * Motion Productions as a library: one prompt → one full video with sound; any video → what can be measured of it.
 *
 * @example
 * import { generate } from 'motion-productions';
 * const video = await generate({ prompt: 'A calm ocean at dusk with gentle waves', durationSeconds: 5 });
 * console.log(video.path, video.spec.setting);
 *
 * @example
 * import { generate, learn, openRegistries } from 'motion-productions';
 * const registries = await openRegistries({ data: '.motion' });
 * const video = await generate({ prompt: 'A lighthouse in a storm', registries });
 * const learned = await learn(video, registries);
 * await registries.close();
 */
export type { Knowledge, Known, PureSound } from './creation/knowledge.js';
export { readSceneSpec, SceneSpecError } from './creation/read-scene-spec.js';
export type { SceneSpec, SpecCamera, SpecFigure, SpecSetting, SpecShot } from './creation/scene-spec.js';
export type { FrameObservation, Observation, VideoObservation, WindowObservation } from './extraction/observation.js';
export type {
  Instruction,
  InstructionCamera,
  InstructionRelation,
  InstructionSetting,
  InstructionSubject,
  NamedValue,
  UnderstoodSpan,
} from './interpretation/instruction.js';
export { PromptError } from './interpretation/prompt-error.js';
export { MediaError } from './media/media-error.js';
export type { Rgb } from './numerics/color.js';
export type { Entry, EntryPage, RegistryStore } from './registries/registry-store.js';
export type { ExtractOptions, ObservationReader } from './studio/extract.js';
export { extract, extractStream } from './studio/extract.js';
export type { GenerateOptions, GenerateProgress, GenerateResult, GenerateTimings } from './studio/generate.js';
export { generate } from './studio/generate.js';
export type { LearnableVideo, LearnedValues, NamedValueKey } from './studio/learn.js';
export { learn } from './studio/learn.js';
export { loadSpec } from './studio/load-spec.js';
export type { VideoPlan } from './studio/plan-video.js';
export { planVideo, understand as interpret } from './studio/plan-video.js';
export type { StorePlace } from './studio/registries/open-store.js';
export { openStore as openRegistries } from './studio/registries/open-store.js';
export type { Recalled } from './studio/registries/recall.js';
export { recall } from './studio/registries/recall.js';
export { StudioError } from './studio/studio-error.js';
export type { ObservationSummary } from './studio/threads/extraction-tasks.js';
export type { VideoWishes } from './studio/video-wishes.js';
