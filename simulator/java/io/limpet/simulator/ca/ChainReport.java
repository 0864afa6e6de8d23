package io.limpet.simulator.ca;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a server presents, in words, and which authorities at hand would verify it. */
final class ChainReport {

    private final PresentedChain chain;
    private final String serverName;
    private final Instant now;

    private final StringBuilder text = new StringBuilder();
    private final List<Anchor> verifying = new ArrayList<>();

    /** Whether a device would refuse it at this time or by this name, whatever it trusts. */
    private boolean hasFault;

    ChainReport(PresentedChain chain, String serverName, Instant now) {
        this.chain = chain;
        this.serverName = serverName;
        this.now = now;
    }

    /** Each certificate, then what is wrong with the name and the dates. */
    void describe(Endpoint endpoint) {
        int count = chain.certificates().size();
        line(endpoint + " presents " + (count == 1 ? "one certificate" : count + " certificates") + " over "
                + chain.protocol() + ":");
        for (int i = 0; i < count; i++) {
            describe(i + 1, chain.certificates().get(i));
        }
        line("");
        checkName();
        checkDates();
    }

    private void describe(int number, X509Certificate certificate) {
        Described words = new Described(certificate);
        line("");
        line(number + "  " + words.subject());
        line("   issued by  " + (PresentedChain.isSelfSigned(certificate) ? "itself" : words.issuer()));
        if (!words.names().isEmpty()) {
            line("   for        " + words.names());
        }
        line("   valid      " + words.from() + " to " + words.until() + ", " + words.state(now));
        line("   key        " + words.key() + ", signed with " + words.signature());
        line("   SHA-256    " + words.fingerprint());
    }

    private void checkName() {
        Described own = new Described(chain.own());
        if (own.isFor(serverName)) {
            return;
        }
        hasFault = true;
        line("NAME: it is for " + (own.names().isEmpty() ? "\"" + own.subject() + "\"" : "\"" + own.names() + "\"")
                + ", not for \"" + serverName + "\". A device refuses it, unless tls.server-name says a name of it.");
    }

    private void checkDates() {
        for (X509Certificate each : chain.certificates()) {
            Described words = new Described(each);
            String state = words.state(now);
            if (!state.startsWith("expires")) {
                hasFault |= each.equals(chain.own());
                line("DATE: \"" + words.subject() + "\" is " + state.toLowerCase(Locale.ROOT)
                        + (state.equals("EXPIRED") ? ", since " + words.until() : ", but from " + words.from() + " on")
                        + ".");
            }
        }
    }

    /** Which of them verify it. */
    void check(List<Anchor> anchors) {
        List<String> lines = new ArrayList<>();
        for (Anchor anchor : anchors) {
            PathCheck.Result result = PathCheck.of(chain, anchor.certificate(), now);
            Described words = new Described(anchor.certificate());
            if (result == PathCheck.Result.VERIFIES) {
                verifying.add(anchor);
                lines.add("  " + anchor.name() + "   \"" + words.subject() + "\", until " + words.until());
            } else if (result == PathCheck.Result.NOT_AT_THIS_TIME) {
                lines.add("  " + anchor.name() + "   \"" + words.subject() + "\", but not at this time");
            }
        }
        line(lines.isEmpty() ? "Of the " + anchors.size() + " certificates in resources/ca none verifies it."
                : "Of the " + anchors.size() + " certificates in resources/ca:");
        lines.forEach(this::line);
    }

    /** What the configured file does with it. */
    void checkConfigured(String name, List<Anchor> anchors) {
        boolean verifies = anchors.stream()
                .anyMatch(each -> PathCheck.of(chain, each.certificate(), now) == PathCheck.Result.VERIFIES);
        line("The configured tls.ca, " + name + ", " + (verifies ? "verifies it." : "does not verify it."));
    }

    void noConfigured(String name, String why) {
        line("The configured tls.ca, " + name + ": " + why);
    }

    /** What to do now. */
    void advise() {
        line("");
        Suggestion suggestion = suggestion();
        if (!verifying.isEmpty()) {
            line("Set tls.ca = " + verifying.get(0).name());
        } else if (suggestion.certificate() == null) {
            line(suggestion.why());
        } else {
            line("For tls.ca, save \"" + new Described(suggestion.certificate()).subject() + "\" with --save FILE. "
                    + suggestion.why());
        }
        warn(suggestion);
    }

    /** Says that nothing is known to be right that came over the network, and how to find out. */
    void warn(Suggestion suggestion) {
        if (!suggestion.isFetched() || suggestion.certificate() == null) {
            return;
        }
        Described words = new Described(suggestion.certificate());
        line("");
        line("""
                NOT YET TRUSTED: whoever sits between you and the broker can present anything. Compare the fingerprint
                of "%s"
                  SHA-256 %s
                with one that reached you another way: from the authority's web site, from whoever runs the broker, or
                on the broker itself by openssl x509 -in FILE -noout -fingerprint -sha256""".formatted(words.subject(),
                words.fingerprint()));
    }

    Suggestion suggestion() {
        return Suggestion.of(chain, verifying);
    }

    boolean hasFault() {
        return hasFault;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    String text() {
        return text.toString();
    }
}
