import type { FrameObservation, WindowObservation } from '../../extraction/observation.js';
import { loadKernel } from '../assets/load-kernel.js';
import { abortedError } from '../studio-error.js';
import { ExtractionControl } from './extraction-control.js';
import type { ExtractionNews, ExtractionTasks } from './extraction-tasks.js';
import { type MeasuringSink, measureFile } from './measure-file.js';
import { serveTasks } from './serve-tasks.js';

/** Frames that travel together: single ones would cost more on the way than in the making. */
const FRAMES_A_NEWS = 64;
/** News of the progress come at least so often, also without frames. */
const NEWS_SECONDS = 4;

const kernel = loadKernel('extraction-kernel.wasm');
// Whoever asks first is told when it failed.
kernel.catch(() => undefined);

serveTasks<ExtractionTasks>({
  async extract({ path, control }, tell) {
    const sink = new NewsSink(new ExtractionControl(control), tell);
    const summary = await measureFile(path, await kernel, sink);
    sink.flush();
    return summary;
  },
});

/** Sends what is measured in parcels, at the pace of the one who reads them. */
class NewsSink implements MeasuringSink {
  private frames: FrameObservation[] = [];
  private windows: WindowObservation[] = [];
  private doneSeconds = 0;
  private toldSeconds = 0;
  private totalSeconds: number | null = null;

  constructor(
    private readonly control: ExtractionControl,
    private readonly tell: (news: ExtractionNews) => void,
  ) {}

  frame(frame: FrameObservation): void {
    this.frames.push(frame);
  }

  window(window: WindowObservation): void {
    this.windows.push(window);
  }

  progress(doneSeconds: number, totalSeconds: number | null): void {
    if (this.control.isAborted) throw abortedError();
    this.doneSeconds = Math.max(this.doneSeconds, doneSeconds);
    this.totalSeconds = totalSeconds;
    if (this.frames.length >= FRAMES_A_NEWS || this.doneSeconds - this.toldSeconds >= NEWS_SECONDS) this.flush();
  }

  flush(): void {
    this.control.waitToTell();
    const { frames, windows, doneSeconds, totalSeconds } = this;
    this.tell({ frames, windows, doneSeconds, totalSeconds });
    this.frames = [];
    this.windows = [];
    this.toldSeconds = doneSeconds;
  }
}
