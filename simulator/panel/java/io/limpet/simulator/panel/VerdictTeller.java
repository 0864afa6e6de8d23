package io.limpet.simulator.panel;

import java.util.List;

/** What TLS has found out about the broker, attempt by attempt. Not for several threads. */
final class VerdictTeller {

    private static final int LENGTH_MAX = 1000;

    private Frame.Verdict verdict = begun("none", 0, null, 0);

    Frame.Verdict verdict() {
        return verdict;
    }

    /** Whether a server has shown certificates in this attempt. */
    boolean hasSeenCertificates() {
        return !verdict.chain().isEmpty();
    }

    void connecting(long now, String host, int port) {
        verdict = begun("connecting", now, shown(host), port);
    }

    void presented(List<Frame.Certificate> chain, String name) {
        verdict = new Frame.Verdict(verdict.outcome(), verdict.at(), verdict.host(), verdict.port(), shown(name),
                verdict.version(), verdict.cipherSuite(), verdict.address(), verdict.anchor(), verdict.reason(), chain);
    }

    /** @param description the version, and after a comma where the broker was found */
    void verified(long now, String description, String cipherSuite, String anchor, List<Frame.Certificate> chain) {
        int comma = description.indexOf(", ");
        String version = comma < 0 ? description : description.substring(0, comma);
        String address = comma < 0 ? null : description.substring(comma + 2);
        verdict = new Frame.Verdict("verified", now, verdict.host(), verdict.port(), verdict.name(), shown(version),
                shown(cipherSuite), shown(address), shown(anchor), null, chain.isEmpty() ? verdict.chain() : chain);
    }

    void refused(long now, String message) {
        verdict = new Frame.Verdict("refused", now, verdict.host(), verdict.port(), verdict.name(), null, null,
                null, null, shown(message), verdict.chain());
    }

    /** Why a broker was refused goes on being said. */
    void closed(long now) {
        if (verdict.outcome().equals("verified") || verdict.outcome().equals("connecting")) {
            verdict = new Frame.Verdict("closed", now, verdict.host(), verdict.port(), verdict.name(),
                    verdict.version(), verdict.cipherSuite(), verdict.address(), verdict.anchor(), null,
                    verdict.chain());
        }
    }

    private static Frame.Verdict begun(String outcome, long now, String host, int port) {
        return new Frame.Verdict(outcome, now, host, port, null, null, null, null, null, null, List.of());
    }

    private static String shown(String text) {
        return text == null ? null : Words.shortened(Words.harmless(text), LENGTH_MAX);
    }
}
