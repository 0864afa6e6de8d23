/** Listens to the simulator, and hands each frame (Frame.java) to the parts of the page. It asks for nothing else. */
import {attribute, byId, text} from './dom.js';
import {Clock} from './clock.js';
import {Commands} from './commands.js';
import {header} from './header.js';
import {board} from './board.js';
import {life} from './life.js';
import {ledger} from './ledger.js';
import {readings} from './readings.js';
import {consoleLines} from './console.js';
import {verdict} from './verdict.js';
import {packets} from './packets.js';
import {faults} from './faults.js';

/** After how long without a frame the page says so: the simulator sends one every two seconds at least. */
const SILENCE_MILLIS_MAX = 6000;

const clock = new Clock();
const commands = new Commands();
const parts = [header(commands), board(commands), life(clock), ledger(), readings(clock), consoleLines(), verdict(),
    packets(), faults(commands)];

let heardAt = performance.now();
let frames = 0;

function take(frame) {
    heardAt = performance.now();
    clock.set(frame.now);
    parts.forEach(part => part(frame));
    attribute(document.body, 'data-frames', ++frames);
    connection('live', 'live', '');
}

function connection(state, words, banner) {
    attribute(byId('connection'), 'data-state', state);
    text(byId('connection'), words);
    const ended = byId('ended');
    ended.hidden = banner === '';
    text(ended, banner);
}

function lost(source) {
    if (source.readyState === EventSource.CLOSED) {
        connection('refused', 'not let in', 'The simulator does not let this page in: another run may have begun. '
                + 'Open the address that ./limpet run has printed.');
    } else if (performance.now() - heardAt > SILENCE_MILLIS_MAX) {
        connection('ended', 'ended', 'The run has ended, or is out of reach. This is the last that was heard; '
                + 'the page goes on by itself if the run comes back.');
    } else {
        connection('reconnecting', 'reconnecting', '');
    }
}

const source = new EventSource('/frames');
source.addEventListener('message', event => take(JSON.parse(event.data)));
source.addEventListener('error', () => lost(source));
setInterval(() => {
    if (performance.now() - heardAt > SILENCE_MILLIS_MAX) {
        lost(source);
    }
}, 1000);
