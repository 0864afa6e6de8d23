/** One fault, as a switch, a choice or a button: it shows how the world is, and asks for another. */
import {attribute, h, text} from './dom.js';
import {visible} from './format.js';

/** Busy for no longer than this, even if the world stays as it was, in milliseconds. */
const BUSY_MILLIS_MAX = 5000;

export function control(fault, commands, id) {
    const choices = fault.choices ?? [];
    const make = choices.length === 1 ? button : choices.length === 2 ? toggle : select;
    const {element, show} = make(fault, choices, async command => {
        attribute(element, 'aria-busy', 'true');
        const timer = setTimeout(() => attribute(element, 'aria-busy', 'false'), BUSY_MILLIS_MAX);
        await commands.run(command);
        clearTimeout(timer);
        attribute(element, 'aria-busy', 'false');
    });
    const explanation = h('p', {id: id + '-why', class: 'why'}, visible(fault.explanation));
    attribute(element, 'id', id);
    attribute(element, 'data-fault', fault.id);
    attribute(element, 'aria-describedby', id + '-why');
    const row = h('div', {class: 'fault-row'}, h('label', {for: id}, visible(fault.label)), element, explanation);
    return {
        element: row,
        show(values) {
            const value = values[fault.id];
            const active = choices.length > 1 && value !== undefined && value !== choices[0].value;
            attribute(row, 'data-active', active);
            attribute(element, 'data-value', value);
            show(value, active);
            return active;
        },
    };
}

function button(fault, choices, run) {
    const element = h('button', {type: 'button', class: 'small', onclick: () => run(choices[0].command)},
            visible(choices[0].label));
    return {element, show() {}};
}

function toggle(fault, choices, run) {
    const word = h('span', {class: 'word'});
    const element = h('button', {type: 'button', role: 'switch', class: 'switch', 'aria-checked': 'false',
        'aria-label': fault.label + ': ' + choices[1].label,
        onclick: () => run(choices[element.getAttribute('aria-checked') === 'true' ? 0 : 1].command)},
            word, h('span', {class: 'track', 'aria-hidden': 'true'}));
    return {element, show(value, active) {
        attribute(element, 'aria-checked', active);
        const choice = choices.find(one => one.value === value);
        text(word, visible(choice ? choice.label : value ?? ''));
    }};
}

function select(fault, choices, run) {
    const custom = h('option', {value: '', disabled: true, hidden: true});
    const element = h('select', {onchange: () => run(choices[element.selectedIndex].command)},
            choices.map(choice => h('option', {value: choice.value}, visible(choice.label))), custom);
    return {element, show(value) {
        const index = choices.findIndex(choice => choice.value === value);
        if (document.activeElement === element && element.getAttribute('aria-busy') === 'true') {
            return;
        }
        text(custom, visible(value));
        custom.hidden = index >= 0 || value === undefined;
        element.selectedIndex = index >= 0 ? index : value === undefined ? 0 : choices.length;
    }};
}
