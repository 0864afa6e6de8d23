/**
 * The plot: a quantity as it was sampled on the device and as it arrived, and below it, over the same time, how many
 * readings waited. A reading stands at the time when it was sampled, so an outage is a gap in what arrived that fills.
 */
import uPlot from '/uplot/uPlot.esm.js';
import {byId, h, s, text} from './dom.js';
import {clock, decimals, duration, fixed} from './format.js';
import {DELIVERED, DROPPED, LOST} from './series.js';
import {ink} from './ink.js';

/** Between two marks of the outbox's axis: whole readings. */
const AMOUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

/** Between two marks of the time axis, in milliseconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].map(seconds => 1000 * seconds);

/** The width of an amount's axis, and heights, in pixels. */
const AXIS = 58;
const OUTBOX_HEIGHT = 112;
const VALUES_HEIGHT_MIN = 190;

const FONT = '11px "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

export class Plot {

    constructor(root, span) {
        this.span = span;
        this.root = root;
        this.shown = nothing();
        this.arrived = h('span', {});
        this.at = h('p', {class: 'at', id: 'plot-at'});
        this.title = h('p', {class: 'plotted'});
        this.valuesRoot = h('div', {class: 'values', role: 'img', 'aria-labelledby': 'plot-summary'});
        this.outboxRoot = h('div', {class: 'outbox', role: 'img', 'aria-labelledby': 'plot-summary'});
        root.append(h('div', {class: 'about'}, this.title, legend(this.arrived)), this.valuesRoot,
                h('div', {class: 'about'}, outboxTitle(), outboxLegend()), this.outboxRoot, this.at,
                h('p', {class: 'quiet', id: 'plot-summary'}));
        const shared = this.shared();
        this.values = new uPlot(this.valuesOptions(shared), [[], [], []], this.valuesRoot);
        this.outbox = new uPlot(this.outboxOptions(shared), [[], [], []], this.outboxRoot);
        new ResizeObserver(() => this.fit()).observe(root);
        this.fit();
    }

    /** What the two plots have in common: the time, and the cursor. */
    shared() {
        return {
            width: 400, ms: 1, legend: {show: false}, padding: [8, 6, 0, 0],
            cursor: {sync: {key: 'limpet', setSeries: false}, y: false, drag: {x: true, y: false, setScale: false},
                bind: {dblclick: () => () => this.zoom(null)},
                points: {size: 7, width: 2, stroke: () => ink('accent'), fill: () => ink('paper')}},
            hooks: {setSelect: [plot => this.selected(plot)], setCursor: [plot => this.pointed(plot)],
                drawClear: [plot => this.shade(plot)]},
        };
    }

    valuesOptions(shared) {
        return {...shared, height: VALUES_HEIGHT_MIN,
            scales: {x: this.time(), y: {range: (plot, low, high) => this.room(low, high)}},
            axes: [{...axis(), incrs: STEPS, space: 74, size: 6, splits: moments,
                values: (plot, splits) => splits.map(() => '')}, {...axis(), size: AXIS, gap: 8, space: 44,
                values: (plot, splits) => this.shown.chosen.sensor ? labels(splits) : []}],
            series: [{}, line('track', 5), line('accent', 2.25)],
        };
    }

    outboxOptions(shared) {
        const stepped = {paths: uPlot.paths.stepped({align: 1}), points: {show: false}};
        return {...shared, height: OUTBOX_HEIGHT,
            scales: {x: this.time(), y: {range: (plot, low, high) => [0, Math.max(10, (high ?? 0) * 1.15)]}},
            axes: [{...axis(), incrs: STEPS, space: 74, size: 24, gap: 6, splits: moments, values: timeLabels},
                {...axis(), size: AXIS, gap: 8, space: 30, incrs: AMOUNTS}],
            series: [{}, {...line('muted', 1.25), fill: () => ink('outbox'), ...stepped},
                {...line('accent', 1.25), dash: [4, 3], ...stepped}],
            hooks: {...shared.hooks, draw: [plot => this.drops(plot)]},
        };
    }

    time() {
        return {time: true, range: () => [this.shown.from, this.shown.to]};
    }

    /** How what was delivered is called. */
    name(delivered) {
        text(this.arrived, delivered);
    }

    width() {
        return Math.max(1, this.values.bbox.width / devicePixelRatio);
    }

    draw(shown) {
        this.shown = shown;
        const {view, depth, chosen} = shown;
        this.title.replaceChildren(chosen.sensor ? chosen.sensor + ' ' + chosen.name + ' ' : 'No reading yet',
                h('span', {class: 'unit'}, chosen.unit));
        const apart = depth.inJournal.some((n, i) => n !== null && n !== depth.waiting[i]);
        byId('journal-key').hidden = !apart;
        this.values.setData([view.at, view.sampled, view.delivered]);
        this.outbox.setData([depth.at, depth.waiting, apart ? depth.inJournal : depth.at.map(() => null)]);
        this.pointed(this.values);
    }

    /** Air above and below the curve, and never so near that the last digit fills the plot. */
    room(low, high) {
        if (low === null || low === undefined || !Number.isFinite(low)) {
            return [0, 1];
        }
        const least = 10 * Math.pow(10, -(this.shown.chosen.digits ?? 0));
        const extra = Math.max(0.12 * (high - low), (least - (high - low)) / 2, 1e-9);
        return [low - extra, high + extra];
    }

