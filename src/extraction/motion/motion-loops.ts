/** The loops of `kernel/motion.ts`. Numbers named after places are byte offsets. */
export interface MotionLoops {
  shrinkBytes(
    from: number,
    width: number,
    columns: number,
    rows: number,
    factor: number,
    sums: number,
    to: number,
    stride: number,
  ): void;
  softenFloats(
    from: number,
    columns: number,
    rows: number,
    stride: number,
    scratch: number,
    to: number,
    bytes: number,
  ): void;
  roundFloats(from: number, columns: number, rows: number, stride: number, to: number, toStride: number): void;
  floatDifference(a: number, b: number, columns: number, rows: number, stride: number): number;
  wholeShift(
    now: number,
    before: number,
    columns: number,
    rows: number,
    stride: number,
    across: number,
    down: number,
    out: number,
  ): void;
  followBlocks(
    nowBytes: number,
    now: number,
    beforeBytes: number,
    before: number,
    columns: number,
    rows: number,
    stride: number,
    count: number,
    places: number,
    radius: number,
    out: number,
  ): void;
}
