/** Times, numbers and foreign text, for a person. Knows no page, so it can be tried anywhere. */

const two = n => String(n).padStart(2, '0');

/** "12:04:31", by this machine's clock. */
export function clock(millis) {
    const at = new Date(millis);
    return two(at.getHours()) + ':' + two(at.getMinutes()) + ':' + two(at.getSeconds());
}

/** "12:04:31.250". */
export function clockMillis(millis) {
    return clock(millis) + '.' + String(new Date(millis).getMilliseconds()).padStart(3, '0');
}

/** "2026-11-24". */
export function date(millis) {
    return new Date(millis).toISOString().slice(0, 10);
}

/** "0.4 s", "41 s", "3 min 05 s", "2 h 07 min". */
export function duration(millis) {
    const seconds = Math.max(0, millis) / 1000;
    if (seconds < 9.95) {
        return seconds.toFixed(1) + ' s';
    }
    const whole = Math.round(seconds);
    if (whole < 60) {
        return whole + ' s';
    }
    if (whole < 3600) {
        return Math.floor(whole / 60) + ' min ' + two(whole % 60) + ' s';
    }
    return Math.floor(whole / 3600) + ' h ' + two(Math.floor(whole % 3600 / 60)) + ' min';
}

/** 12,345 with thin spaces: 12 345. */
export function count(number) {
    return String(number ?? 0).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** A number with so many decimals, and a real minus sign. */
export function fixed(value, decimals) {
    if (!Number.isFinite(value)) {
        return '\u2013';
    }
    return value.toFixed(decimals).replace('-', '\u2212');
}

/** How many decimals a value has, three at most. */
export function decimals(value) {
    if (!Number.isFinite(value)) {
        return 0;
    }
    for (let digits = 0; digits < 3; digits++) {
        if (Math.abs(value - Number(value.toFixed(digits))) < 1e-9 * Math.max(1, Math.abs(value))) {
            return digits;
        }
    }
    return 3;
}

const UNITS = {C: '°C', percent: '%', ms: 'ms', s: 's', Pa: 'Pa', hPa: 'hPa', V: 'V', mV: 'mV', dBm: 'dBm',
    bytes: 'bytes', days: 'days', lux: 'lx', K: 'K', ppm: 'ppm'};

/** "temperature_C" is {name: "temperature", unit: "°C"}. */
export function quantity(key) {
    const cut = key.lastIndexOf('_');
    const unit = cut > 0 ? UNITS[key.slice(cut + 1)] : undefined;
    return {name: (unit ? key.slice(0, cut) : key).replaceAll('_', ' '), unit: unit ?? ''};
}

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text from outside with everything shown that would otherwise act unseen: control characters, and those that turn the
 * direction of reading (UAX #9).
 */
export function visible(text) {
    return String(text ?? '').replace(UNSEEN,
            c => '⟨U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟩');
}

/** The lines of a hex dump: offset, sixteen bytes, and the same as ASCII. What is no byte ("**") stays as it is. */
export function hexDump(hex) {
    const bytes = (hex ?? '').replace(/\s/g, '').match(/../g) ?? [];
    const lines = [];
    for (let at = 0; at < bytes.length; at += 16) {
        const row = bytes.slice(at, at + 16);
        const ascii = row.map(b => parseInt(b, 16))
                .map(b => b >= 0x20 && b < 0x7f ? String.fromCharCode(b) : '·').join('');
        lines.push(at.toString(16).padStart(4, '0') + '  ' + row.slice(0, 8).join(' ').padEnd(23) + '  '
                + row.slice(8).join(' ').padEnd(23) + '  ' + ascii);
    }
    return lines.join('\n');
}
