/** The states of the firmware's loop, as its own source draws them (Firmware.java), the present one lit. */
import {attribute, byId, h, s, text} from './dom.js';
import {duration, visible} from './format.js';

const STATES = {
    LINK: [0, 'Bringing the interface up.'],
    TIME: [1, 'Finding out the date, without which no certificate can be judged.'],
    CONNECT: [2, 'TCP, TLS, then MQTT.'],
    ONLINE: [3, 'Publishing.'],
    BACKOFF: [-1, 'Waiting before the next attempt.'],
    OFF: [-1, 'Without power.'],
};

/** What a screen reader says; the states in between go by too fast. */
const ANNOUNCED = {
    ONLINE: 'The device is online.',
    BACKOFF: 'The device is not connected, and waits before the next attempt.',
    OFF: 'The device is without power.',
};

const WIDTH = 66;
const PITCH = 84;

export function life(clock) {
    const root = byId('life');
    const boxes = {};
    const drawing = s('svg', {viewBox: '0 0 320 106', 'aria-hidden': 'true', class: 'drawing'}, diagram(boxes));
    const present = h('p', {class: 'present'});
    const how = h('p', {class: 'how'});
    const reason = h('p', {class: 'reason', id: 'life-reason'});
    root.append(drawing, present, how, reason);
    let shown = {state: '', since: 0, until: 0};
    let announced = '';

    const tell = () => {
        const {state, since, until} = shown;
        text(present, state + (since ? ' for ' + duration(clock.now() - since) : ''));
        text(how, state === 'BACKOFF' && until ? 'Next attempt in ' + duration(until - clock.now()) + '.'
                : STATES[state]?.[1]);
    };
    setInterval(() => document.hidden || tell(), 200);

    return frame => {
        if (!frame.life) {
            return;
        }
        if (ANNOUNCED[frame.life.state] && frame.life.state !== announced) {
            announced = frame.life.state;
            text(byId('announcement'), ANNOUNCED[announced]);
        }
        shown = frame.life;
        attribute(root, 'data-state', shown.state);
        Object.entries(boxes).forEach(([name, box]) => attribute(box, 'data-lit', name === shown.state));
        text(reason, shown.reason ? 'Last left ' + (shown.left ?? 'a state') + ': ' + visible(shown.reason) : '');
        tell();
    };
}

function diagram(boxes) {
    const parts = [];
    for (const [name, [column]] of Object.entries(STATES)) {
        if (column >= 0) {
            const x = 1 + column * PITCH;
            parts.push(boxes[name] = box(name, x, 1, WIDTH));
            parts.push(s('path', {class: 'edge', d: `M${x + WIDTH / 2} 33 V53`}));
            if (column > 0) {
                parts.push(arrow(x, 17, 'right'));
                parts.push(s('path', {class: 'edge', d: `M${x - PITCH + WIDTH} 17 H${x}`}));
            }
        }
    }
    parts.push(s('path', {class: 'edge', d: `M${1 + WIDTH / 2} 53 H${1 + 3 * PITCH + WIDTH / 2} M160 53 V72`}));
    parts.push(arrow(160, 72, 'down'));
    parts.push(boxes.BACKOFF = box('BACKOFF', 118, 73, 84));
    parts.push(s('path', {class: 'edge', d: 'M118 89 H14 V34'}), arrow(14, 34, 'up'));
    parts.push(boxes.OFF = s('g', {class: 'state off'}, s('text', {x: 318, y: 94, 'text-anchor': 'end'}, 'no power')));
    return parts;
}

function box(name, x, y, width) {
    return s('g', {class: 'state'}, s('rect', {x, y, width, height: 32, rx: 4}),
            s('text', {x: x + width / 2, y: y + 20, 'text-anchor': 'middle'}, name));
}

function arrow(x, y, to) {
    const turn = {right: 0, down: 90, left: 180, up: 270}[to];
    return s('path', {class: 'head', d: 'M0 0 L-6 -3 V3 Z', transform: `translate(${x} ${y}) rotate(${turn})`});
}
