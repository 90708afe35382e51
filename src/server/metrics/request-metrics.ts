import { metricText, type Sample } from './prometheus-text.js';

/** Upper bounds of the classes of durations, seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  method: string;
  route: string;
  /** Requests that took at most so long, for each bound alone. */
  classes: number[];
  count: number;
  /** Seconds. */
  sum: number;
}

/** Counts requests by route and status, and how long they took. */
export class RequestMetrics {
  readonly #requests = new Map<string, Sample & { value: number }>();
  readonly #durations = new Map<string, Durations>();
  #inFlight = 0;

  begin(): void {
    this.#inFlight++;
  }

  /** @param route - path of the endpoint, not of the request: there are few of them */
  end(method: string, route: string, status: number, seconds: number): void {
    this.#inFlight--;
    const at = `${method} ${route}`;
    const counter = this.#requests.get(`${at} ${status}`);
    if (counter) counter.value++;
    else this.#requests.set(`${at} ${status}`, { labels: { method, route, status: String(status) }, value: 1 });
    const durations = this.#durations.get(at) ?? this.#begin(at, method, route);
    const place = BOUNDS.findIndex((bound) => seconds <= bound);
    if (place >= 0) durations.classes[place] = (durations.classes[place] ?? 0) + 1;
    durations.count++;
    durations.sum += seconds;
  }

  text(): string {
    return [
      metricText('motion_http_requests_total', 'counter', 'Requests answered.', [...this.#requests.values()]),
      metricText(
        'motion_http_request_duration_seconds',
        'histogram',
        'Time from the request to its answer.',
        [...this.#durations.values()].flatMap(histogram),
      ),
      metricText('motion_http_requests_in_flight', 'gauge', 'Requests under way.', [{ value: this.#inFlight }]),
    ].join('');
  }

  #begin(at: string, method: string, route: string): Durations {
    const durations = { method, route, classes: BOUNDS.map(() => 0), count: 0, sum: 0 };
    this.#durations.set(at, durations);
    return durations;
  }
}

function histogram({ method, route, classes, count, sum }: Durations): Sample[] {
  const labels = { method, route };
  let below = 0;
  const buckets = BOUNDS.map((bound, i) => {
    below += classes[i] as number;
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below };
  });
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ];
}
