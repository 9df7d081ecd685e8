import { ApiError } from './api.js';
import { now } from './clock.js';
import { isWhole, patienceMs } from './devices.js';
import { Live } from './live.js';
import { recall, remember } from './last-known.js';
import { gaps, homes, hours, lastHour, state } from './loading.js';
import { apply, applyReadings, forget, know, model } from './model.js';
import { PowerHour } from './power.js';
import { look } from './renewal.js';
import { api, session } from './session.js';
import { texts } from './texts.js';

/**
 * Watches one home: what is so is asked for whenever the live stream begins or begins again, so that nothing that
 * happened in between is missed, and events that come during the question are laid over its answer.
 */
const FIRST_HOME = 'default';
const BEAT_MS = 250;
const MINUTE_MS = 60_000;
const SEEN_MS = 15_000;
const RETRY_MS = 5_000;
const PATIENCE_MS = 2_500;

class Watch {
  #hour = new PowerHour();
  #readings = new Map();
  #held = [];
  #asking = 0;
  #isLate = false;
  #closed = false;
  #filled = false;

  /** Whether the server ever said what is so. */
  isAnswered = false;

  constructor(home) {
    this.home = home;
    this.live = new Live(home.id, { onEvent: this.#heard, onState: this.#connection }, () => api.get('/me'));
    this.timers = [setInterval(this.#everyMinute, MINUTE_MS), setInterval(this.#see, SEEN_MS)];
  }

  close() {
    this.#closed = true;
    this.live.close();
    this.timers.forEach(clearInterval);
  }

  /** Asks for everything, first for what is so now. Fails with the first answer that does. */
  async load() {
    await this.#refresh();
    await Promise.all([this.#energy(), this.#deafness()]);
    this.#note();
    this.#hour = new PowerHour();
    // Without the past the line just begins now.
    await lastHour(model.state.devices ?? [], this.#remember, () => this.#closed).catch(() => {});
    this.#filled = true;
    this.#draw();
  }

  async #refresh() {
    this.#asking++;
    try {
      const answer = await state(this.home);
      this.isAnswered = true;
      if (!this.#closed) know(answer, this.home);
      this.#note();
    } finally {
      this.#asking--;
      if (!this.#asking && !this.#closed) this.#caughtUp();
    }
  }

  #note() {
    if (!this.#closed) remember(session.state.me, model.state);
  }

  #caughtUp() {
    this.#held.splice(0).forEach(([kind, data]) => apply(kind, data));
    if (this.#isLate) this.#refresh().catch(() => {});
    this.#isLate = false;
  }

  async #energy() {
    const answer = await hours(this.home);
    if (!this.#closed) model.set({ hours: answer });
  }

  /** It grows only while the server is away: then everything is asked for anew. */
  async #deafness() {
    const answer = await gaps(this.home);
    if (!this.#closed) model.set({ gaps: answer });
  }

  #draw() {
    if (!this.#closed && this.#filled) model.set({ power: this.#hour.series(now()) });
  }

  #everyMinute = () => {
    this.#draw();
    this.#energy().catch(() => {});
  };

  /** A heartbeat is no event of the live stream: when each device was last seen is asked for while somebody looks. */
  #see = () => {
    if (!document.hidden) this.#refresh().catch(() => {});
  };

  #connection = (connected) => {
    if (this.#closed) return;
    const { lostAt } = model.state.live;
    model.set({ live: { connected, lostAt: connected ? null : (lostAt ?? now()) } });
    if (!connected) api.get('/me').catch(() => {});
    else if (lostAt) this.#again();
    // What changed between an answer that is still on its way and the stream's beginning is asked for after it.
    else if (this.#asking) this.#isLate = true;
    else this.#refresh().catch(() => {});
  };

  /** A server that was away may have come back with another page. */
  #again() {
    this.load().catch(() => {});
    look();
  }

  #heard = (kind, data) => {
    if (this.#closed) return;
    if (kind === 'reading') this.#wait(data);
    else if (kind === 'reset') this.load().catch(() => {});
    else if (this.#asking || !this.isAnswered) this.#held.push([kind, data]);
    else apply(kind, data);
  };

  #wait(reading) {
    if (!this.#readings.size) setTimeout(this.#beat, BEAT_MS);
    this.#readings.set(`${reading.deviceId}/${reading.channel}`, reading);
  }

  #beat = () => {
    const readings = [...this.#readings.values()];
    this.#readings.clear();
    if (this.#closed) return;
    const known = new Map((model.state.devices ?? []).map((device) => [device.id, device]));
    readings.forEach((reading) => known.has(reading.deviceId) && this.#remember(known.get(reading.deviceId), reading));
    applyReadings(readings);
    this.#draw();
  };

  #remember = (device, { channel, at, powerWatts }) => {
    if (powerWatts != null) this.#hour.add(`${device.id}/${channel}`, Date.parse(at), powerWatts, patienceMs(device), isWhole(device));
  };
}

const AWAY = new ApiError(0, null);
const NOT_OURS = [403, 404];

let watch;
let wanted;

/** Watches the home with this id, or the one every installation begins with; asks again while the server is away. */
export async function open(homeId) {
  close();
  const mine = (wanted = {});
  // A server that is away may take long to say so.
  setTimeout(() => wanted === mine && lacking(AWAY, homeId), PATIENCE_MS);
  while (wanted === mine && !watch?.isAnswered && (await isAway(homeId, mine))) await new Promise((done) => setTimeout(done, RETRY_MS));
}

async function isAway(homeId, mine) {
  try {
    await begin(homeId, mine);
  } catch (problem) {
    if (wanted === mine) lacking(problem, homeId);
    return problem.status === 0 && !watch?.isAnswered;
  }
  return false;
}

/**
 * Of who was here before it is known which home to ask about, until the answer says that it is not theirs. What else is
 * remembered of it may be old, so it is not shown.
 */
async function begin(homeId, mine) {
  const before = recall()?.known.homes ?? [];
  if (before.some(({ id }) => id === (homeId ?? id))) {
    try {
      return await watching(chosen(before, homeId), mine);
    } catch (problem) {
      if (!NOT_OURS.includes(problem.status)) throw problem;
    }
  }
  const all = await homes();
  if (!all.length) throw new ApiError(404, { detail: texts.problem.homeless });
  const home = chosen(all, homeId);
  if (wanted === mine) model.set({ homes: all, home, problem: null });
  return watching(home, mine);
}

const chosen = (all, homeId) => all.find(({ id }) => id === homeId) ?? all.find(({ id }) => id === FIRST_HOME) ?? all[0];

async function watching(home, mine) {
  if (wanted !== mine) return;
  watch?.close();
  watch = new Watch(home);
  await watch.load();
}

/** Without the server: what was last known, with its time. Without that: why there is nothing. */
function lacking(problem, homeId) {
  const last = problem.status === 0 && !watch?.isAnswered ? recall(homeId) : null;
  if (last) model.set({ ...last.known, problem: null, live: { connected: false, lostAt: last.at } });
  else if (problem !== AWAY) model.set({ problem });
}

export function close() {
  wanted = undefined;
  watch?.close();
  watch = undefined;
  forget();
}
