import { randomUUID } from 'node:crypto';
import type { Instruction } from '../../interpretation/instruction.js';
import { Random } from '../../numerics/random.js';
import type { PromptWriter } from '../../studio/exploring/prompt-writer.js';
import { learnedMappings, type MeaningOfWord } from '../../studio/learned-mappings.js';
import { understand } from '../../studio/plan-video.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { ServiceError } from '../../studio/service/service-error.js';
import { messageOf } from '../explain.js';
import type { LoopLog } from '../loop-log.js';
import { backOffSeconds, type Pause } from '../pause.js';
import { KnownPrompts } from './known-prompts.js';

/** Default of contract §4.1. */
export const INTERPRET_DELAY_SECONDS = 10;

export interface InterpretLoopOptions {
  /** Ends after so many cycles; default: never. */
  runs?: number;
  delaySeconds: number;
  /** Prompts of the queue that one cycle takes. */
  queueLimit: number;
  /** Whether prompts of old jobs are interpreted, and new prompts written. */
  backfills: boolean;
  generates: boolean;
  /** Whole number in [0, 2^53). */
  seed: number;
  /** The server, as operators are told. */
  site: string;
}

export interface InterpretLoopTools {
  service: MotionService;
  writer: PromptWriter;
  log: LoopLog;
  pause: Pause;
  /** Milliseconds since 1970. */
  now(): number;
  signal: AbortSignal;
}

const BACKFILL = 50;
/** What a cycle writes, and how. Contract §4.3. */
const GENERATED = 5;
const WRITING = { instructiveRatio: 0.5, slotShare: 0.6, slangShare: 0.35, dialectShare: 0.2, tries: 150 };
const PREVIEW_LETTERS = 50;

/** The loop that learns to understand prompts, and makes no videos. Contract §4.7. */
export class InterpretLoop {
  private readonly random: Random;
  private readonly known: KnownPrompts;

  constructor(
    private readonly options: InterpretLoopOptions,
    private readonly tools: InterpretLoopTools,
  ) {
    this.random = Random.fromSeed(options.seed);
    this.known = new KnownPrompts(tools.service, tools.now);
  }

  async run(): Promise<void> {
    const { log, pause, signal } = this.tools;
    const { runs = Number.POSITIVE_INFINITY, delaySeconds, backfills, generates, site } = this.options;
    const word = (isOn: boolean): string => (isOn ? 'on' : 'off');
    log.line('Interpretation worker started (no create/render)');
    log.line(`API: ${site}`);
    log.line(`Delay: ${delaySeconds}s between cycles. Backfill: ${word(backfills)}. Generate: ${word(generates)}`);
    let failures = 0;
    for (let cycle = 1; cycle <= runs && !signal.aborted; cycle++) {
      const isWhole = await this.cycle(cycle);
      failures = isWhole ? 0 : failures + 1;
      if (cycle < runs) await pause(Math.max(delaySeconds, backOffSeconds(failures)), signal);
    }
    if (signal.aborted) log.line('Shutdown requested, exiting');
  }

  /** One cycle; a part that fails is told, and the others go on. @returns whether none failed */
  private async cycle(cycle: number): Promise<boolean> {
    const { backfills, generates } = this.options;
    const learned: MeaningOfWord[] = [];
    const parts: (() => Promise<void>)[] = [
      () => this.emptyQueue(cycle, learned),
      ...(backfills ? [() => this.backfill(cycle, learned)] : []),
      ...(generates ? [() => this.generate(cycle, learned)] : []),
      () => this.growWords(cycle, learned),
    ];
    let isWhole = true;
    for (const part of parts) {
      if (this.tools.signal.aborted) break;
      await part().catch((error: unknown) => {
        isWhole = false;
        this.tools.log.line(`[${cycle}] error: ${messageOf(error)}`);
      });
    }
    return isWhole;
  }

