/** Why a prompt was refused. */
export type PromptErrorCode = 'prompt/not-text' | 'prompt/empty' | 'prompt/too-large' | 'prompt/no-words';

/** A prompt that cannot be answered by an Instruction; the message says what is wrong, why, and what to do. */
export class PromptError extends Error {
  readonly code: PromptErrorCode;
  readonly what: string;
  readonly why: string;
  readonly fix: string;

  constructor(code: PromptErrorCode, { what, why, fix }: { what: string; why: string; fix: string }) {
    super(`${what} ${why} ${fix}`);
    this.name = 'PromptError';
    this.code = code;
    this.what = what;
    this.why = why;
    this.fix = fix;
  }
}
