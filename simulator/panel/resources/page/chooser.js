/** The quantities that are measured, with their latest values; one of them is plotted. */
import {attribute, byId, h, text} from './dom.js';
import {decimals, fixed, quantity, visible} from './format.js';

/** So many of a sensor are shown where there is little room (panel.css); the others at a press of a button. */
const SHOWN = 3;

export function chooser(changed) {
    const root = byId('chooser');
    const entries = new Map();
    let groups = new Map();
    let chosen = null;

    const entry = (sensor, key) => {
        const {name, unit} = quantity(key);
        const value = h('output', {});
        const id = sensor + ' ' + key;
        const input = h('input', {type: 'radio', name: 'quantity', value: id, onchange: () => choose(id)});
        const element = h('label', {class: 'quantity', 'data-quantity': id}, input,
                h('span', {class: 'name'}, visible(name)), value, h('span', {class: 'unit'}, unit));
        return {sensor, quantity: key, name: visible(name), unit, digits: 0, value: '', element, input, output: value};
    };
    const choose = id => {
        chosen = id;
        entries.get(id).input.checked = true;
        changed();
    };

    return {
        begin(sensors) {
            entries.clear();
            groups = new Map(sensors.map(sensor => [sensor, group(sensor)]));
            root.replaceChildren(...groups.values());
        },

        /** These are a sensor's quantities. */
        offer(sensor, quantities) {
            if (!groups.has(sensor)) {
                groups.set(sensor, group(sensor));
                root.append(groups.get(sensor));
            }
            for (const key of quantities) {
                const id = sensor + ' ' + key;
                if (!entries.has(id)) {
                    entries.set(id, entry(sensor, key));
                    groups.get(sensor).insertBefore(entries.get(id).element, groups.get(sensor).lastElementChild);
                }
            }
            more(groups.get(sensor), quantities.length - SHOWN);
            if (chosen === null) {
                choose(entries.keys().next().value);
            } else if (entries.has(chosen)) {
                entries.get(chosen).input.checked = true;
            }
        },

        latest(reading) {
            for (const [key, value] of Object.entries(reading.values ?? {})) {
                const one = entries.get(reading.sensor + ' ' + key);
                one.digits = Math.max(one.digits, decimals(value));
                one.value = fixed(value, one.digits);
                text(one.output, one.value);
                attribute(one.output, 'data-value', value);
            }
        },

        /** What is plotted: sensor, quantity, name, unit, latest value, decimals. */
        chosen() {
            return entries.get(chosen) ?? {sensor: '', quantity: '', name: '', unit: '', value: '', digits: 0};
        },
    };
}

function group(sensor) {
    const rest = h('button', {type: 'button', class: 'more', hidden: '',
        onclick: () => attribute(element, 'data-open', 'true')});
    const element = h('div', {class: 'group', 'data-sensor': sensor}, h('h3', {}, visible(sensor)), rest);
    return element;
}

function more(element, number) {
    element.lastElementChild.hidden = number <= 0;
    text(element.lastElementChild, number + ' more');
}
