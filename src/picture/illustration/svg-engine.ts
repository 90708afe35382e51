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

/** Size of an SVG and the box of what is drawn in it, in its own units. */
export interface SvgBox {
  readonly width: number;
  readonly height: number;
  readonly drawnWidth: number;
  readonly drawnHeight: number;
}

/**
 * Renders an SVG at a zoom that may depend on the box of its content.
 *
 * @param fonts - font files for its text; none of the system's are used
 * @throws {Error} when `startSvgEngine` has not finished, or the text is not SVG
 */
export function renderSvg(svg: string, zoomFor: (box: SvgBox) => number, fonts: readonly Uint8Array[] = []): RenderedSvg {
  if (!isReady) throw new Error('The SVG rasteriser is not started in this thread. Await startSvgEngine(wasm) first.');
  const font = fonts.length > 0 ? { font: { fontBuffers: [...fonts] } } : {};
  const probe = new Resvg(svg, font);
  const drawn = probe.innerBBox();
  const zoom = zoomFor({ width: probe.width, height: probe.height, drawnWidth: drawn?.width ?? 0, drawnHeight: drawn?.height ?? probe.height });
  drawn?.free();
  probe.free();
  const document = new Resvg(svg, { ...font, fitTo: { mode: 'zoom', value: zoom } });
  try {
    const image = document.render();
    try {
      return { width: image.width, height: image.height, premultiplied: image.pixels };
    } finally {
      image.free();
    }
  } finally {
    document.free();
  }
}
