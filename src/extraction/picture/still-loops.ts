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
  sumCells(
    at: number,
    width: number,
    height: number,
    bands: number,
    count: number,
    sums: number,
    luma: number,
    light: number,
    lightRow: number,
    out: number,
  ): void;
  misfitOf(sizes: number, weights: number, due: number, count: number, lump: number): number;
  sumSteps(at: number, width: number, height: number, calm: number): number;
  countColors(at: number, width: number, height: number, every: number, bins: number, scratch: number): void;
  takeColors(bins: number, tables: number, samples: number): number;
  divideColors(samples: number, count: number, most: number, narrow: number, owners: number, bodies: number): number;
  gatherColors(samples: number, count: number, centers: number, clusters: number, field: number, out: number): void;
}
