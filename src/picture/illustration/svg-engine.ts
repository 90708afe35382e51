import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;
let isReady = false;

/**
 * Starts the SVG rasteriser of this thread, once; later calls wait for the first. About 45 ms from bytes,
 * 2 ms from a module that another thread has compiled.
 *
 * resvg renders on the CPU in WebAssembly: the same SVG gives the same bytes on every machine.
 *
 * @param wasm - `@resvg/resvg-wasm/index_bg.wasm`: its bytes, or compiled
 */
export function startSvgEngine(wasm: Uint8Array | WebAssembly.Module): Promise<void> {
  ready ??= initWasm(wasm as Uint8Array<ArrayBuffer> | WebAssembly.Module).then(() => {
    isReady = true;
  });
  return ready;
}

/** Pixels as drawn: RGBA, premultiplied, row-major. */
export interface RenderedSvg {
  readonly width: number;
  readonly height: number;
  readonly premultiplied: Uint8Array;
}

/**
 * Renders an SVG.
 *
 * @param zoom - pixels to a unit of the SVG, or what gives it from the height of the drawn content in those units
 * @param fonts - font files for its text; none of the system's are used
 * @throws {Error} when `startSvgEngine` has not finished, or the text is not SVG
 */
export function renderSvg(
  svg: string,
  zoom: number | ((drawnHeight: number) => number),
  fonts: readonly Uint8Array[] = [],
): RenderedSvg {
  if (!isReady) throw new Error('The SVG rasteriser is not started in this thread. Await startSvgEngine(wasm) first.');
  const value = typeof zoom === 'number' ? zoom : zoom(drawnHeightOf(svg));
  const font = fonts.length > 0 ? { font: { fontBuffers: [...fonts] } } : {};
  const document = new Resvg(svg, { ...font, fitTo: { mode: 'zoom', value } });
  // Freed only when all went well: after a failure inside, freeing fails too and would hide the first error.
  const image = document.render();
  const rendered = { width: image.width, height: image.height, premultiplied: image.pixels };
  image.free();
  document.free();
  return rendered;
}

/** Height of what is drawn, in units of the SVG; its whole height when nothing is. */
function drawnHeightOf(svg: string): number {
  const document = new Resvg(svg);
  const drawn = document.innerBBox();
  const height = drawn?.height ?? document.height;
  drawn?.free();
  document.free();
  return height;
}
