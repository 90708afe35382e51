import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallVideo, startLocalServer, type TestServer } from '../../tests/doubles/test-server.js';

/*
 * Workers that were written for the reference system: plain HTTP, in the order of contract §4, with the bodies of
 * contract §1 as Python prints them: floats with a decimal part, whole depths, bare NaN.
 */

/** What its client sends with every request. */
const HEADERS = {
  accept: 'application/json',
  'accept-language': 'en-US,en;q=0.9',
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  origin: 'https://motion.example.org',
  referer: 'https://motion.example.org/',
  'content-type': 'application/json',
};

let server: TestServer;
beforeEach(async () => {
  server = await startLocalServer();
});
afterEach(() => server.close());

/** Sends text as it is; fails like that client when the answer is no success. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely
async function ask(method: string, path: string, body?: string | Buffer<ArrayBuffer>): Promise<any> {
  const headers =
    typeof body === 'string' || body === undefined ? HEADERS : { ...HEADERS, 'content-type': 'video/mp4' };
  const answer = await server.send(path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  expect([method, path, answer.status, answer.ok ? '' : text]).toEqual([method, path, answer.status, '']);
  return text === '' ? null : JSON.parse(text);
}

const STATIC = (prompt: string) => `"static_colors": [
  {"key": "100,125,200_1.0", "r": 104.0, "g": 131.5, "b": 209.0, "brightness": 128.4, "luminance": 128.4, "contrast": 22.1,
   "saturation": 0.31, "chroma": 0.31, "hue": 211.0, "color_variance": 14.25, "opacity": 1.0,
   "depth_breakdown": {"blue": 60, "gray": 40}, "source_prompt": "${prompt}", "name": "Slate"},
  {"key": "0,0,50_1.0", "r": 4.0, "g": 2.0, "b": 57.0, "brightness": 9.0, "color_variance": NaN, "opacity": 1.0,
   "depth_breakdown": {"navy": 80, "black": 20}, "source_prompt": "${prompt}", "name": "violet3560"}],
 "static_sound": [
  {"key": "0.06_low_low", "amplitude": 0.06, "weight": 0.06, "strength_pct": 0.06, "tone": "low", "timbre": "low",
   "depth_breakdown": {"origin_noises": {"rumble": 6, "silence": 94}}, "source_prompt": "${prompt}", "name": "Murmur"}]`;

const DYNAMIC = (prompt: string) => `
 "motion": [{"key": "3.1_steady_horizontal_steady", "motion_level": 3.1, "motion_std": 0.4, "motion_trend": "steady",
   "motion_direction": "horizontal", "motion_rhythm": "steady", "depth_breakdown": {"slow": 100}, "source_prompt": "${prompt}", "name": "x"}],
 "lighting": [{"key": "125_45.3_0.6", "brightness": 128.0, "contrast": 45.3, "saturation": 0.6, "source_prompt": "${prompt}"}],
 "composition": [{"key": "0.0_0.0_0.5", "center_x": 0.0, "center_y": 0.0, "luminance_balance": 0.5, "source_prompt": "${prompt}"}],
 "graphics": [{"key": "0.1_0.0_0.05", "edge_density": 0.1, "spatial_variance": 0.0, "busyness": 0.05, "source_prompt": "${prompt}"}],
 "temporal": [{"key": "1.0_steady", "duration": 1.0, "motion_trend": "steady", "source_prompt": "${prompt}"}],
 "technical": [{"key": "512x512_24.0", "width": 512, "height": 512, "fps": 24.0, "source_prompt": "${prompt}"}],
 "time": [{"key": "1.0_24.0", "duration": 1.0, "fps": 24.0, "rate": 24.0, "source_prompt": "${prompt}"}],
 "audio_semantic": [{"key": "ambient_calm_slow", "role": "ambient", "mood": "calm", "tempo": "slow", "depth_breakdown": {"ambient": 100}, "source_prompt": "${prompt}", "name": "Hush"}],
 "gradient": [{"key": "vertical_0.0", "gradient_type": "vertical", "strength": 0.0, "depth_breakdown": {"vertical": 100}, "source_prompt": "${prompt}"}],
 "camera": [{"key": "pan_medium", "motion_type": "pan", "speed": "medium", "depth_breakdown": {"pan": 100}, "source_prompt": "${prompt}"}],
 "transition": [{"key": "cut_0.0", "type": "cut", "duration_seconds": 0.0, "source_prompt": "${prompt}"}],
 "depth": [{"key": "0.05_3", "parallax_strength": 0.05, "layer_count": 3, "source_prompt": "${prompt}"}]`;

const BLENDS = (prompt: string) => `
 "colors": [{"key": "100,125,200", "r": 104.0, "g": 131.0, "b": 209.0, "source_prompt": "${prompt}", "name": "Haze", "depth_breakdown": {"blue": 100}}],
 "blends": [
  {"name": "bloom", "domain": "gradient", "inputs": {"prompt": "${prompt}"}, "output": {"gradient_type": "vertical", "strength": 0.0}, "primitive_depths": {"vertical": 1.0}, "source_prompt": "${prompt}"},
  {"name": "bloom", "domain": "camera", "inputs": {}, "output": {"motion_type": "pan", "speed": "medium"}, "primitive_depths": {"pan": 1.0}},
  {"domain": "audio", "inputs": {"prompt": "${prompt}"}, "output": {"tempo": "slow", "mood": "calm", "presence": "ambient"}, "primitive_depths": {}, "source_prompt": "${prompt}"}]`;

const ANALYSIS = `{"path": "/tmp/out/video_1.mp4", "width": 512, "height": 512, "fps": 24.0, "duration_seconds": 1.0, "num_frames_sampled": 24,
 "mean_brightness": 128.4, "mean_contrast": 22.1, "dominant_color_rgb": [104, 131, 160], "motion_level": 3.1, "motion_std": 0.4,
 "brightness_std_over_time": 0.3, "closest_palette": "ocean", "palette_distance": 41.2, "histogram_bins": [1, 2, 3]}`;

const INSTRUCTION = (prompt: string) =>
  `{"prompt": "${prompt}", "palette": "ocean", "motion": "flow", "intensity": 0.5, "keywords": ["calm", "sea"], "duration_seconds": null}`;

/** The reading half of one iteration: contract §4.2, steps 1 to 4. */
async function readWhatLoopsRead(): Promise<void> {
  const config = await ask('GET', '/api/loop/config');
  expect(config).toMatchObject({ enabled: true, exploit_ratio: 0.7, duration_seconds: 1 });
  const progress = await ask('GET', '/api/loop/progress?last=20');
  for (const field of ['total_runs', 'precision_pct', 'discovery_rate_pct'])
    expect(progress[field]).toBeTypeOf('number');
  const coverage = await ask('GET', '/api/registries/coverage');
  expect(coverage.narrative.genre.entry_keys).toBeInstanceOf(Array);
  const stats = await ask('GET', '/api/learning/stats');
  expect(Object.keys(stats).sort()).toEqual(['by_keyword', 'by_palette', 'overall', 'total_runs']);
  const known = await ask('GET', '/api/knowledge/for-creation?limit=500&interpretation_limit=100');
  for (const { prompt, instruction } of known.interpretation_prompts)
    expect([typeof prompt, typeof instruction]).toEqual(['string', 'object']);
  for (const { key, motion_level } of known.learned_motion)
    expect([typeof key, typeof motion_level]).toEqual(['string', 'number']);
}

