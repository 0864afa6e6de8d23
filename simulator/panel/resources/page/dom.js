/**
 * Builds elements. Text only ever becomes a text node, and attributes only ever go through setAttribute: topics,
 * payloads and certificates come from outside, and none of it is ever read as HTML.
 */
const SVG = 'http://www.w3.org/2000/svg';

/** h('button', {type: 'button', onclick: f}, 'Heal'): what begins with "on" is a listener; what is null is left out. */
export function h(name, attributes, ...children) {
    return fill(document.createElement(name), attributes, children);
}

/** The same for a drawing. */
export function s(name, attributes, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes ?? {})) {
        if (key.startsWith('on')) {
            element.addEventListener(key.slice(2), value);
        } else {
            attribute(element, key, value);
        }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
}

/** Sets what has changed and no more (null takes it away), so that a screen reader and the layout are left in peace. */
export function attribute(element, name, value) {
    if (value === null || value === undefined) {
        if (element.hasAttribute(name)) {
            element.removeAttribute(name);
        }
    } else if (element.getAttribute(name) !== String(value)) {
        element.setAttribute(name, String(value));
    }
}

/** Sets an element's text if it is another. */
export function text(element, value) {
    const wanted = String(value ?? '');
    if (element.textContent !== wanted) {
        element.textContent = wanted;
    }
}

export function byId(id) {
    return document.getElementById(id);
}
