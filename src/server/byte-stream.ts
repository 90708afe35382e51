/** Bytes as the body of an answer: read as fast as they are taken, and let go when nobody wants them any more. */
export function byteStream(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await source.return?.();
      },
    },
    // Nothing is read before somebody asks.
    { highWaterMark: 0 },
  );
}
