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
    return frame => {
        const now = frame.verdict ?? (frame.whole ? {outcome: 'none'} : null);
        if (now) {
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
    const entries = [['Name checked', now.name], ['Address', now.address], ['Version', now.version], ['Cipher suite', now.cipherSuite],
        ['Trust anchor', now.anchor]].filter(([, value]) => value);
    return h('dl', {class: 'found'}, entries.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, visible(value)))));
}

function chain(certificates) {
    if (certificates.length === 0) {
        return null;
    }
    return h('details', {open: true}, h('summary', {}, 'Certificate' + (certificates.length > 1 ? 's' : '') + ' presented: '
            + certificates.length), h('ol', {class: 'chain'}, certificates.map(one => h('li', {},
            h('p', {class: 'subject'}, visible(one.subject)),
            h('dl', {class: 'found'}, [['Issued by', one.issuer], ['Valid', date(one.notBefore) + ' to ' + date(one.notAfter)],
                ['For', (one.names ?? []).join(', ')], ['Key', one.key], ['SHA-256', one.fingerprint]]
                    .filter(([, value]) => value)
                    .map(([term, value]) => h('div', {class: term === 'SHA-256' ? 'fingerprint' : ''}, h('dt', {}, term),
                            h('dd', {}, visible(value)))))))));
}
