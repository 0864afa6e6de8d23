/** A chip, opened: what it is, its registers, what is wrong with it, and the air that it measures. */
import {attribute, byId, h, text} from './dom.js';
import {decimals, fixed, visible} from './format.js';
import {control} from './control.js';

export function chipPanel(commands) {
    const root = byId('chip');
    let open = null;
    let parts = null;

    const close = () => {
        const back = document.querySelector('[data-chip="' + CSS.escape(open ?? '') + '"]');
        open = null;
        root.hidden = true;
        root.replaceChildren();
        document.querySelectorAll('[data-chip]').forEach(chip => attribute(chip, 'aria-expanded', 'false'));
        back?.focus();
    };
    root.addEventListener('keydown', event => event.key === 'Escape' && close());

    return {
        open(name) {
            if (open === name) {
                close();
                return;
            }
            open = name;
            parts = null;
        },

        show(world, facts) {
            const chip = (world.chips ?? []).find(one => one.name === open);
            if (!chip) {
                return;
            }
            if (parts === null) {
                parts = built(chip, world, facts, commands, close);
                root.replaceChildren(...parts.elements);
                root.hidden = false;
                document.querySelectorAll('[data-chip]')
                        .forEach(one => attribute(one, 'aria-expanded', one.dataset.chip === open));
                parts.closing.focus({preventScroll: true});
            }
            parts.show(chip, world);
        },
    };
}

function built(chip, world, facts, commands, close) {
    const closing = h('button', {type: 'button', class: 'plain', onclick: close, 'aria-label': 'Close ' + chip.name},
            '\u00d7');
    const state = h('p', {class: 'wrong'});
    const fault = (facts.faults ?? []).filter(one => one.id === 'sensor ' + chip.name)
            .map(one => control(one, commands, 'chip-' + one.id));
    const sliders = (world.air ?? []).filter(one => (chip.air ?? []).includes(one.name))
            .map(one => slider(one, commands));
    const body = h('tbody', {});
    const table = h('table', {class: 'registers'}, h('caption', {}, 'Registers'),
            h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Address'), h('th', {scope: 'col'}, 'Name'),
                    h('th', {scope: 'col', class: 'number'}, 'Value'))), body);
    return {
        closing,
        elements: [h('div', {class: 'heading'}, h('h3', {}, chip.name, ' ', h('small', {}, chip.address)), closing),
            h('p', {class: 'what'}, visible(chip.description)), state,
            ...sliders.map(one => one.element), ...fault.map(one => one.element),
            h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Registers of ' + chip.name}, table)],
        show(now, present) {
            text(state, now.fault ? 'At fault: ' + visible(now.fault) : '');
            registers(body, now.registers ?? []);
            sliders.forEach(one => one.show((present.air ?? []).find(other => other.name === one.name)));
            fault.forEach(one => one.show(present.faults ?? {}));
        },
    };
}

/** What has changed since the time before is set in a heavier weight, until the next change. */
function registers(body, list) {
    if (body.rows.length !== list.length) {
        body.replaceChildren(...list.map(() => h('tr', {}, h('td', {}), h('td', {}), h('td', {class: 'number'}))));
    }
    list.forEach((register, i) => {
        const [address, name, value] = body.rows[i].cells;
        const changed = value.textContent !== '' && value.textContent !== register.value;
        text(address, register.address);
        text(name, register.name);
        text(value, register.value);
        attribute(body.rows[i], 'data-register', register.name);
        if (changed) {
            attribute(body.rows[i], 'data-changed', performance.now());
        } else if (performance.now() - Number(body.rows[i].dataset.changed ?? 0) > 3000) {
            attribute(body.rows[i], 'data-changed', null);
        }
    });
}

function slider(quantity, commands) {
    const id = 'air-' + quantity.name;
    const digits = decimals(quantity.step);
    const input = h('input', {type: 'range', id, min: quantity.min, max: quantity.max, step: quantity.step,
        'data-air': quantity.name});
    const output = h('output', {for: id});
    const free = h('button', {type: 'button', class: 'small', 'data-free': quantity.name,
        onclick: () => commands.run(quantity.release)}, 'Let it go');
    let dragged = 0;
    const say = value => text(output, fixed(Number(value), digits) + '\u2009' + quantity.unit);
    input.addEventListener('input', () => {
        dragged = performance.now();
        say(input.value);
    });
    input.addEventListener('change', () => commands.run(quantity.command + input.value));
    return {
        name: quantity.name,
        element: h('div', {class: 'slider'}, h('label', {for: id}, quantity.name), output, input, free),
        show(now) {
            if (now && performance.now() - dragged > 1500) {
                input.value = now.value;
                say(now.value);
            }
            attribute(input, 'aria-valuetext', output.textContent);
            free.disabled = !now?.held;
        },
    };
}
