import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { STORED_HEIGHT, STORED_WIDTH } from '../src/picture/illustration/drawing.js';
import type { RgbaPixels } from '../src/picture/illustration/pixels.js';
import { rasteriseIllustration } from '../src/picture/illustration/rasterise.js';
import { startSvgEngine } from '../src/picture/illustration/svg-engine.js';
import { assetPath, readAsset, readRasteriserWasm } from '../src/studio/assets/build-assets.js';
import { loadIllustrationIndex } from '../src/studio/assets/load-illustrations.js';
import { rasterPack, rasterPackOrigin } from '../src/studio/assets/raster-pack.js';
import { packRaster, RASTER_PACK, SVG_PACK } from '../src/studio/assets/stored-drawing.js';

/**
 * Draws every illustration once and stores the pictures in `dist/assets/illustrations.rasters`, so that making a
 * video needs no SVG rasteriser. The work is shared among threads; nothing is drawn again while it stays the same.
 */
interface Share {
  index: number;
  count: number;
}

if (isMainThread) await drawAll();
else await drawShare(workerData as Share);

async function drawAll(): Promise<void> {
  const origin = createHash('sha256')
    .update(`${STORED_WIDTH} ${STORED_HEIGHT} 1`)
    .update(readRasteriserWasm())
    .update(readAsset('illustrations.json'))
    .update(readAsset(SVG_PACK))
    .digest();
  if (existsSync(assetPath(RASTER_PACK)) && origin.equals(rasterPackOrigin())) return;
  const count = availableParallelism();
  const shares = await Promise.all(Array.from({ length: count }, (_, index) => inThread({ index, count })));
  const pictures = Array.from({ length: loadIllustrationIndex().entries.size }, (_, i) => {
    return (shares[i % count] as Uint8Array[])[Math.floor(i / count)] as Uint8Array;
  });
  writeFileSync(assetPath(RASTER_PACK), Buffer.concat(rasterPack(origin, pictures)));
}

function inThread(share: Share): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url), { workerData: share }).on('message', resolve).on('error', reject);
  });
}

async function drawShare({ index, count }: Share): Promise<void> {
  await startSvgEngine(readRasteriserWasm());
  const pack = readFileSync(assetPath(SVG_PACK));
  const drawn = [...loadIllustrationIndex().entries.values()]
    .filter(({ number }) => number % count === index)
    .map(({ key, offset, length }) => packRaster(drawnToFit(key, pack.toString('utf8', offset, offset + length))));
  parentPort?.postMessage(drawn);
}

/** As high as pictures are stored, or as wide, where that is less. */
function drawnToFit(key: string, svg: string): RgbaPixels {
  try {
    const high = rasteriseIllustration(svg, { heightPixels: STORED_HEIGHT });
    if (high.width <= STORED_WIDTH) return high;
    return rasteriseIllustration(svg, { heightPixels: Math.floor((high.height * STORED_WIDTH) / high.width) });
  } catch (cause) {
    throw new Error(`The illustration "${key}" cannot be drawn. Correct its SVG or leave it out.`, { cause });
  }
}