  private async emptyQueue(cycle: number, learned: MeaningOfWord[]): Promise<void> {
    const { service, log } = this.tools;
    for (const { id, prompt } of await service.interpretationQueue(this.options.queueLimit)) {
      const instruction = await this.interpret(prompt, learned);
      if (!instruction) continue;
      await service.resolveInterpretation(id, instruction).catch(unlessInvalid);
      log.line(`[${cycle}] interpreted: ${prompt.slice(0, PREVIEW_LETTERS)}…`);
    }
  }

  private async backfill(cycle: number, learned: MeaningOfWord[]): Promise<void> {
    const { service, log } = this.tools;
    const stored = [];
    for (const prompt of await service.backfillPrompts(BACKFILL)) {
      const instruction = await this.interpret(prompt, learned);
      if (instruction) stored.push({ prompt, instruction, source: 'backfill' as const });
    }
    if (stored.length === 0) return;
    const answer = await service.storeInterpretations(stored).catch((error: unknown) => {
      if (!(error instanceof ServiceError) || error.isPassing) throw error;
      return null;
    });
    if (answer) {
      log.line(`[${cycle}] backfill: ${answer.inserted} interpreted`);
      return;
    }
    // A server that takes no batches takes single ones.
    for (const each of stored) {
      await this.store(each);
      log.line(`[${cycle}] backfill: ${each.prompt.slice(0, PREVIEW_LETTERS)}…`);
    }
  }

  private async generate(cycle: number, learned: MeaningOfWord[]): Promise<void> {
    const { writer, log } = this.tools;
    const avoid = [...(await this.known.prompts())];
    for (let i = 0; i < GENERATED; i++) {
      const random = this.random.fork(`${cycle} ${i}`);
      const prompt = writer.procedural(random, { ...WRITING, avoid, staticColorsPct: null });
      avoid.push(prompt);
      const instruction = await this.interpret(prompt, learned);
      if (!instruction || !(await this.store({ prompt, instruction, source: 'generate' }))) continue;
      log.line(`[${cycle}] generated: ${prompt.slice(0, PREVIEW_LETTERS)}…`);
    }
  }

  private async growWords(cycle: number, learned: readonly MeaningOfWord[]): Promise<void> {
    if (learned.length === 0) return;
    const { inserted, updated } = await this.tools.service.storeMappings(learned, { key: randomUUID() });
    this.tools.log.line(`[${cycle}] linguistic growth: +${inserted} new, ${updated} updated`);
  }

  /** What a prompt asks for, with what the registries know of its words; null when no one could follow it, which is remembered. */
  private async interpret(prompt: string, learned: MeaningOfWord[]): Promise<Instruction | null> {
    const { service } = this.tools;
    try {
      // Whoever understands a prompt does not draw from knowledge: any seed will do.
      const { names, meanings } = await service.recall(prompt, 0);
      const instruction = understand(prompt, names, meanings);
      learned.push(...learnedMappings(instruction));
      return instruction;
    } catch (error) {
      if (!isNoPrompt(error)) throw error;
      await service.rejectPrompts([prompt]);
      return null;
    }
  }

  /** @returns false when the service took it for no prompt, which it remembers */
  private async store(interpretation: Parameters<MotionService['storeInterpretation']>[0]): Promise<boolean> {
    const { service } = this.tools;
    try {
      await service.storeInterpretation(interpretation);
      return true;
    } catch (error) {
      if (!isNoPrompt(error)) throw error;
      await service.rejectPrompts([interpretation.prompt]);
      return false;
    }
  }
}

function isNoPrompt(error: unknown): boolean {
  if (error instanceof ServiceError) return error.kind === 'invalid';
  return error instanceof Error && error.name === 'PromptError';
}

/** Somebody else was faster: the same was stored. */
function unlessInvalid(error: unknown): void {
  if (!(error instanceof ServiceError) || error.kind !== 'invalid') throw error;
}
