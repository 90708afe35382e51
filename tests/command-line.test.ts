import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeMedia } from '../src/media/media-decoder.js';
import { readRecipe } from '../src/media/recipe.js';
import { type MotionRun, motion as run, startMotion } from './run-motion.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const motion = (...args: string[]): Promise<MotionRun> => run(args, { cwd: folder });
/** A small video: fast to make. */
const SMALL = ['--size', '96x64', '--duration', '0.5', '--fps', '12'];

describe('motion', () => {
  it.each([['--help'], ['generate', '--help'], ['interpret', '--help']])(
    'explains itself with examples: %s %s',
    async (...args) => {
      const { code, stdout } = await motion(...args.filter(Boolean));
      expect(code).toBe(0);
      expect(stdout).toContain('Usage: motion');
      expect(stdout).toMatch(/Examples?:\n {2}motion /);
    },
  );

  it.each([
    ['no command', [], 'Usage: motion'],
    ['an unknown command', ['generat'], "unknown command 'generat'\n(Did you mean generate?)"],
    ['an unknown option', ['generate', 'x', '--colour'], "unknown option '--colour'"],
    ['no prompt', ['generate'], 'There is no prompt'],
    ['an empty prompt', ['generate', ''], 'prompt'],
    [
      'an odd width',
      ['generate', 'x', '--size', '1281x720'],
      'Width 1281 cannot be encoded: 4:2:0 needs even sizes. Use 1280 or 1282.',
    ],
    ['a tiny size', ['generate', 'x', '--size', '32x64'], 'Width 32 cannot be made: the least is 64.'],
    ['a huge size', ['generate', 'x', '--size', '8000x64'], 'Width 8000 cannot be made: the most is 3840.'],
    ['a size that is none', ['generate', 'x', '--size', 'big'], '--size "big" is not a size.'],
    [
      'a strange frame rate',
      ['generate', 'x', '--fps', '23'],
      'A frame rate of 23 cannot be made. Use 12, 24, 25, 30 or 60.',
    ],
    [
      'a short duration',
      ['generate', 'x', '--duration', '0.1'],
      'A duration of 0.1 s cannot be made. Use 0.25 to 600 seconds.',
    ],
    ['a long duration', ['generate', 'x', '--duration', '601'], 'A duration of 601 s cannot be made.'],
    ['a duration that is no number', ['generate', 'x', '--duration', 'long'], '--duration "long" is not a number.'],
    ['a broken seed', ['generate', 'x', '--seed', '1.5'], 'A seed of 1.5 cannot be used.'],
    ['a negative seed', ['generate', 'x', '--seed=-1'], 'A seed of -1 cannot be used.'],
    ['an unknown mode', ['generate', 'x', '--mode', 'mixed'], '--mode "mixed" is not known. Use pure'],
    ['an unknown look', ['generate', 'x', '--look', 'nonsense'], 'There is no look "nonsense". Use one of: '],
    ['another kind of file', ['generate', 'x', '-o', 'a.webm'], 'videos are MP4 files'],
    [
      'a spec with a prompt',
      ['generate', 'x', '--spec', 'a.json', '--seed', '1'],
      'leave out a prompt, --seed, or leave out --spec',
    ],
    ['a prompt and a file of prompts', ['interpret', 'x', '--file', 'a.txt'], 'not both'],
  ])('ends with 2 and says what to do: %s', async (_what, args, message) => {
    const { code, stdout, stderr } = await motion(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('shows the stack of an error with --debug only', async () => {
    const { stderr } = await motion('generate', 'x', '--fps', '23', '--debug');
    expect(stderr).toMatch(/^\s+at /m);
  });
});

describe('motion generate', () => {
  it('makes a video named after its prompt and says so in one line', async () => {
    const { code, stdout, stderr } = await motion('generate', 'A calm, blue Océan!', ...SMALL);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^a-calm-blue-ocean\.mp4 {2}96x64, 0\.5 s at 12 fps, \d+ kB, seed \d+, made in \d+\.\d+ s\n$/,
    );
    const media = decodeMedia(join(folder, 'a-calm-blue-ocean.mp4'), {});
    expect(media).toEqual({
      video: { width: 96, height: 64, fps: 12, frames: 6, endSeconds: 0.5 },
      audio: { sampleRate: 48000, channels: 2, samples: 24000 },
      damage: { packets: 0, frames: 0 },
    });
  });

  it('does not replace a video that it was not asked to replace', async () => {
    writeFileSync(join(folder, 'a-red-boat.mp4'), 'precious');
    await motion('generate', 'a red boat', '--quiet', ...SMALL);
    expect(readFileSync(join(folder, 'a-red-boat.mp4'), 'utf8')).toBe('precious');
    expect(readdirSync(folder).sort()).toEqual(['a-red-boat-2.mp4', 'a-red-boat.mp4']);
  });

  it('puts the video into a folder that is given as output', async () => {
    mkdirSync(join(folder, 'videos'));
    const { stdout } = await motion('generate', 'a red boat', '-o', 'videos', '--quiet', ...SMALL);
    expect(stdout).toBe(`${join('videos', 'a-red-boat.mp4')}\n`);
  });

  it('prints everything about the video with --json', async () => {
    const { stdout, stderr } = await motion(
      'generate',
      'two red boats',
      '--json',
      '--seed',
      '7',
      '-o',
      'boats.mp4',
      ...SMALL,
    );
    expect(stderr).toBe('');
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      'job_id',
      'path',
      'prompt',
      'seed',
      'width',
      'height',
      'fps',
      'frames',
      'duration_seconds',
      'timings_ms',
      'flashes',
      'instruction',
      'spec',
    ]);
    expect(result).toMatchObject({
      prompt: 'two red boats',
      seed: 7,
      width: 96,
      height: 64,
      fps: 12,
      frames: 6,
      duration_seconds: 0.5,
    });
    expect(result.path).toBe(join(folder, 'boats.mp4'));
    expect(result.spec.seed).toBe(7);
    expect(readRecipe(result.path)).toMatchObject({ prompt: 'two red boats', seed: 7, spec: result.spec });
  });

  it('makes the same file again from the same seed, from its JSON, and from the video itself', async () => {
    const { stdout } = await motion(
      'generate',
      'a forest in the rain',
      '--seed',
      '3',
      '-o',
      'first.mp4',
      '--json',
      ...SMALL,
    );
    writeFileSync(join(folder, 'result.json'), stdout);
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(JSON.parse(stdout).spec));
    await motion('generate', 'a forest in the rain', '--seed', '3', '-o', 'seed.mp4', ...SMALL);
    const first = readFileSync(join(folder, 'first.mp4'));
    expect(readFileSync(join(folder, 'seed.mp4')).equals(first)).toBe(true);
    for (const source of ['result.json', 'spec.json', 'first.mp4']) {
      expect((await motion('generate', '--spec', source, '-o', 'again.mp4')).stderr).toBe('');
      const again = join(folder, 'again.mp4');
      expect(readRecipe(again).spec).toEqual(readRecipe(join(folder, 'first.mp4')).spec);
      expect(framesOf(again)).toEqual(framesOf(join(folder, 'first.mp4')));
      rmSync(again);
    }
  });

  it.each([
    ['is missing', 'nowhere.json', undefined, 'There is no file "nowhere.json"'],
    ['is broken JSON', 'broken.json', '{"spec_version": 1,', '"broken.json" is no JSON'],
    ['has faults', 'faulty.json', '{"spec_version": 1, "seed": "x"}', 'spec.seed: expected number, got "x"'],
    ['is neither JSON nor video', 'text.txt', 'hello', 'Cannot read "text.txt" as a video'],
  ])('ends with 1 when the spec %s', async (_what, name, content, message) => {
    if (content !== undefined) writeFileSync(join(folder, name), content);
    const { code, stderr } = await motion('generate', '--spec', name, '-o', 'out.mp4');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual(content === undefined ? [] : [name]);
  });

  it('ends with 1 when the place cannot be written', async () => {
    const { code, stderr } = await motion('generate', 'a red boat', '-o', 'nowhere/a.mp4', ...SMALL);
    expect(stderr).toMatch(
      /^error: Cannot write ".*a\.mp4": the folder ".*nowhere" does not exist\. Create it, or choose another place\.\n$/,
    );
    expect(code).toBe(1);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves nothing behind when it is stopped by %s', async (signal, expected) => {
    const { child, ended } = startMotion(['generate', 'a stormy sea', '--duration', '600', '-o', 'long.mp4'], {
      cwd: folder,
    });
    while (readdirSync(folder).length === 0 && child.exitCode === null) await sleep(20);
    expect(readdirSync(folder)[0]).toMatch(/^\.long\.mp4\..*\.part$/);
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout, stderr }).toEqual({
      code: expected,
      stdout: '',
      stderr: 'error: The run was called off. Nothing was written.\n',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('motion interpret', () => {
  it('prints the whole instruction as JSON', async () => {
    const { code, stdout } = await motion('interpret', 'a red cube', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      raw_prompt: 'a red cube',
      subjects: [{ noun: 'cube', color: 'red', count: 1 }],
    });
  });

  it('prints what it understood for people', async () => {
    const { stdout } = await motion('interpret', 'a red cube');
    expect(stdout).toMatch(/^ {2}subjects +red cube\n/);
  });

  it('answers a file of prompts line by line, also from standard input', async () => {
    writeFileSync(join(folder, 'prompts.txt'), 'a red cube\r\n\n  two dogs \n');
    const fromFile = await motion('interpret', '--file', 'prompts.txt', '--jsonl');
    const lines = fromFile.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ prompt }) => prompt)).toEqual(['a red cube', 'two dogs']);
    expect(lines[1].instruction.subjects).toMatchObject([{ noun: 'dog', count: 2 }]);
    const fromInput = await run(['interpret', '--file', '-', '--jsonl'], {
      cwd: folder,
      input: 'a red cube\ntwo dogs\n',
    });
    expect(fromInput.stdout).toBe(fromFile.stdout);
  });

  it('ends with 1 when the file is missing', async () => {
    expect(await motion('interpret', '--file', 'nowhere.txt', '--jsonl')).toMatchObject({ code: 1, stdout: '' });
  });
});

function framesOf(path: string): Uint8Array[] {
  const frames: Uint8Array[] = [];
  decodeMedia(path, { onFrame: ({ i420 }) => frames.push(i420) });
  return frames;
}
