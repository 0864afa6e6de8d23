/** All that can be wrong in the device's world, in groups. */
import {attribute, byId, h, text} from './dom.js';
import {visible} from './format.js';
import {control} from './control.js';

export function faults(commands) {
    let controls = [];
    return frame => {
        if (frame.facts) {
            controls = [];
            const groups = new Map();
            for (const fault of frame.facts.faults ?? []) {
                const one = control(fault, commands, 'fault-' + fault.id.replace(/[^a-z0-9]+/gi, '-'));
                controls.push(one);
                groups.set(fault.group, [...groups.get(fault.group) ?? [], one.element]);
            }
            byId('faults').replaceChildren(...[...groups].map(([name, rows]) =>
                    h('fieldset', {}, h('legend', {}, visible(name)), rows)));
        }
        if (frame.world) {
            const active = controls.filter(one => one.show(frame.world.faults ?? {})).length;
            attribute(byId('active'), 'data-count', active);
            text(byId('active'), active === 0 ? 'none active' : active + ' active');
            attribute(byId('heal'), 'data-active', active > 0);
        }
    };
}
