/** What the page remembers of readings: rings of numbers that never grow. Knows neither page nor plot. */

/** How many readings of a sensor are kept: two hours at one a second. */
export const KEPT_MAX = 7200;

export const WAITING = 0;
export const DELIVERED = 1;
export const DROPPED = 2;
export const LOST = 3;

const FATES = {delivered: DELIVERED, twice: DELIVERED, dropped: DROPPED, lost: LOST};

/** Columns of equal length, of which the oldest row gives way. */
export class Ring {

    constructor(capacity, names) {
        this.capacity = capacity;
        this.columns = {};
        this.begin = 0;
        this.size = 0;
        names.forEach(name => this.add(name));
    }

    /** Another column; what is there already has no value in it. */
    add(name) {
        return this.columns[name] = new Float64Array(this.capacity).fill(NaN);
    }

    /** Takes a row: columns that it does not name get no value. */
    push(row) {
        const at = (this.begin + this.size) % this.capacity;
        if (this.size < this.capacity) {
            this.size++;
        } else {
            this.begin = (this.begin + 1) % this.capacity;
        }
        for (const name in this.columns) {
            this.columns[name][at] = row[name] ?? NaN;
        }
    }

    get(name, index) {
        return this.columns[name][(this.begin + index) % this.capacity];
    }

    set(name, index, value) {
        this.columns[name][(this.begin + index) % this.capacity] = value;
    }

    /** The first index whose value in a column that only grows is not below this one; the size when there is none. */
    search(name, value) {
        let low = 0;
        let high = this.size;
        while (low < high) {
            const middle = low + high >> 1;
            if (this.get(name, middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last row's value. */
    last(name) {
        return this.size === 0 ? NaN : this.get(name, this.size - 1);
    }
}

/** The readings of one sensor, and what has become of each. */
export class Track {

    constructor(capacity = KEPT_MAX) {
        this.ring = new Ring(capacity, ['id', 'at', 'fate', 'fateAt']);
        this.quantities = [];
    }

    /** @return whether it brought a quantity that was not known yet */
    take(reading) {
        const values = reading.values ?? {};
        const fresh = Object.keys(values).filter(name => !this.quantities.includes(name));
        fresh.forEach(name => this.ring.add('value ' + name));
        this.quantities.push(...fresh);
        const row = {id: reading.id, at: Math.max(reading.at, this.ring.last('at') || 0), fate: WAITING};
        Object.keys(values).forEach(name => row['value ' + name] = values[name]);
        this.ring.push(row);
        return fresh.length > 0;
    }

    /** @return whether the reading is one of these */
    settle(fate) {
        const index = this.ring.search('id', fate.id);
        if (index === this.ring.size || this.ring.get('id', index) !== fate.id) {
            return false;
        }
        if (this.ring.get('fate', index) !== DELIVERED) {
            this.ring.set('fate', index, FATES[fate.fate] ?? WAITING);
            this.ring.set('fateAt', index, fate.at);
        }
        return true;
    }

    /**
     * Columns for the plot: times, what was sampled, what of it was delivered. Null is a gap, and where the device did
     * not sample for longer than `gapMillis` a row of nulls keeps the line from bridging it. One row more on each side,
     * so that lines reach the edges.
     */
    view(name, from, to, gapMillis) {
        const ring = this.ring;
        const end = Math.min(ring.size, ring.search('at', to) + 1);
        const at = [];
        const sampled = [];
        const delivered = [];
        const indexes = [];
        for (let i = Math.max(0, ring.search('at', from) - 1); i < end; i++) {
            const time = ring.get('at', i);
            const value = ring.get('value ' + name, i);
            if (Number.isNaN(value)) {
                continue;
            }
            if (at.length > 0 && time - at[at.length - 1] > gapMillis) {
                at.push((time + at[at.length - 1]) / 2);
                sampled.push(null);
                delivered.push(null);
                indexes.push(-1);
            }
            at.push(time);
            sampled.push(value);
            delivered.push(ring.get('fate', i) === DELIVERED ? value : null);
            indexes.push(i);
        }
        return {at, sampled, delivered, indexes};
    }

    /** When readings between two moments were sampled that had to give way or were lost. */
    gone(from, to) {
        const times = [];
        for (let i = this.ring.search('at', from); i < this.ring.size && this.ring.get('at', i) <= to; i++) {
            if (this.ring.get('fate', i) >= DROPPED) {
                times.push(this.ring.get('at', i));
            }
        }
        return times;
    }
}

/** How many of a view's readings were sampled, and delivered, between two moments. */
export function counted(view, from, to) {
    let sampled = 0;
    let delivered = 0;
    view.at.forEach((time, i) => {
        if (time >= from && time <= to && view.sampled[i] !== null) {
            sampled++;
            delivered += view.delivered[i] === null ? 0 : 1;
        }
    });
    return {sampled, delivered};
}

/** Columns of the outbox's depth for the plot, the last one going on until now. */
export function depthView(ring, from, to, now) {
    const at = [];
    const waiting = [];
    const inJournal = [];
    const end = Math.min(ring.size, ring.search('at', to) + 1);
    for (let i = Math.max(0, ring.search('at', from) - 1); i < end; i++) {
        at.push(ring.get('at', i));
        waiting.push(ring.get('waiting', i));
        inJournal.push(ring.get('inJournal', i) < 0 ? null : ring.get('inJournal', i));
    }
    if (at.length > 0 && now > at[at.length - 1]) {
        at.push(now);
        waiting.push(waiting[waiting.length - 1]);
        inJournal.push(inJournal[inJournal.length - 1]);
    }
    return {at, waiting, inJournal};
}
