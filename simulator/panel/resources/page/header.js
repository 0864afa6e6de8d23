/** The top of the page: which device this is, the theme, and "heal everything". */
import {attribute, byId, text} from './dom.js';
import {visible} from './format.js';

const THEME = 'limpet-theme';

export function header(commands) {
    theme();
    const heal = byId('heal');
    heal.addEventListener('click', async () => {
        attribute(heal, 'aria-busy', true);
        await commands.run('heal');
        attribute(heal, 'aria-busy', false);
    });
    return frame => {
        if (frame.facts) {
            const facts = frame.facts;
            document.title = facts.device + ' \u00b7 Limpet';
            text(byId('device'), visible(facts.device));
            text(byId('broker'), visible(facts.broker) + (facts.embedded ? ', embedded' : ''));
            text(byId('interface'), facts.ethernet ? 'Ethernet' : 'Wi-Fi \u201c' + visible(facts.network) + '\u201d');
            text(byId('firmware'), visible(facts.firmware));
        }
    };
}

/** System, light or dark, remembered by the browser. The parts that draw by themselves listen to "themechange". */
function theme() {
    const choice = byId('theme');
    const use = value => {
        attribute(document.documentElement, 'data-theme', value);
        window.dispatchEvent(new Event('themechange'));
    };
    choice.value = ['light', 'dark'].includes(localStorage.getItem(THEME)) ? localStorage.getItem(THEME) : 'system';
    use(choice.value);
    choice.addEventListener('change', () => {
        localStorage.setItem(THEME, choice.value);
        use(choice.value);
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => use(choice.value));
}
