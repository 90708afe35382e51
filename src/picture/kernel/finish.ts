import { hash1 } from './simd';
/** placeholder until the finish kernel lands */
export function selfTest(x: u32): u32 { return hash1(x); }
