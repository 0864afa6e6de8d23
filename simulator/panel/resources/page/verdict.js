/** What TLS has found out about the broker, in words: above everything that is said over it. */
import {attribute, byId, h} from './dom.js';
import {clock, date, visible} from './format.js';

const HEADLINES = {
    none: () => 'No attempt to connect yet.',
    connecting: v => 'Connecting to ' + v.host + ':' + v.port + '. No byte of MQTT before the broker is verified.',
    verified: v => 'Verified: this is ' + v.host + '.',
    refused: () => 'Refused, before any byte of MQTT.',
    closed: v => 'The connection to ' + v.host + ' is closed.',
};

export function verdict() {
    const root = byId('verdict');
    let shown = '';
    return frame => {
        const now = frame.verdict ?? (frame.whole ? {outcome: 'none'} : null);
        if (now && JSON.stringify(now) !== shown) {
            shown = JSON.stringify(now);
            attribute(root, 'data-outcome', now.outcome);
            root.replaceChildren(...[
                    h('p', {class: 'headline'}, visible((HEADLINES[now.outcome] ?? HEADLINES.none)(now)),
                            now.at ? h('span', {class: 'when'}, clock(now.at)) : null),
                    now.reason ? h('p', {class: 'reason', id: 'verdict-reason'}, visible(now.reason)) : null,
                    found(now), chain(now.chain ?? [])].filter(part => part !== null));
        }
    };
}

function found(now) {
    return list([['Name checked', now.name], ['Address', now.address], ['Version', now.version],
        ['Cipher suite', now.cipherSuite], ['Trust anchor', now.anchor]]);
}

function chain(certificates) {
    if (certificates.length === 0) {
        return null;
    }
    const title = certificates.length + (certificates.length === 1 ? ' certificate' : ' certificates') + ' presented';
    return h('details', {open: ''}, h('summary', {}, title),
            h('ol', {class: 'chain'}, certificates.map(one => h('li', {},
                    h('p', {class: 'subject'}, visible(one.subject)),
                    list([['Issued by', one.issuer], ['Valid', date(one.notBefore) + ' to ' + date(one.notAfter)],
                        ['For', (one.names ?? []).join(', ')], ['Key', one.key], ['SHA-256', one.fingerprint]])))));
}

/** Terms and what is known of them; the others are left out. */
function list(entries) {
    return h('dl', {class: 'found'}, entries.filter(([, value]) => value).map(([term, value]) =>
            h('div', {'data-term': term}, h('dt', {}, term), h('dd', {}, visible(value)))));
}
