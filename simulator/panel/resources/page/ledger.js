/** What has become of every reading, and the story of the last outage. */
import {attribute, byId, h, text} from './dom.js';
import {count, visible} from './format.js';

const ENTRIES = [
    ['sampled', '', 'read from a sensor and given to the outbox'],
    ['delivered', '=', 'received by an independent subscriber'],
    ['waiting', '+', 'in the outbox, or on the way'],
    ['dropped', '+', 'gave way by policy, the outbox being full'],
    ['lost', '+', 'gone, and none of these: stays 0'],
    ['twice', '', 'came again; QoS 1 allows it'],
];

export function ledger() {
    const list = byId('ledger');
    for (const [name, sign, explanation] of ENTRIES) {
        list.append(h('div', {class: 'entry ' + name},
                h('dt', {}, h('span', {class: 'sign', 'aria-hidden': 'true'}, sign), name),
                h('dd', {class: 'figure', id: 'ledger-' + name, 'data-value': 0}, '0'),
                h('dd', {class: 'why', id: 'why-' + name}, explanation)));
    }
    return frame => {
        if (frame.facts) {
            text(byId('why-delivered'), frame.facts.embedded ? 'received by an independent subscriber'
                    : 'acknowledged by the broker');
            text(byId('why-dropped'), 'gave way, the outbox of ' + count(frame.facts.outboxCapacity) + ' being full');
        }
        if (frame.ledger) {
            ENTRIES.forEach(([name]) => figure(byId('ledger-' + name), frame.ledger[name] ?? 0));
        }
        if (frame.whole || frame.outage) {
            story(frame.outage);
        }
    };
}

function figure(element, value) {
    text(element, count(value));
    attribute(element, 'data-value', value);
}

function story(outage) {
    const element = byId('outage');
    text(element, outage ? visible(outage.story) : 'No outage so far.');
    attribute(element, 'data-lasting', outage ? !outage.ended : null);
}
