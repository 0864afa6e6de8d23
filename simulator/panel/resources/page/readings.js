/** What was sampled and what has arrived: keeps it in bounds, lets a quantity be chosen, and has it plotted. */
import {attribute, byId, text} from './dom.js';
import {KEPT_MAX, Ring, Track, counted, depthView} from './series.js';
import {chooser} from './chooser.js';
import {Span, windows} from './windows.js';
import {Plot} from './plot.js';

/** Drawn no more often than that, and not at all while the page is hidden. */
const REDRAW_MILLIS_MIN = 250;

/** So many are marked in the plot. */
const OUTAGES_MAX = 100;

export function readings(clock) {
    const span = new Span(clock);
    const plot = new Plot(byId('plot'), span);
    const state = {tracks: new Map(), depths: depths(), facts: null, outages: new Map(), stale: false, drawnTo: 0};
    const choice = chooser(() => state.stale = true);
    windows(byId('windows'), span, () => state.stale = true);
    window.addEventListener('themechange', () => state.stale = true);
    setInterval(() => document.hidden || draw(state, span, plot, choice), REDRAW_MILLIS_MIN);

    return frame => {
        if (frame.whole) {
            state.tracks = new Map();
            state.depths = depths();
            state.outages.clear();
        }
        if (frame.facts) {
            state.facts = frame.facts;
            choice.begin(frame.facts.sensors ?? []);
            plot.name(frame.facts.embedded ? 'received by the subscriber' : 'acknowledged by the broker');
        }
        remember(state, frame, choice);
    };
}

function depths() {
    return new Ring(2 * KEPT_MAX, ['at', 'waiting', 'inJournal']);
}

function remember(state, frame, choice) {
    for (const reading of frame.readings ?? []) {
        if (!state.tracks.has(reading.sensor)) {
            state.tracks.set(reading.sensor, new Track());
        }
        const track = state.tracks.get(reading.sensor);
        if (track.take(reading)) {
            choice.offer(reading.sensor, track.quantities);
        }
        choice.latest(reading);
    }
    for (const fate of frame.fates ?? []) {
        [...state.tracks.values()].some(track => track.settle(fate));
    }
    (frame.depths ?? []).forEach(depth => state.depths.push(
            {...depth, at: Math.max(depth.at, state.depths.last('at') || 0)}));
    if (frame.outage) {
        state.outages.set(frame.outage.began, frame.outage.ended || Infinity);
        [...state.outages.keys()].slice(0, -OUTAGES_MAX).forEach(began => state.outages.delete(began));
    }
    state.stale ||= !!(frame.readings || frame.fates || frame.depths || frame.whole);
}

function draw(state, span, plot, choice) {
    const [from, to] = span.range(first(state));
    const pixel = (to - from) / plot.width();
    if (!state.facts || !state.stale && Math.abs(to - state.drawnTo) < pixel) {
        return;
    }
    state.stale = false;
    state.drawnTo = to;
    const chosen = choice.chosen();
    const track = state.tracks.get(chosen.sensor);
    const gapMillis = 2.5 * state.facts.intervalMillis + 1000;
    const view = (track ?? new Track(1)).view(chosen.quantity, from, to, gapMillis);
    const gone = [...state.tracks.values()].flatMap(one => one.gone(from, to));
    const depth = depthView(state.depths, from, to, span.now());
    plot.draw({from, to, view, track, chosen, gone, outages: state.outages, depth});
    tell(state, counted(view, from, to), chosen);
}

/** For those who do not see the plot, and for tests. */
function tell(state, counts, chosen) {
    const root = byId('plot');
    const waiting = state.depths.size === 0 ? 0 : state.depths.last('waiting');
    attribute(root, 'data-sampled-count', counts.sampled);
    attribute(root, 'data-delivered-count', counts.delivered);
    attribute(root, 'data-waiting', waiting);
    attribute(root, 'data-kept', Math.max(0, ...[...state.tracks.values()].map(track => track.ring.size)));
    attribute(root, 'data-kept-max', KEPT_MAX);
    attribute(root, 'data-quantity', chosen.sensor + ' ' + chosen.quantity);
    text(byId('plot-summary'), `${chosen.sensor} ${chosen.name}: latest ${chosen.value} ${chosen.unit}. In this window `
            + `${counts.sampled} sampled, ${counts.delivered} delivered. ${waiting} waiting in the outbox.`);
}

function first(state) {
    const begins = [...state.tracks.values()].map(track => track.ring).filter(ring => ring.size > 0)
            .map(ring => ring.get('at', 0));
    return begins.length === 0 ? null : Math.min(...begins);
}
