// The kernel's exports: one file for each kind of loop.
export { sumBytes } from './sums';
