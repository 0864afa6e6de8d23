package io.limpet.simulator.ca;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What to put into {@code tls.ca} for a chain.
 *
 * @param certificate null where there is nothing to recommend
 * @param isFetched whether it came from the server, and so is not trusted yet
 * @param why in a sentence
 */
record Suggestion(X509Certificate certificate, boolean isFetched, String why) {

    /** @param verifying those at hand that verify the chain */
    static Suggestion of(PresentedChain chain, List<Anchor> verifying) {
        X509Certificate top = chain.topmost();
        boolean isAuthority = top.getBasicConstraints() >= 0;
        if (!verifying.isEmpty()) {
            Anchor anchor = verifying.get(0);
            return new Suggestion(anchor.certificate(), false, "It is the one of " + anchor.name()
                    + ", which did not come over this connection.");
        }
        if (PresentedChain.isSelfSigned(top) && isAuthority) {
            return new Suggestion(top, true, "It is the root of the chain.");
        }
        if (isAuthority) {
            return new Suggestion(top, true, "It is an intermediate authority: the root was not sent. It does as an"
                    + " anchor, and is replaced sooner than a root. Better get \"" + new Described(top).issuer()
                    + "\" from the authority's web site.");
        }
        return new Suggestion(null, true, top.equals(chain.own()) && PresentedChain.isSelfSigned(top)
                ? "The broker's certificate is signed by itself and not that of an authority: not every board takes it"
                    + " as an anchor, and each renewal would cut off all devices. Have it issued by an authority of"
                    + " your own."
                : "The broker sends no authority's certificate. Get that of \"" + new Described(top).issuer()
                    + "\" from the authority itself.");
    }
}
