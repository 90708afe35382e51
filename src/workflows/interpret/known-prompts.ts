import type { MotionService } from '../../studio/service/motion-service.js';

/** How long an answer may be old, in seconds: what is known changes slowly. */
const FRESH_SECONDS = 90;
const MOST_PROMPTS = 150;

/** Prompts that exist already, from which new ones should differ. */
export class KnownPrompts {
  private answer: { prompts: readonly string[]; atMs: number } | undefined;

  constructor(
    private readonly service: Pick<MotionService, 'prompts'>,
    private readonly now: () => number,
  ) {}

  async prompts(): Promise<readonly string[]> {
    const now = this.now();
    if (this.answer && now - this.answer.atMs < FRESH_SECONDS * 1000) return this.answer.prompts;
    const prompts = await this.service.prompts(MOST_PROMPTS);
    this.answer = { prompts, atMs: now };
    return prompts;
  }
}
