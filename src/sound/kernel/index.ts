// The sound room's inner loops. Every function takes byte offsets into the memory, samples as f32.
export { freeFrom } from './free-memory';
export { fillBurst, fillPartials, fillWhoosh, addPeriodic, addTexturePair } from './noise';
export { addTone, fillSine, fillWavetable } from './tones';
export { renderVoices } from './voices';
export { addDoubled, renderRoom, roomBytes } from './room';
export { addShot, addSweep, fillDrum } from './shots';
export { addSamples, clear, fadeEnds, limit, limiterBytes, peak, resetLimiter, scale, weightedEnergy } from './level';