/** Steps 7 to 17 of one iteration, with what each focus posts. */
async function runOnce(prompt: string, focus: 'frame' | 'window' | 'all', type: string): Promise<string> {
  const job = await ask(
    'POST',
    '/api/jobs',
    `{"prompt": "${prompt}", "duration_seconds": 1.0, "workflow_type": "${type}"}`,
  );
  expect(job).toMatchObject({ prompt, duration_seconds: 1, workflow_type: type, status: 'pending' });
  const done = await ask('POST', `/api/jobs/${job.id}/upload`, smallVideo(prompt));
  expect(done).toMatchObject({ id: job.id, status: 'completed', download_url: `/api/jobs/${job.id}/download` });
  await ask(
    'POST',
    '/api/interpretations',
    `{"prompt": "${prompt}", "instruction": ${INSTRUCTION(prompt)}, "source": "loop"}`,
  );
  await ask('GET', '/api/knowledge/for-creation');
  await ask(
    'POST',
    '/api/linguistic-registry/batch',
    '{"items": [{"span": "calm", "canonical": "slow", "domain": "motion", "variant_type": "synonym"}]}',
  );
  const requests = {
    frame: [STATIC(prompt)],
    window: [
      DYNAMIC(prompt),
      '"narrative": {"genre": [{"key": "documentary", "value": "documentary", "source_prompt": "x", "name": "Documentary"}], "mood": [{"key": "calm", "value": "calm"}]}',
      STATIC(prompt),
      BLENDS(prompt),
    ],
    all: [
      `${STATIC(prompt)}, ${DYNAMIC(prompt)}, "narrative": {"genre": [{"key": "documentary", "value": "documentary"}]}`,
      BLENDS(prompt),
    ],
  }[focus];
  for (const lists of requests) {
    const { status, results } = await ask('POST', '/api/knowledge/discoveries', `{${lists}, "job_id": "${job.id}"}`);
    expect(status).toBe('recorded');
    expect(Object.keys(results)).toHaveLength(17);
  }
  expect(await ask('POST', '/api/knowledge/discoveries', `{"job_id": "${job.id}"}`)).toMatchObject({
    status: 'recorded',
  });
  const learning = `{"prompt": "${prompt}", "job_id": "${job.id}", "spec": {"palette_name": "ocean", "motion_type": "flow", "intensity": 0.5}, "analysis": ${ANALYSIS}}`;
  expect(await ask('POST', '/api/learning', learning)).toMatchObject({ job_id: job.id, status: 'logged' });
  return job.id;
}

