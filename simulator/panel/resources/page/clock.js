/** How far it goes on without a frame, in milliseconds: one is due every two seconds. */
const AHEAD_MILLIS_MAX = 2500;

/** The simulator's clock, by which all times in frames are: told with each, and going on until the next is overdue. */
export class Clock {

    constructor() {
        this.base = Date.now();
        this.toldAt = performance.now();
    }

    set(now) {
        this.base = now;
        this.toldAt = performance.now();
    }

    now() {
        return this.base + Math.min(AHEAD_MILLIS_MAX, performance.now() - this.toldAt);
    }
}
