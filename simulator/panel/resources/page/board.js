/** The board, drawn: its lamps as the firmware drives them, its radio or cable, and the chips on its I2C bus. */
import {attribute, byId, s, text} from './dom.js';
import {count} from './format.js';
import {chipPanel} from './chip.js';

const HEIGHT = 232;
const PLUG_OUT = 24;

/** From which signal on so many bars are full, in dBm. */
const BARS = [-85, -75, -65, -55];

export function board(commands) {
    const panel = chipPanel(commands);
    const chips = s('g', {class: 'chips'});
    let facts;
    let world;
    let drawn = '';
    const open = name => {
        panel.open(name);
        panel.show(world, facts);
    };

    return frame => {
        if (frame.facts) {
            facts = frame.facts;
            byId('board').replaceChildren(s('svg', {viewBox: view(facts), class: 'drawing', role: 'group',
                'aria-label': 'The board and the chips on its I2C bus'}, printedBoard(facts), chips));
            drawn = '';
        }
        if (!frame.world || !facts) {
            return;
        }
        world = frame.world;
        lamps(world);
        facts.ethernet ? cable(world) : radio(world);
        const names = (world.chips ?? []).map(chip => chip.name + chip.address).join();
        if (names !== drawn) {
            drawn = names;
            chips.replaceChildren(...bus(world.chips ?? [], open));
        }
        (world.chips ?? []).forEach(mark);
        panel.show(world, facts);
    };
}

/** Above a board with a jack there is room for a plug that is out. */
function view(facts) {
    return facts.ethernet ? `0 ${-PLUG_OUT} 320 ${HEIGHT + PLUG_OUT}` : `0 0 320 ${HEIGHT}`;
}

function lamps(world) {
    attribute(byId('board-power'), 'data-on', !!world.power);
    attribute(byId('board-led'), 'data-on', !!world.led);
    text(byId('boots'), [world.boots ? 'boot ' + count(world.boots) : '', !world.power ? 'without power'
            : world.onNetwork ? 'has an address' : world.joined ? 'joined, no address yet' : 'not on the network']
            .filter(words => words !== '').join(', '));
}

function radio(world) {
    const dbm = world.signalDbm ?? 0;
    const full = dbm === 0 ? 0 : BARS.filter(least => dbm >= least).length;
    BARS.forEach((least, i) => attribute(byId('bar-' + i), 'data-on', i < full));
    attribute(byId('radio'), 'data-bars', full);
    text(byId('radio-text'), dbm === 0 ? 'not heard' : '\u2212' + Math.abs(dbm) + ' dBm');
}

function cable(world) {
    attribute(byId('cable'), 'data-on', !!world.joined);
    text(byId('radio-text'), world.joined ? 'plugged in' : 'no carrier');
}

function printedBoard(facts) {
    const pins = [];
    for (let i = 0; i < 9; i++) {
        pins.push(...[16, 152].map(cx => s('circle', {class: 'pin', cx, cy: 84 + 14 * i, r: 2.5})));
    }
    return [
        s('rect', {class: 'pcb', x: 6, y: 10, width: 156, height: 204, rx: 7}),
        ...[[16, 20], [152, 20], [16, 205], [152, 205]].map(([cx, cy]) => s('circle', {class: 'hole', cx, cy, r: 3.5})),
        ...pins,
        ...(facts.ethernet ? jack() : antenna()),
        s('rect', {class: 'can', x: 44, y: 74, width: 80, height: 66, rx: 3}),
        s('text', {class: 'print strong', x: 84, y: 105, 'text-anchor': 'middle'}, 'Limpet'),
        s('text', {class: 'print', x: 84, y: 120, 'text-anchor': 'middle'}, facts.firmware.replace(/^Limpet\s*/, '')),
        s('rect', {class: 'port', x: 66, y: 202, width: 36, height: 18, rx: 4}),
        s('rect', {class: 'slot', x: 73, y: 209, width: 22, height: 5, rx: 2.5}),
        ...lamp('board-power', 48, 170, 'power'),
        ...lamp('board-led', 112, 170, 'status'),
    ];
}

