/** One fault, as a switch, a choice or a button: it shows how the world is, and asks for another. */
import {attribute, h, text} from './dom.js';
import {visible} from './format.js';

/** Busy for no longer than this, even if the world stays as it was, in milliseconds. */
const BUSY_MILLIS_MAX = 5000;

export function control(fault, commands, id) {
    const choices = fault.choices ?? [];
    let present;
    const make = choices.length === 1 ? button : choices.length === 2 ? toggle : select;
    const {element, show} = make(fault, choices, async command => {
        attribute(element, 'aria-busy', 'true');
        const timer = setTimeout(() => attribute(element, 'aria-busy', 'false'), BUSY_MILLIS_MAX);
        await commands.run(command);
        clearTimeout(timer);
        attribute(element, 'aria-busy', 'false');
        row.refresh();
    });
    const explanation = h('p', {id: id + '-why', class: 'why'}, visible(fault.explanation));
    attribute(element, 'id', id);
    attribute(element, 'data-fault', fault.id);
    attribute(element, 'aria-describedby', id + '-why');
    const root = h('div', {class: 'fault-row'}, h('label', {for: id}, visible(fault.label)), element, explanation);
    const row = {
        element: root,

        /** @return whether it is other than sound */
        show(values) {
            present = values[fault.id];
            return row.refresh();
        },

        refresh() {
            const active = choices.length > 1 && present !== undefined && present !== choices[0].value;
            attribute(root, 'data-active', active);
            attribute(element, 'data-value', present);
            show(present, active);
            return active;
        },
    };
    return row;
}

function button(fault, choices, run) {
    const element = h('button', {type: 'button', class: 'small', onclick: () => run(choices[0].command)},
            choices[0].label === fault.label ? 'Now' : visible(choices[0].label));   // not the same words twice
    return {element, show() {}};
}

function toggle(fault, choices, run) {
    const element = h('button', {type: 'button', role: 'switch', class: 'switch', 'aria-checked': 'false',
        onclick: () => run(choices[element.getAttribute('aria-checked') === 'true' ? 0 : 1].command)},
            h('span', {class: 'track', 'aria-hidden': 'true'}));
    return {element, show(value, active) {
        attribute(element, 'aria-checked', active);
    }};
}

function select(fault, choices, run) {
    // what a person has typed, and is not among the choices
    const custom = h('option', {value: '', disabled: '', hidden: ''});
    const element = h('select', {onchange: () => run(choices[element.selectedIndex].command)},
            choices.map(choice => h('option', {value: choice.value}, visible(choice.label))), custom);
    return {element, show(value) {
        if (element.getAttribute('aria-busy') === 'true') {
            return;
        }
        const index = value === undefined ? 0 : choices.findIndex(choice => choice.value === value);
        text(custom, visible(value));
        custom.hidden = index >= 0;
        const wanted = index >= 0 ? index : choices.length;
        if (element.selectedIndex !== wanted) {
            element.selectedIndex = wanted;
        }
    }};
}
