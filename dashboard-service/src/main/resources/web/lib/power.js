/**
 * The home's power over the last hour, minute by minute. A channel that falls silent keeps its value for as long as its
 * own rhythm allows and then counts for nothing: a minute in which nobody spoke is a gap, not a zero.
 */
const MINUTE = 60_000;
const MINUTES = 60;

export class PowerHour {
  #channels = new Map();

  /**
   * @param holdMs how long the channel's word is good for
   * @param isWhole whether it sees the whole home: where it spoke, the parts are in it already
   */
  add(channel, at, watts, holdMs, isWhole = false) {
    const minute = Math.floor(at / MINUTE);
    const known = this.#channels.get(channel) ?? { isWhole, holdMinutes: Math.ceil(holdMs / MINUTE), minutes: new Map() };
    const [sum, number] = known.minutes.get(minute) ?? [0, 0];
    known.minutes.set(minute, [sum + watts, number + 1]);
    known.minutes.delete(minute - 2 * MINUTES);
    this.#channels.set(channel, known);
  }

  /** Sixty points, the running minute last: {at, watts}, watts null in a gap. */
  series(now) {
    const last = Math.floor(now / MINUTE);
    const points = Array.from({ length: MINUTES }, (_, i) => ({ at: (last - MINUTES + 1 + i) * MINUTE, watts: null }));
    const whole = points.map((point) => ({ ...point }));
    for (const channel of this.#channels.values()) {
      this.#lay(channel, last, channel.isWhole ? whole : points);
    }
    return points.map((point, i) => (whole[i].watts === null ? point : whole[i]));
  }

  #lay({ holdMinutes, minutes }, last, points) {
    let held = null;
    let heldUntil = -1;
    for (let minute = last - 2 * MINUTES; minute <= last; minute++) {
      const mean = minutes.get(minute);
      if (mean) {
        held = mean[0] / mean[1];
        heldUntil = minute + holdMinutes;
      }
      const point = points[minute - (last - MINUTES + 1)];
      if (point && minute <= heldUntil) point.watts = (point.watts ?? 0) + held;
    }
  }
}
