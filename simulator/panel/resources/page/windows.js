/** Which span of time the plot shows: a window that moves with the clock, or what was zoomed into. */
import {attribute, byId, h} from './dom.js';

const WINDOWS = [['1 min', 60e3], ['5 min', 300e3], ['15 min', 900e3], ['1 h', 3600e3], ['All', Infinity]];

export class Span {

    constructor(clock) {
        this.clock = clock;
        this.millis = 60e3;
        this.pausedAt = null;
        this.zoomed = null;
    }

    now() {
        return this.pausedAt ?? this.clock.now();
    }

    /** From when to when. */
    range(first) {
        if (this.zoomed) {
            return this.zoomed;
        }
        const now = this.now();
        const from = this.millis === Infinity ? Math.min(first ?? now, now - 10e3) : now - this.millis;
        return [from, now];
    }
}

export function windows(root, span, changed) {
    const buttons = WINDOWS.map(([label, millis]) => h('button', {type: 'button', class: 'small', 'data-window': label,
        onclick: () => choose(millis)}, label));
    const pause = h('button', {type: 'button', class: 'small', id: 'pause', 'aria-pressed': 'false', onclick: () => {
        span.pausedAt = span.pausedAt === null ? span.clock.now() : null;
        show();
    }}, 'Pause');
    const back = h('button', {type: 'button', class: 'small', id: 'zoom-out', hidden: '', onclick: () => zoom(null)},
            'Zoom out');
    root.append(back, h('span', {class: 'joined'}, buttons), pause);

    const choose = millis => {
        span.millis = millis;
        span.zoomed = null;
        show();
    };
    const zoom = range => {
        span.zoomed = range;
        show();
    };
    const show = () => {
        buttons.forEach((button, i) =>
                attribute(button, 'aria-pressed', WINDOWS[i][1] === span.millis && !span.zoomed));
        attribute(pause, 'aria-pressed', span.pausedAt !== null);
        back.hidden = span.zoomed === null;
        changed();
    };
    byId('plot').addEventListener('zoom', event => zoom(event.detail));
    document.addEventListener('keydown', event => event.key === 'Escape' && span.zoomed && zoom(null));
    show();
}
