/** The device's serial console, and what the simulator says. */
import {attribute, byId, h, text} from './dom.js';
import {visible} from './format.js';

const KEPT_MAX = 2000;
const SHOWN_MAX = 500;
const LEVELS = [['E', 'errors'], ['W', 'warnings'], ['I', 'information'], ['D', 'debugging'], ['S', 'simulator']];

export function consoleLines() {
    const view = byId('console');
    const lines = [];
    const hidden = new Set();
    let words = '';

    const matches = line => !hidden.has(line.level ?? '') && (words === '' || line.text.toLowerCase().includes(words));
    const toEnd = () => follow.getAttribute('aria-pressed') === 'true' && (view.scrollTop = view.scrollHeight);
    const redraw = () => {
        view.replaceChildren(...lines.filter(matches).slice(-SHOWN_MAX).map(element));
        toEnd();
    };

    const filter = h('input', {type: 'search', id: 'console-filter', placeholder: 'Filter',
        'aria-label': 'Show only lines with this text',
        oninput: () => {
            words = filter.value.toLowerCase();
            redraw();
        }});
    const levels = LEVELS.map(([level, name]) => pressable(level, 'Show ' + name, true, on => {
        on ? hidden.delete(level) : hidden.add(level);
        redraw();
    }, {'data-level': level}));
    const follow = pressable('Follow', 'Scroll to each new line', true, toEnd, {id: 'console-follow'});
    const copy = h('button', {type: 'button', class: 'small', id: 'console-copy', onclick: async () => {
        await navigator.clipboard.writeText(lines.filter(matches).map(line => line.text).join('\n'));
        text(copy, 'Copied');
        setTimeout(() => text(copy, 'Copy'), 1500);
    }}, 'Copy');
    byId('console-tools').append(filter, h('span', {role: 'group', 'aria-label': 'Levels', class: 'joined'}, levels),
            follow, copy);
    view.addEventListener('scroll', () => attribute(follow, 'aria-pressed',
            String(view.scrollTop + view.clientHeight > view.scrollHeight - 8)));

    return frame => {
        const fresh = (frame.lines ?? []).slice(-KEPT_MAX)
                .map(line => ({...line, level: line.level ?? '', text: line.text ?? ''}));
        if (frame.whole) {
            lines.length = 0;
            view.replaceChildren();
        }
        if (fresh.length === 0) {
            return;
        }
        lines.push(...fresh);
        lines.splice(0, Math.max(0, lines.length - KEPT_MAX));
        view.append(...fresh.filter(matches).slice(-SHOWN_MAX).map(element));
        while (view.childElementCount > SHOWN_MAX) {
            view.firstElementChild.remove();
        }
        attribute(view, 'data-kept', lines.length);
        toEnd();
    };
}

/** A button that stays pressed. */
export function pressable(label, title, pressed, use, attributes) {
    const press = () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        attribute(button, 'aria-pressed', on);
        use(on);
    };
    const button = h('button', {type: 'button', class: 'small', title, 'aria-pressed': pressed, ...attributes,
        onclick: press}, label);
    return button;
}

function element(line) {
    const level = line.level;
    const rest = level && line.text.startsWith(level + ' ') ? line.text.slice(2) : line.text;
    return h('div', {class: 'line', 'data-level': level, 'data-number': line.number},
            h('span', {class: 'level'}, level), h('span', {class: 'words'}, visible(rest)));
}
