package io.limpet.torture;

import static io.limpet.torture.TortureCase.accept;
import static io.limpet.torture.TortureCase.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Who vouches for a certificate, for how long and for what (RFC 5280 §6.1). */
final class ChainCases {

    /** Of nothing that exists: the arc is the one for examples (ITU-T X.660). */
    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("2.999.1");

    private final Authorities authorities;
    private final Instant now;
    private final List<TortureCase> cases = new ArrayList<>();

    private ChainCases(Authorities authorities) {
        this.authorities = authorities;
        this.now = authorities.now;
    }

    static List<TortureCase> of(Authorities authorities) {
        ChainCases chains = new ChainCases(authorities);
        chains.trust();
        chains.dates();
        chains.authorities();
        chains.purposes();
        chains.nameConstraints();
        chains.order();
        return chains.cases;
    }

    private void trust() {
        Issued stranger = Draft.authority("Somebody's Root").issue();
        Issued namesake = Draft.authority("Torture Root").issue();
        wrong("unknown-ca", "issued by an authority that is not trusted", Credentials.of(below(stranger)));
        wrong("unknown-ca-sent-along", "the same, and its root is sent along",
                Credentials.of(below(stranger), stranger));
        wrong("unknown-ca-beside-root", "the same, and the trusted root's certificate is sent along",
                Credentials.of(below(stranger), authorities.root));
        wrong("namesake-ca", "issued by an authority that has the name of a trusted one and another key",
                Credentials.of(below(namesake)));
        wrong("self-signed", "signed by itself", Credentials.of(Draft.broker(authorities.name).issue()));
        wrong("missing-intermediate", "the intermediate authority's certificate is not sent",
                Credentials.of(authorities.broker().issue()));
        wrong("trusted-root-as-broker", "the trusted root's own certificate, and nothing of its key",
                Credentials.of(authorities.root).signingWith(KeyPairs.p256()));
    }

    private void dates() {
        wrong("expired", "expired yesterday",
                authorities.issue(authorities.broker().valid(daysFromNow(-60), daysFromNow(-1))));
        wrong("not-yet-valid", "valid from tomorrow on",
                authorities.issue(authorities.broker().valid(daysFromNow(1), daysFromNow(60))));
        Issued old = authorities.authority("Old Intermediate").valid(daysFromNow(-60), daysFromNow(-1)).issue();
        wrong("expired-intermediate", "the authority above it expired yesterday", Credentials.of(below(old), old));
        Issued early = authorities.authority("Early Intermediate").valid(daysFromNow(1), daysFromNow(60)).issue();
        wrong("not-yet-valid-intermediate", "the authority above it is valid from tomorrow on",
                Credentials.of(below(early), early));
        wrong("expired-root", "the trusted root above it expired a month ago",
                Credentials.of(below(authorities.expiredRoot)));
    }

    private void authorities() {
        Issued noConstraints = authorities.authority("No Basic Constraints")
                .without(Extension.basicConstraints).issue();
        wrong("ca-without-basic-constraints", "the authority above it has no basic constraints",
                Credentials.of(below(noConstraints), noConstraints));
        Issued broker = authorities.broker().issue();
        wrong("leaf-as-ca", "issued by another broker's certificate, which is no authority",
                Credentials.of(below(broker), broker, authorities.intermediate));
        Issued noSigner = authorities.authority("No Signer")
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)).issue();
        wrong("ca-that-may-not-sign", "the key usage of the authority above it is not for certificates",
                Credentials.of(below(noSigner), noSigner));
        Issued last = authorities.authority("Last")
                .with(Extension.basicConstraints, true, new BasicConstraints(0)).issue();
        Issued beyond = Draft.authority("Beyond The Last").issuer(last).issue();
        wrong("path-too-long", "an authority below one whose path length is 0",
                Credentials.of(below(beyond), beyond, last));
        Issued unknown = authorities.authority("Unknown Extension").with(UNKNOWN, true, DERNull.INSTANCE).issue();
        wrong("unknown-critical-extension-above", "the authority above it has a critical extension nobody knows",
                Credentials.of(below(unknown), unknown));
    }

    private void purposes() {
        wrong("key-usage", "its key may encipher data and nothing else", authorities.issue(authorities.broker()
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.dataEncipherment))));
        wrong("extended-key-usage", "made for clients", authorities.issue(authorities.broker()
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))));
        wrong("extended-key-usage-code", "made for signing programs", authorities.issue(authorities.broker()
                .with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning))));
        wrong("unknown-critical-extension", "a critical extension nobody knows",
                authorities.issue(authorities.broker().with(UNKNOWN, true, DERNull.INSTANCE)));
        right("unknown-extension", "nothing: an extension nobody knows that is not critical",
                authorities.issue(authorities.broker().with(UNKNOWN, false, DERNull.INSTANCE)));
    }

    private void nameConstraints() {
        wrong("name-constraints-violated", "the authority above it may issue for another domain only",
                constrained("Violated", true, permitted("elsewhere.test")));
        wrong("name-constraints-violated-not-critical", "the same, in an extension that is not critical",
                constrained("Violated Not Critically", false, permitted("elsewhere.test")));
        wrong("name-constraints-excluded", "the authority above it may issue for all but our domain",
                constrained("Excluded", true, new NameConstraints(null, subtrees(authorities.name))));
        right("name-constraints-respected", "nothing: the authority above it may issue for our domain only",
                constrained("Respected", true, permitted(authorities.name)));
    }

    private void order() {
        Issued lower = Draft.authority("Lower").issuer(authorities.intermediate).issue();
        Issued stranger = Draft.authority("Somebody's Root").issue();
        Issued otherRoot = Draft.authority("Another Root").issue();
        Issued crossed = Draft.authority("Another Root").keys(otherRoot.keys()).issuer(authorities.root).issue();
        right("two-intermediates", "nothing: two authorities between it and the root",
                Credentials.of(below(lower), lower, authorities.intermediate));
        right("wrong-order", "nothing: the intermediates come in the wrong order (RFC 8446 §4.4.2)",
                Credentials.of(below(lower), authorities.intermediate, lower));
        right("superfluous-certificates", "nothing: a certificate comes along that leads nowhere",
                Credentials.of(authorities.broker().issue(), authorities.intermediate, stranger));
        right("root-sent-along", "nothing: the root comes along", Credentials.of(authorities.broker().issue(),
                authorities.intermediate, authorities.root));
        right("cross-signed", "nothing: issued by a root that is not trusted, which a trusted one has signed",
                Credentials.of(below(otherRoot), crossed));
    }

    private Credentials constrained(String commonName, boolean critical, NameConstraints constraints) {
        Issued authority = authorities.authority(commonName)
                .with(Extension.nameConstraints, critical, constraints).issue();
        return Credentials.of(below(authority), authority);
    }

    private static NameConstraints permitted(String domain) {
        return new NameConstraints(subtrees(domain), null);
    }

    private static GeneralSubtree[] subtrees(String domain) {
        return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain))};
    }

    private Issued below(Issued issuer) {
        return Draft.broker(authorities.name).issuer(issuer).issue();
    }

    private Instant daysFromNow(int days) {
        return now.plus(Authorities.DAY.multipliedBy(days));
    }

    private void wrong(String title, String what, Credentials presented) {
        cases.add(refuse(title, what, new TlsPlay(presented)));
    }

    private void right(String title, String what, Credentials presented) {
        cases.add(accept(title, what, new TlsPlay(presented)));
    }
}
