/** Longest head of a part: names and types, no content. */
const LONGEST_HEAD_BYTES = 16 * 1024;

const CRLF = '\r\n';

/** The boundary of a form with files; null when the body is something else. */
export function boundaryOf(contentType: string | undefined): string | null {
  const match = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * The content of the first part of a form that is called `field`, as it comes in: no more than a piece of it and a
 * boundary is in memory at a time. Source: RFC 7578, RFC 2046 §5.1.
 *
 * @returns null when the form has no such part
 */
export async function multipartFile(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  field: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const reader = new PartReader(body, boundary);
  await reader.passContent();
  for (;;) {
    const head = await reader.readHead();
    if (head === null) return null;
    if (nameOf(head) === field) return reader.content();
    await reader.passContent();
  }
}

/** The name of a part; null when it has none. */
function nameOf(head: string): string | null {
  const line = head.split(CRLF).find((each) => /^content-disposition:/i.test(each)) ?? '';
  const match = /;\s*name=(?:"([^"]*)"|([^;\s]+))/i.exec(line);
  return match?.[1] ?? match?.[2] ?? null;
}

class PartReader {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #delimiter: Buffer;
  /** The first delimiter of a body needs no line break before it: one is put there. */
  #held: Buffer = Buffer.from(CRLF);
  #isOver = false;

  constructor(body: AsyncIterable<Uint8Array>, boundary: string) {
    this.#source = body[Symbol.asyncIterator]();
    this.#delimiter = Buffer.from(`${CRLF}--${boundary}`);
  }

  /** What stands between a delimiter and the content; null after the last part, or when the body ends. */
  async readHead(): Promise<string | null> {
    for (;;) {
      if (this.#held.subarray(0, 2).toString('latin1') === '--') return null;
      const end = this.#held.indexOf(CRLF + CRLF);
      if (end >= 0) {
        const head = this.#held.subarray(0, end).toString('utf8');
        this.#held = this.#held.subarray(end + 4);
        return head;
      }
      if (this.#held.length > LONGEST_HEAD_BYTES || !(await this.#more())) return null;
    }
  }

  async passContent(): Promise<void> {
    for await (const _ of this.content());
  }

  /** Everything up to the next delimiter, which is taken too. */
  async *content(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const end = this.#held.indexOf(this.#delimiter);
      if (end >= 0) {
        if (end > 0) yield this.#held.subarray(0, end);
        this.#held = this.#held.subarray(end + this.#delimiter.length);
        return;
      }
      // The beginning of a delimiter may lie at the end of what is held.
      const certain = this.#held.length - (this.#delimiter.length - 1);
      if (certain > 0) {
        yield this.#held.subarray(0, certain);
        this.#held = this.#held.subarray(certain);
      }
      if (!(await this.#more())) throw new Error('The form ends within a part.');
    }
  }

  async #more(): Promise<boolean> {
    if (this.#isOver) return false;
    const { done, value } = await this.#source.next();
    this.#isOver = done === true;
    if (done) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
    return true;
  }
}
