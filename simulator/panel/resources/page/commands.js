/** Sends command lines, the same that can be typed where the run was started, and shows what it says to them. */
import {attribute, byId, text} from './dom.js';
import {visible} from './format.js';

export class Commands {

    /** @return whether it was carried out; the answer stands in the status line either way */
    async run(command) {
        this.say(command + ' \u2026', true);
        try {
            const response = await fetch('/commands',
                    {method: 'POST', headers: {'Content-Type': 'text/plain'}, body: command});
            const answer = (await response.text()).trim();
            this.say(response.ok ? answer || command : 'Not done: ' + command + '. ' + answer, response.ok);
            return response.ok;
        } catch (error) {
            this.say('Not done: ' + command + '. The simulator does not answer; has the run ended?', false);
            return false;
        }
    }

    say(words, well) {
        attribute(byId('answer'), 'data-well', well);
        text(byId('answer'), visible(words));
    }
}