    /** The time of an outage, behind everything else. */
    shade(plot) {
        plot.ctx.fillStyle = ink('outage');
        const {left, top, width, height} = plot.bbox;
        for (const [began, ended] of this.shown.outages) {
            const from = Math.max(left, plot.valToPos(began, 'x', true));
            const to = Math.min(left + width, plot.valToPos(Math.min(ended, this.shown.to), 'x', true));
            if (to > from) {
                plot.ctx.fillRect(from, top, to - from, height);
            }
        }
    }

    /** Readings that gave way: small triangles above the outbox. */
    drops(plot) {
        const context = plot.ctx;
        const size = 4 * devicePixelRatio;
        context.save();
        context.fillStyle = ink('warning');
        let before = -Infinity;
        for (const at of this.shown.gone) {
            const x = plot.valToPos(at, 'x', true);
            if (Math.abs(x - before) >= 1) {
                context.beginPath();
                context.moveTo(x - size, plot.bbox.top);
                context.lineTo(x + size, plot.bbox.top);
                context.lineTo(x, plot.bbox.top + 1.8 * size);
                context.fill();
                before = x;
            }
        }
        context.restore();
    }

    selected(plot) {
        const {left, width} = plot.select;
        if (width > 4) {
            const range = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
            plot.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
            this.zoom(range);
        }
    }

    zoom(range) {
        this.root.dispatchEvent(new CustomEvent('zoom', {detail: range}));
    }

    /** What stands under the pointer, in words. */
    pointed(plot) {
        if (plot !== this.values) {
            return;
        }
        const {view, track, chosen} = this.shown;
        const index = track && plot.cursor.left >= 0 ? view.indexes[plot.cursor.idx] ?? -1 : -1;
        text(this.at, index < 0 ? 'Drag to zoom; point to read.' : clock(track.ring.get('at', index)) + '  '
                + fixed(track.ring.get('value ' + chosen.quantity, index), chosen.digits) + ' ' + chosen.unit + ', '
                + fate(track.ring.get('fate', index), track.ring.get('fateAt', index) - track.ring.get('at', index)));
    }

    /** As high as there is room. */
    fit() {
        const width = Math.floor(this.root.clientWidth);
        if (width > 0) {
            this.values.setSize({width, height: Math.max(VALUES_HEIGHT_MIN, this.valuesRoot.clientHeight)});
            this.outbox.setSize({width, height: OUTBOX_HEIGHT});
        }
    }
}

function nothing() {
    const chosen = {sensor: '', quantity: '', name: '', unit: '', value: '', digits: 0};
    return {from: Date.now() - 60e3, to: Date.now(), view: {indexes: []}, chosen, gone: [], outages: new Map()};
}

function legend(arrived) {
    return h('p', {class: 'legend'}, h('span', {class: 'key sampled'}, h('i', {}), 'sampled on the device'),
            h('span', {class: 'key delivered'}, h('i', {}), arrived));
}

function outboxTitle() {
    return h('p', {class: 'plotted'}, 'Outbox ', h('span', {class: 'unit'}, 'readings waiting'));
}

function outboxLegend() {
    const triangle = s('svg', {viewBox: '0 0 8 8', width: 8, height: 8, 'aria-hidden': 'true'},
            s('path', {d: 'M0 1 H8 L4 8 Z'}));
    return h('p', {class: 'legend'},
            h('span', {class: 'key journal', id: 'journal-key', hidden: ''}, h('i', {}), 'in the journal'),
            h('span', {class: 'key dropped'}, triangle, 'dropped'));
}

/** A line, with a dot at each reading where they stand far enough apart, and where one stands alone. */
function line(colour, width) {
    return {stroke: () => ink(colour), width, spanGaps: false,
        points: {size: width + 3, fill: () => ink(colour), width: 0, space: 12}};
}

function axis() {
    return {stroke: () => ink('muted'), font: FONT, grid: {stroke: () => ink('rule'), width: 1}, ticks: {show: false}};
}

/** Round times, by this machine's clock, between two moments. */
function moments(plot, axis, low, high, step) {
    const offset = new Date(low).getTimezoneOffset() * 60e3;
    const times = [];
    for (let at = Math.ceil((low - offset) / step) * step + offset; at <= high; at += step) {
        times.push(at);
    }
    return times;
}

/** Empty where one would not fit any more. */
function timeLabels(plot, splits, axis, space, step) {
    const half = step < 60e3 ? 26 : 16;
    const end = plot.bbox.width / devicePixelRatio + 6 - half;
    return splits.map(at => plot.valToPos(at, 'x') > end ? '' : step < 60e3 ? clock(at) : clock(at).slice(0, 5));
}

function labels(splits) {
    const step = splits.length > 1 ? Math.abs(splits[1] - splits[0]) : 1;
    const digits = decimals(Number(step.toPrecision(6)));
    return splits.map(value => fixed(value, digits));
}

function fate(fate, later) {
    switch (fate) {
        case DELIVERED: return 'delivered ' + (later < 1000 ? Math.round(later) + ' ms' : duration(later)) + ' later';
        case DROPPED: return 'dropped';
        case LOST: return 'lost';
        default: return 'waiting';
    }
}