describe('a worker that was written for the reference system', () => {
  it('loops: every run is counted, learned and discovered once', async () => {
    expect(await ask('GET', '/api/loop/state')).toEqual({ state: {} });
    for (const [run, focus] of (['frame', 'window', 'all', 'frame', 'all'] as const).entries()) {
      await readWhatLoopsRead();
      await runOnce(`calm sea number ${run}`, focus, focus === 'frame' ? 'explorer' : 'main');
    }
    const state =
      '{"run_count": 5, "good_prompts": ["calm sea number 1"], "recent_prompts": ["calm sea number 4"], "duration_base": 6.0, "last_run_at": "2026-01-01T00:00:00Z", "last_prompt": "calm sea…", "last_job_id": "x"}';
    expect(await ask('POST', '/api/loop/state', `{"state": ${state}}`)).toEqual({ ok: true });
    expect((await ask('GET', '/api/loop/state')).state).toMatchObject({
      run_count: 5,
      good_prompts: ['calm sea number 1'],
    });
    expect(await ask('GET', '/api/loop/progress?last=20')).toMatchObject({
      total_runs: 5,
      runs_with_learning: 5,
      precision_pct: 100,
    });
    expect(await ask('GET', '/api/loop/diagnostics?last=20')).toMatchObject({
      summary: { missing_learning: 0, missing_discovery: 0, hint: null },
    });
    expect(await ask('GET', '/api/learning/stats')).toMatchObject({
      total_runs: 5,
      by_palette: { ocean: { count: 5 } },
    });
  });

  it('what its runs found is in the registries, seen as often as it was sent', async () => {
    const job = await runOnce('calm sea', 'all', 'main');
    await runOnce('calmer sea', 'frame', 'explorer');
    const all = await ask('GET', '/api/registries?limit=500');
    const slate = all.static.colors.find(({ key }: { key: string }) => key === '100,125,200');
    expect(slate).toMatchObject({ count: 2, r: 104 });
    expect(all.static.sound.find(({ key }: { key: string }) => key === '0.06_low_low')).toMatchObject({ count: 2 });
    expect(all.dynamic.motion.find(({ key }: { key: string }) => key === '3.1_steady_horizontal_steady')).toMatchObject(
      { trend: 'steady', count: 1 },
    );
    const known = await ask('GET', '/api/knowledge/for-creation');
    expect(known.static_colors['100,125,200_1.0'].count).toBe(2);
    expect(known.learned_audio[0]).toMatchObject({ tempo: 'slow', mood: 'calm', presence: 'ambient' });
    expect(await ask('GET', '/api/knowledge/colors?key=100,125,200')).toEqual({ exists: true });
    // A request that is sent again, because its answer was lost, changes nothing.
    await ask(
      'POST',
      '/api/knowledge/discoveries',
      `{${STATIC('calm sea')}, ${DYNAMIC('calm sea')}, "narrative": {"genre": [{"key": "documentary", "value": "documentary"}]}, "job_id": "${job}"}`,
    );
    expect((await ask('GET', '/api/knowledge/for-creation')).static_colors['100,125,200_1.0'].count).toBe(2);
  });

  it('names of its own are not believed: every entry has one name, a true one', async () => {
    await runOnce('calm sea', 'all', 'main');
    const { static: pure } = await ask('GET', '/api/registries?limit=500');
    const names = pure.colors.map(({ name }: { name: string }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name: string) => /\d|_/.test(name))).toEqual([]);
  });

  it('interprets: the queue, prompts of jobs, and its own', async () => {
    await ask('POST', '/api/interpret/queue', '{"prompt": "a calm sea at night", "source": "web"}');
    await ask('POST', '/api/jobs', '{"prompt": "a quiet forest"}');
    const { items } = await ask('GET', '/api/interpret/queue?limit=20');
    for (const { id, prompt } of items)
      await ask('PATCH', `/api/interpret/${id}`, `{"instruction": ${INSTRUCTION(prompt)}}`);
    expect((await ask('GET', '/api/interpret/queue?limit=20')).items).toEqual([]);
    const { prompts } = await ask('GET', '/api/interpret/backfill-prompts?limit=50');
    expect(prompts).toEqual(['a quiet forest']);
    const batch = prompts.map(
      (prompt: string) => `{"prompt": "${prompt}", "instruction": ${INSTRUCTION(prompt)}, "source": "backfill"}`,
    );
    expect(await ask('POST', '/api/interpretations/batch', `{"items": [${batch}]}`)).toEqual({ inserted: 1 });
    expect((await ask('GET', '/api/interpret/backfill-prompts?limit=50')).prompts).toEqual([]);
    await ask(
      'POST',
      '/api/interpretations',
      `{"prompt": "make it glow slowly", "instruction": ${INSTRUCTION('make it glow slowly')}, "source": "generate"}`,
    );
    const grown = '{"items": [{"span": "glow", "canonical": "neon", "domain": "lighting", "variant_type": "slang"}]}';
    expect(await ask('POST', '/api/linguistic-registry/batch', grown)).toEqual({ inserted: 1, updated: 0 });
    expect((await ask('GET', '/api/linguistic-registry?domain=lighting')).mappings).toMatchObject([
      { span: 'glow', canonical: 'neon', count: 1 },
    ]);
    const known = await ask('GET', '/api/knowledge/for-creation?interpretation_limit=100');
    expect(known.interpretation_prompts).toHaveLength(3);
  });

  it('listens: sounds without a job', async () => {
    const sound = (n: number) =>
      `{"static_sound": [{"key": "0.${n}1_mid_mid", "amplitude": 0.${n}1, "weight": 0.${n}1, "strength_pct": 0.${n}1, "tone": "mid", "timbre": "mid", "depth_breakdown": {"origin_noises": {"tone": ${n}1, "silence": ${99 - 10 * n}}}, "source_prompt": "sound_loop:mood=calm,tempo=slow,presence=ambient"}]}`;
    for (const n of [1, 2, 3]) {
      await ask('GET', '/api/knowledge/for-creation');
      expect(await ask('POST', '/api/knowledge/discoveries', sound(n))).toMatchObject({ results: { static_sound: 1 } });
    }
    const { static: pure } = await ask('GET', '/api/registries?limit=500');
    expect(pure.sound.filter(({ key }: { key: string }) => key.endsWith('_mid_mid'))).toHaveLength(3);
  });

  it('bridges: what people asked for is rendered, uploaded and learned from', async () => {
    await ask('POST', '/api/jobs', '{"prompt": "a lighthouse in a storm", "duration_seconds": 2.5}');
    const { jobs } = await ask('GET', '/api/jobs?status=pending');
    expect(jobs).toMatchObject([{ prompt: 'a lighthouse in a storm', duration_seconds: 2.5 }]);
    for (const { id, prompt } of jobs) {
      await ask('POST', `/api/jobs/${id}/upload`, smallVideo(prompt));
      // The upload timed out on its side, so it sends it again.
      expect(await ask('POST', `/api/jobs/${id}/upload`, smallVideo(prompt))).toMatchObject({ status: 'completed' });
      expect(await ask('POST', '/api/knowledge/discoveries', `{${BLENDS(prompt)}, "job_id": "${id}"}`)).toMatchObject({
        results: { colors: 1, blends: 3 },
      });
      await ask(
        'POST',
        '/api/learning',
        `{"prompt": "${prompt}", "job_id": "${id}", "spec": {}, "analysis": ${ANALYSIS}}`,
      );
    }
    expect((await ask('GET', '/api/jobs?status=pending')).jobs).toEqual([]);
  });

  it('repairs: names, rows and depths', async () => {
    await runOnce('calm sea', 'all', 'main');
    expect(await ask('POST', '/api/registries/backfill-names?limit=100', '{}')).toMatchObject({ dry_run: false });
    const { rows } = await ask('GET', '/api/registries/backfill-rows?table=static_colors&limit=50');
    const updates = rows.map(
      ({ id }: { id: string }) => `{"table": "static_colors", "id": "${id}", "depth_breakdown": {"blue": 100.0}}`,
    );
    expect(await ask('POST', '/api/registries/backfill-depths?dry_run=1', `{"updates": [${updates}]}`)).toMatchObject({
      dry_run: true,
    });
  });

  it('shows: a page asks for a video, watches it, rates it, and steers the loops', async () => {
    const job = await ask('POST', '/api/jobs', '{"prompt": "two red foxes"}');
    expect(job.workflow_type).toBe('web');
    await ask('POST', '/api/events', `{"event_type": "prompt_submitted", "payload": {"prompt_length": 13}}`);
    await ask('POST', `/api/jobs/${job.id}/upload`, smallVideo());
    const seen = await ask('GET', `/api/jobs/${job.id}`);
    expect(Date.parse(seen.updated_at)).toBeLessThanOrEqual(Date.now());
    const video = await server.send(seen.download_url);
    expect(video.headers.get('content-type')).toBe('video/mp4');
    await ask('POST', '/api/events', `{"event_type": "job_completed", "job_id": "${job.id}"}`);
    expect(await ask('POST', `/api/jobs/${job.id}/feedback`, '{"rating": 2}')).toMatchObject({
      rating: 2,
      status: 'saved',
    });
    expect((await ask('GET', '/api/jobs?status=completed&limit=6')).jobs).toMatchObject([
      { id: job.id, workflow_type: 'web' },
    ]);
    expect(await ask('POST', '/api/loop/config', '{"enabled": false}')).toMatchObject({
      ok: true,
      config: { enabled: false },
    });
    expect(await ask('GET', '/api/loop/status')).toMatchObject({
      config: { enabled: false },
      recent_runs: [{ id: job.id }],
    });
    expect((await ask('GET', '/api/feedback?limit=500')).feedback).toMatchObject([{ job_id: job.id, rating: 2 }]);
    expect((await ask('GET', '/api/events?limit=500')).events).toHaveLength(3);
  });
});
