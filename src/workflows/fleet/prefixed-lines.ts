import { StringDecoder } from 'node:string_decoder';

/** Puts a name before each line of a stream that comes in pieces; lines are told when they are whole. */
export class PrefixedLines {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(
    private readonly name: string,
    private readonly write: (line: string) => void,
  ) {}

  add(piece: Buffer): void {
    const lines = (this.rest + this.decoder.write(piece)).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.tell(line);
  }

  /** Tells what stands there without an end of line. */
  end(): void {
    const line = this.rest + this.decoder.end();
    this.rest = '';
    if (line !== '') this.tell(line);
  }

  private tell(line: string): void {
    this.write(`[${this.name}] ${line}`);
  }
}
