/** The simulator's clock, by which all times in frames are: told with each frame, and going on between them. */
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
        return this.base + performance.now() - this.toldAt;
    }
}
