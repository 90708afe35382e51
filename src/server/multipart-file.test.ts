import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundaryOf, multipartFile } from './multipart-file.js';

const BOUNDARY = 'X-boundary-7';

function form(parts: readonly { name: string; content: Uint8Array; filename?: string }[]): Buffer {
  const pieces = parts.flatMap(({ name, content, filename }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"` : ''}\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function fileOf(body: Uint8Array, pieceSize: number): Promise<Buffer | null> {
  const file = await multipartFile(inPieces(body, pieceSize), BOUNDARY, 'file');
  if (!file) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of file) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}

it('finds the file among other fields, byte for byte, however the body comes in pieces', async () => {
  // Content that looks much like a boundary is the hard case.
  const content = fc
    .array(
      fc.constantFrom(
        '\r\n',
        '--',
        '\r',
        '\n',
        `--${BOUNDARY.slice(0, 5)}`,
        `\r\n--${BOUNDARY.slice(0, -1)}`,
        'a',
        '\0',
      ),
    )
    .map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
  await fc.assert(
    fc.asyncProperty(content, content, fc.integer({ min: 1, max: 40 }), async (other, file, size) => {
      const body = form([
        { name: 'title', content: other },
        { name: 'file', content: file, filename: 'a.mp4' },
        { name: 'after', content: other },
      ]);
      expect(await fileOf(body, size)).toEqual(file);
    }),
  );
});

it('gives null for a form without the file', async () => {
  expect(await fileOf(form([{ name: 'title', content: Buffer.from('x') }]), 7)).toBeNull();
  expect(await fileOf(form([]), 7)).toBeNull();
});

it('fails when the form ends within the file', async () => {
  const whole = form([{ name: 'file', content: Buffer.alloc(100) }]);
  await expect(fileOf(whole.subarray(0, 120), 9)).rejects.toThrow('ends within');
});

it.each<[string | undefined, string | null]>([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['Multipart/Form-Data; charset=utf-8; boundary="a b"', 'a b'],
  ['multipart/form-data', null],
  ['video/mp4; boundary=abc', null],
  [undefined, null],
])('the boundary of %s is %s', (type, wanted) => {
  expect(boundaryOf(type)).toBe(wanted);
});