function lamp(id, cx, cy, label) {
    return [
        s('g', {class: 'lamp', id, 'data-on': 'false'}, s('circle', {class: 'glow', cx, cy, r: 11}),
                s('rect', {x: cx - 6, y: cy - 4, width: 12, height: 8, rx: 1.5})),
        s('text', {class: 'print', x: cx, y: cy + 20, 'text-anchor': 'middle'}, label),
    ];
}

function antenna() {
    const bars = BARS.map((least, i) => s('rect', {class: 'bar', id: 'bar-' + i, x: 100 + 6 * i, y: 38 - 5 * i,
        width: 4, height: 6 + 5 * i}));
    return [
        s('path', {class: 'trace', d: 'M84 74 V62 H52 V56 H84 V50 H52 V44 H84 V38 H52 V32 H84 V24 H44 V68'}),
        s('g', {id: 'radio', 'data-bars': '0'}, ...bars),
        s('text', {class: 'print', id: 'radio-text', x: 98, y: 56}),
    ];
}

function jack() {
    return [
        s('rect', {class: 'port', x: 58, y: 8, width: 44, height: 36, rx: 2}),
        s('g', {id: 'cable', 'data-on': 'false'}, s('path', {class: 'cord', d: `M80 ${-PLUG_OUT} V12`}),
                s('rect', {class: 'plug', x: 68, y: 10, width: 24, height: 22, rx: 2}),
                s('path', {class: 'contacts', d: 'M72 32 V27 M76 32 V27 M80 32 V27 M84 32 V27 M88 32 V27'})),
        s('text', {class: 'print', id: 'radio-text', x: 80, y: 58, 'text-anchor': 'middle'}),
    ];
}

/** Two lines from the pins, and a tap to each chip. */
function bus(chips, open) {
    const pitch = Math.min(52, (HEIGHT - 20) / Math.max(1, chips.length));
    const height = Math.min(36, pitch - 4);
    const top = i => 12 + i * pitch;
    const end = chips.length === 0 ? 140 : Math.max(140, top(chips.length - 1) + height / 2 + 4);
    return [
        s('path', {class: 'wire', d: `M152 126 H180 M180 ${top(0) + height / 2 - 4} V${end}`}),
        s('path', {class: 'wire', d: `M152 140 H190 M190 ${top(0) + height / 2 + 4} V${end}`}),
        s('text', {class: 'print', x: 146, y: 130, 'text-anchor': 'end'}, 'SDA'),
        s('text', {class: 'print', x: 146, y: 144, 'text-anchor': 'end'}, 'SCL'),
        ...chips.map((chip, i) => drawnChip(chip, top(i), height, open)),
    ];
}

function drawnChip(chip, y, height, open) {
    const middle = y + height / 2;
    const lines = height >= 30;
    return s('g', {class: 'chip', 'data-chip': chip.name, role: 'button', tabindex: 0, onclick: () => open(chip.name),
        onkeydown: event => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), open(chip.name))},
            s('path', {class: 'wire', d: `M180 ${middle - 4} H212 M190 ${middle + 4} H212`}),
            s('circle', {class: 'joint', cx: 180, cy: middle - 4, r: 2}),
            s('circle', {class: 'joint', cx: 190, cy: middle + 4, r: 2}),
            s('rect', {class: 'body', x: 212, y, width: 104, height, rx: 3}),
            s('circle', {class: 'notch', cx: 218, cy: y + 6, r: 1.8}),
            s('text', {class: 'name', x: 226, y: lines ? middle - 2 : middle + 4}, chip.name),
            s('text', {class: 'address', 'text-anchor': lines ? 'start' : 'end', x: lines ? 226 : 310,
                y: lines ? middle + 12 : middle + 4}, ' ' + chip.address),
            s('path', {class: 'fault', 'fill-rule': 'evenodd',
                transform: `translate(${lines ? 303 : 204} ${middle - 8})`,
                d: 'M0 0 l8 14 h-16 Z m-.8 4.5 h1.6 v4.5 h-1.6 Z m0 5.7 h1.6 v1.6 h-1.6 Z'}));
}

function mark(chip) {
    const element = document.querySelector('[data-chip="' + CSS.escape(chip.name) + '"]');
    attribute(element, 'data-faulty', chip.fault ? 'true' : 'false');
    attribute(element, 'aria-label', chip.name + ' ' + chip.address + (chip.fault ? ', ' + chip.fault : '')
            + ': registers and values');
}
