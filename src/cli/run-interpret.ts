import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Instruction } from '../interpretation/instruction.js';
import type { RegistryStore } from '../registries/registry-store.js';
import { understand } from '../studio/plan-video.js';
import { openExistingStore } from '../studio/registries/open-store.js';
import { recallWords } from '../studio/registries/recall.js';
import { describeInstruction } from './describe-instruction.js';
import type { InterpretCommandOptions } from './interpret-command.js';
import { UsageError } from './usage-error.js';

/** Carries out `motion interpret`. */
export async function runInterpret(prompt: string | undefined, options: InterpretCommandOptions): Promise<void> {
  const store = await openExistingStore(options);
  try {
    await answerAll(prompt, options, store);
  } finally {
    await store?.close();
  }
}

async function answerAll(
  prompt: string | undefined,
  options: InterpretCommandOptions,
  store: RegistryStore | null,
): Promise<void> {
  if (options.file !== undefined) {
    if (prompt !== undefined) throw new UsageError('Give either a prompt or --file, not both.');
    if (options.json) throw new UsageError('--json is for one prompt. For a file use --jsonl.');
    await interpretFile(options.file, options, store);
    return;
  }
  if (prompt === undefined) throw new UsageError('There is no prompt. Give one, or a file of prompts with --file.');
  const instruction = await read(prompt, store);
  if (options.jsonl) await print(`${JSON.stringify({ prompt, instruction })}\n`);
  else await print(options.json ? `${JSON.stringify(instruction, null, 2)}\n` : describeInstruction(instruction));
}

/** A prompt that cannot be followed does not keep the others from being answered, but the command fails in the end. */
async function interpretFile(
  file: string,
  { jsonl }: InterpretCommandOptions,
  store: RegistryStore | null,
): Promise<void> {
  let refused = 0;
  for await (const line of promptLines(file)) {
    const prompt = line.trim();
    if (prompt === '') continue;
    const answer = await tryToUnderstand(prompt, store);
    if ('error' in answer) refused++;
    await print(jsonl ? `${JSON.stringify({ prompt, ...answer })}\n` : `${prompt}\n${describeAnswer(answer)}\n`);
  }
  if (refused > 0)
    throw new Error(
      `${refused} ${refused === 1 ? 'prompt was' : 'prompts were'} refused: see the field "error" of the output.`,
    );
}

type Answer = { instruction: Instruction } | { instruction: null; error: string };

/** Understands a prompt with the names that the registries hold, when there are registries. */
async function read(prompt: string, store: RegistryStore | null): Promise<Instruction> {
  if (!store) return understand(prompt);
  const { names, meanings } = await recallWords(store, prompt);
  return understand(prompt, names, meanings);
}

async function tryToUnderstand(prompt: string, store: RegistryStore | null): Promise<Answer> {
  try {
    return { instruction: await read(prompt, store) };
  } catch (error) {
    if (error instanceof Error && error.name === 'PromptError') return { instruction: null, error: error.message };
    throw error;
  }
}

function describeAnswer(answer: Answer): string {
  return 'error' in answer ? `  refused: ${answer.error}\n` : describeInstruction(answer.instruction);
}

function promptLines(file: string): AsyncIterable<string> {
  if (file !== '-' && !statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Error(`There is no file "${file}". Give a text file with one prompt a line, or "-" for standard input.`);
  return createInterface({
    input: file === '-' ? process.stdin : createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
}

/** Waits when the reader is slower than we are: memory does not grow with the file. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
}
