/** The MQTT packets, decoded, the newest first. A row opens to its bytes. */
import {attribute, byId, h, text} from './dom.js';
import {clockMillis, count, hexDump, visible} from './format.js';
import {pressable} from './console.js';

const KEPT_MAX = 500;

export function packets() {
    const body = byId('packets');
    const tools = byId('packet-tools');
    const hidden = new Set();
    const known = new Set();
    const shown = h('span', {class: 'note'});
    const kinds = h('span', {role: 'group', 'aria-label': 'Types of packets shown', class: 'kinds'});
    let running = true;
    let held = [];
    tools.append(kinds, pressable('Live', 'Show new packets as they come', true, on => {
        running = on;
        add(held);
        held = [];
    }, {id: 'packets-live'}), shown);

    const see = type => {
        if (!known.has(type)) {
            known.add(type);
            kinds.append(pressable(type, 'Show ' + type, true, on => {
                on ? hidden.delete(type) : hidden.add(type);
                [...body.rows].forEach(row => row.hidden = hidden.has(row.dataset.type));
            }, {'data-type-filter': type}));
        }
    };

    const add = list => {
        const fresh = list.slice(-KEPT_MAX).reverse();
        body.prepend(...fresh.map(packet => {
            const row = packetRow(packet);
            row.hidden = hidden.has(packet.type);
            return row;
        }));
        const rows = body.getElementsByClassName('packet');
        while (rows.length > KEPT_MAX) {
            body.lastElementChild.remove();
        }
        attribute(body, 'data-kept', rows.length);
        text(shown, rows.length === KEPT_MAX ? 'the last ' + KEPT_MAX : rows.length === 0 ? 'none yet' : '');
    };

    return frame => {
        if (frame.whole) {
            body.replaceChildren();
            held = [];
            add([]);
        }
        const fresh = frame.packets ?? [];
        if (fresh.length === 0) {
            return;
        }
        fresh.forEach(packet => see(packet.type));
        if (running) {
            add(fresh);
        } else {
            held = [...held, ...fresh].slice(-KEPT_MAX);
        }
    };
}

function packetRow(packet) {
    const flags = [packet.duplicate ? 'DUP' : '', packet.retain ? 'RETAIN' : ''].filter(flag => flag).join(' ');
    const opener = h('button', {type: 'button', class: 'opener', 'aria-expanded': 'false'},
            h('span', {class: 'arrow', 'aria-hidden': 'true'}, packet.sent ? '\u2192' : '\u2190'),
            h('span', {class: 'quiet'}, packet.sent ? 'sent ' : 'received '), packet.type);
    const row = h('tr', {class: 'packet', 'data-type': packet.type, 'data-sent': !!packet.sent,
        'data-number': packet.number},
            h('td', {}, clockMillis(packet.at)), h('td', {}, opener),
            h('td', {class: 'number'}, (packet.identifier ?? -1) >= 0 ? packet.identifier : ''),
            h('td', {class: 'number'}, (packet.qos ?? -1) >= 0 ? packet.qos : ''), h('td', {class: 'flags'}, flags),
            h('td', {class: 'said'}, packet.topic ? h('span', {class: 'topic'}, visible(packet.topic)) : null,
                    packet.payload ? h('span', {class: 'payload'}, visible(packet.payload))
                            : packet.detail ? h('span', {class: 'detail'}, visible(packet.detail)) : null),
            h('td', {class: 'number'}, count(packet.length)));
    row.addEventListener('click', () => getSelection().isCollapsed && toggle(row, opener, packet));
    return row;
}

function toggle(row, opener, packet) {
    const open = opener.getAttribute('aria-expanded') === 'true';
    attribute(opener, 'aria-expanded', String(!open));
    if (open) {
        row.nextElementSibling.remove();
        return;
    }
    const table = row.closest('.scroll');
    table.scrollTop = Math.max(1, table.scrollTop);   // off the top, where the browser holds still what it shows
    row.after(h('tr', {class: 'bytes', 'data-type': packet.type}, h('td', {colspan: 7},
            packet.detail ? h('p', {}, visible(packet.detail)) : null,
            packet.payload ? h('p', {class: 'whole'}, visible(packet.payload)) : null,
            h('pre', {}, hexDump(packet.hex)),
            (packet.hex ?? '').replace(/\s/g, '').length / 2 < packet.length
                    ? h('p', {class: 'note'}, 'The first bytes of ' + count(packet.length) + '.') : null)));
}
