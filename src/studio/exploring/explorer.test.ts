import { describe, expect, it } from 'vitest';
import { originsOf } from '../../growth/cell-origins.js';
import { Random } from '../../numerics/random.js';
import { understand } from '../plan-video.js';
import { allLeads, Explorer } from './explorer.js';
import type { Lead } from './leads.js';
import type { AimedPrompt } from './prompt-writer.js';

const LEADS = allLeads();
const OTHERS = LEADS.filter(({ aspect }) => aspect !== 'static.color');
const byName = new Map(LEADS.map((lead) => [`${lead.aspect} ${lead.cell}`, lead]));

function aimsOf({ aims }: AimedPrompt): Lead[] {
  return aims.map(({ aspect, cell }) => byName.get(`${aspect} ${cell}`) as Lead);
}

describe('a prompt that is aimed', () => {
  it('is understood as it is meant, for every cell that words are known for', () => {
    const random = Random.fromSeed(21);
    for (const lead of OTHERS) {
      const { prompt } = new Explorer([lead]).aim({}, random) as AimedPrompt;
      expect(lead.isHeard(understand(prompt)), `${lead.aspect} ${lead.cell}: ${prompt}`).toBe(true);
    }
  });

  it('says all that it aims at, each cell once, in a sentence', () => {
    const random = Random.fromSeed(22);
    const explorer = new Explorer();
    for (let i = 0; i < 80; i++) {
      const aimed = explorer.aim({}, random) as AimedPrompt;
      const instruction = understand(aimed.prompt);
      for (const lead of aimsOf(aimed)) expect(lead.isHeard(instruction), aimed.prompt).toBe(true);
      expect(new Set(aimsOf(aimed).map(({ slot }) => slot)).size).toBe(aimed.aims.length);
      expect(aimed.aims[0]).toEqual({ aspect: aimed.aspect, cell: aimed.cell });
      expect(aimed.prompt).toMatch(/^[A-Z]/);
      expect(aimed.prompt.length).toBeLessThan(200);
    }
  });

  it('never aims at what was reached, and there is none when all was', () => {
    const random = Random.fromSeed(23);
    const sounds = OTHERS.filter(({ aspect }) => aspect === 'static.sound');
    const explorer = new Explorer(sounds);
    const reached: Record<string, string[]> = { 'static.sound': [] };
    for (const _ of sounds) {
      const { cell } = explorer.aim(reached, random) as AimedPrompt;
      expect(reached['static.sound']).not.toContain(cell);
      reached['static.sound']?.push(cell);
    }
    expect(explorer.aim(reached, random)).toBeNull();
  });

  it('comes back to a cell that was missed only after all others', () => {
    const random = Random.fromSeed(24);
    const cameras = OTHERS.filter(({ aspect }) => aspect === 'dynamic.camera');
    const explorer = new Explorer(cameras);
    for (let round = 0; round < 3; round++) {
      const cells = cameras.map(() => explorer.aim({}, random)?.cell);
      expect(new Set(cells).size).toBe(cameras.length);
    }
  });

  it('leaves alone what needs a longer video than there may be', () => {
    const random = Random.fromSeed(27);
    const explorer = new Explorer();
    for (let i = 0; i < 40; i++) {
      const aimed = explorer.aim({}, random, { longestSeconds: 1 }) as AimedPrompt;
      expect(aimed.seconds).toBeNull();
    }
    expect(new Explorer(OTHERS.filter(({ seconds }) => seconds)).aim({}, random, { longestSeconds: 1 })).toBeNull();
  });

  it('does not aim at once at what another explorer aims at', () => {
    const random = Random.fromSeed(28);
    const cameras = OTHERS.filter(({ aspect }) => aspect === 'dynamic.camera');
    const [one, other] = [new Explorer(cameras), new Explorer(cameras)] as const;
    const cells = Array.from({ length: Math.floor(cameras.length / 2) }, () =>
      [one, other].map((explorer, i) => {
        const aimed = explorer.aim({}, random) as AimedPrompt;
        (i === 0 ? other : one).notePrompt(aimed.prompt);
        return aimed.cell;
      }),
    ).flat();
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('comes first to what shows origins that nobody found, many to a prompt', () => {
    const random = Random.fromSeed(29);
    const explorer = new Explorer();
    const reached: Record<string, string[]> = {};
    for (let i = 0; i < 60; i++)
      for (const { aspect, cell } of (explorer.aim(reached, random) as AimedPrompt).aims) {
        reached[aspect] ??= [];
        reached[aspect].push(cell);
      }
    const found = new Set(
      Object.entries(reached).flatMap(([aspect, cells]) => cells.flatMap((c) => originsOf(aspect, c))),
    );
    const leading = new Set(OTHERS.flatMap(({ aspect, cell }) => originsOf(aspect, cell)));
    expect([...leading].filter((origin) => !found.has(origin))).toEqual([]);
  });

  it('is the same for the same chance', () => {
    const write = () => {
      const explorer = new Explorer();
      const random = Random.fromSeed(25);
      return Array.from({ length: 10 }, () => explorer.aim({}, random)?.prompt);
    };
    expect(write()).toEqual(write());
  });

  it('asks for as long a video as what it aims at first needs to show, and for no more', () => {
    const random = Random.fromSeed(26);
    const join = OTHERS.find(({ aspect }) => aspect === 'dynamic.transition') as Lead;
    expect(new Explorer([join]).aim({}, random)?.seconds).toBe(join.seconds);
    const color = LEADS.find(({ aspect }) => aspect === 'static.color') as Lead;
    const draft = new Explorer([color]).aim({}, random);
    expect(draft?.seconds).toBeNull();
  });
});
