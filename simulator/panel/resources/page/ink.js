/** The colours of the style sheet, for what is drawn on a canvas: light-dark() resolved, as the theme is now. */
const probe = document.createElement('i');
probe.hidden = true;
let known = new Map();
window.addEventListener('themechange', () => known = new Map());

export function ink(name) {
    if (!known.has(name)) {
        if (!probe.isConnected) {
            document.body.append(probe);
        }
        probe.style.color = 'var(--' + name + ')';
        known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name);
}
