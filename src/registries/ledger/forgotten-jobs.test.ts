import { describe, expect, it } from 'vitest';
import { openStorage } from '../open-registries.js';

const OPTIONS = {
  names: { candidates: () => [] },
  cells: { version: '1', cellOf: () => null },
  origins: [],
};

describe('forgotten jobs', () => {
  it('are those of loops that nobody held or brought a video for: they fail, and a late video still completes them', async () => {
    let now = '2026-01-01T00:00:00.000Z';
    const { registries, ledger } = await openStorage(':memory:', { ...OPTIONS, now: () => now });
    const make = (id: string, workflowType: string | null, isHeld = false) =>
      ledger.createJob({
        id,
        prompt: 'a red sea',
        durationSeconds: null,
        workflowType,
        hold: isHeld ? { worker: 'w', seconds: 60 } : null,
      });
    await make('loop', 'explorer');
    await make('held', 'explorer', true);
    await make('person', 'web');
    now = '2026-01-03T00:00:00.000Z';
    await make('new', 'explorer');
    await ledger.failForgotten(['explorer', 'main'], '2026-01-02T00:00:00.000Z');
    const statusOf = async (id: string) => (await ledger.job(id))?.status;
    expect(await statusOf('loop')).toBe('failed');
    for (const id of ['held', 'person', 'new']) expect(await statusOf(id)).toBe('pending');
    expect(await ledger.jobCounts()).toEqual({ pending: 3, failed: 1, completed: 0, cancelled: 0 });
    expect(await ledger.completeJob('loop', { key: 'videos/a.mp4', bytes: 1 }, null)).toMatchObject({
      outcome: 'completed',
      job: { error: null },
    });
    await registries.close();
  });
});
