// The kernel's exports: one file for each kind of loop.
export { freeFrom } from './free-memory';
export { applyWindow, correlate, decimate, leastOfEight, pairPowers, sumBands, transform } from './spectrum';
export { bandSplitBytes, splitBands } from './spectrum-bands';
export { divideColors, gatherColors } from './stills-clusters';
export { countColors } from './stills-colors';
export { misfitOf } from './stills-corners';
export { sumSteps } from './stills-edges';
export { gatherCells, sumCells, sumRows } from './stills-light';
export { takeColors } from './stills-samples';
export { floatDifference, followBlocks, roundFloats, shrinkBytes, softenFloats, wholeShift } from './motion';
