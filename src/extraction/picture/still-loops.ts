/** The kernel's loops over single pictures (`kernel/stills-*.ts`). Numbers named after places are byte offsets. */
export interface StillLoops {
  sumRows(
    at: number,
    width: number,
    height: number,
    from: number,
    end: number,
    sums: number,
    luma: number,
    light: number,
    lightRow: number,
  ): void;
  gatherCells(width: number, count: number, luma: number, light: number, lightRow: number, out: number): void;
  sumSteps(at: number, width: number, height: number, calm: number): number;
  clearColors(bins: number): void;
  countColors(at: number, width: number, height: number, every: number, bins: number, scratch: number): void;
}
