import type { Context } from 'hono';
import { Problem } from './problem.js';

/**
 * The body of a request as text.
 *
 * @throws {Problem} 413 above the limit
 */
export async function readText(context: Context, limitBytes: number): Promise<string> {
  const length = context.req.header('content-length');
  if (length !== undefined) {
    // The HTTP parser reads no more than was announced.
    if (Number(length) > limitBytes) throw tooLarge(limitBytes);
    return context.req.text();
  }
  const { body } = context.req.raw;
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(limitBytes: number): Problem {
  return new Problem(413, 'Body too large', {
    details: `A body may have ${limitBytes.toLocaleString('en')} bytes. Send it in smaller parts.`,
  });
}

/** Strings, which are left as they are, and the numbers that JSON has no word for. */
const STRINGS_AND_NO_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;

/**
 * Reads JSON. Python writes numbers that are none as bare `NaN` and `Infinity`: they are read as null.
 *
 * @throws {Problem} 400 `Invalid JSON`
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (text.includes('NaN') || text.includes('Infinity')) {
      try {
        return JSON.parse(text.replace(STRINGS_AND_NO_NUMBERS, (found) => (found.startsWith('"') ? found : 'null')));
      } catch {
        // Wrong in another way too: the first fault is the one to tell.
      }
    }
    throw new Problem(400, 'Invalid JSON', { details: (fault as Error).message });
  }
}
