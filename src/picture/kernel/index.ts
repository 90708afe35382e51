// The one WASM module of the picture: every kernel file exports through here.
export { clearTexture, paintClouds, paintGradient, paintGrain, paintNoiseTile, paintRidge, paintShapes, sealTexture } from './paint';
export { drawPlane, drawWater } from './compose';
export { blurTexels, gradeTarget, mirrorTarget, mixTargets, targetToI420, wipeTargets } from './finish';
export { copyFrame, drawDabs, fillBase, fillColorCell, fillGrid, readFlow, readTarget, renderStamp, scatterDabs } from './dabs';
