package io.limpet.torture;

import static io.limpet.torture.TortureCase.accept;
import static io.limpet.torture.TortureCase.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Whom a certificate is for (RFC 9525 §6). */
final class NameCases {

    private static final String ELSEWHERE = "broker.elsewhere.test";

    private final Authorities authorities;
    private final String name;
    private final List<TortureCase> cases = new ArrayList<>();

    private NameCases(Authorities authorities) {
        this.authorities = authorities;
        this.name = authorities.name;
    }

    static List<TortureCase> of(Authorities authorities) {
        NameCases names = new NameCases(authorities);
        names.others();
        names.wildcards();
        names.notNames();
        names.right();
        return names.cases;
    }

    private void others() {
        wrong("wrong-name", "for another name", ELSEWHERE);
        wrong("name-is-the-end", "for a name that only ends like ours", "x" + name);
        wrong("name-is-the-beginning", "for a name that only begins like ours", name + ".elsewhere.test");
        wrong("name-of-the-parent", "for the domain above ours", above(name));
    }

    private void wildcards() {
        wrong("wildcard-of-part-of-a-label", "a wildcard for part of a label", name.charAt(0) + "*" + rest(name));
        wrong("wildcard-for-all", "\"*\" alone", "*");
        wrong("wildcard-across-labels", "a wildcard that would have to stand for two labels", "*" + rest(above(name)));
        wrong("wildcard-not-leftmost", "a wildcard in the place of the last label", notLeftmost());
        wrong("wildcard-twice", "a wildcard for each label", name.replaceAll("[^.]+", "*"));
        wrong("wildcard-above", "a wildcard for what is below our name", "*." + name);
        wrong("wildcard-for-an-address", "a wildcard for IP addresses", "*" + rest(authorities.address));
    }

    private void notNames() {
        wrong("address-as-dns-name", "our IP address, written as a DNS name", authorities.address);
        wrong("only-the-address", "our IP address and no name (right for who asked for the address)",
                new GeneralName(GeneralName.iPAddress, authorities.address));
        wrong("embedded-nul", "our name, a zero byte, and another domain", text(name + "\0.elsewhere.test"));
        wrong("embedded-nul-before", "another name, a zero byte, and ours", text(ELSEWHERE + "\0" + name));
        wrong("name-in-mail-address", "our name as a mail address", new GeneralName(GeneralName.rfc822Name, name));
        wrong("name-in-uri", "our name within a URI",
                new GeneralName(GeneralName.uniformResourceIdentifier, "mqtts://" + name + "/"));
        cases.add(refuse("name-in-cn-only", "our name as the common name, and no alternative names", new TlsPlay(
                authorities.issue(named("CN=" + name).without(Extension.subjectAlternativeName)))));
        cases.add(refuse("name-in-cn-beside-others", "our name as the common name, another as the alternative",
                new TlsPlay(authorities.issue(named("CN=" + name)
                        .with(Extension.subjectAlternativeName, false, names(dns(ELSEWHERE)))))));
        cases.add(refuse("no-names-at-all", "an empty list of alternative names, our name as the common name",
                new TlsPlay(authorities.issue(named("CN=" + name)
                        .with(Extension.subjectAlternativeName, false, names())))));
    }

    private void right() {
        cases.add(right("right", "nothing", dns(name)));
        cases.add(right("right-in-capitals", "nothing: names are the same in capitals",
                dns(name.toUpperCase(Locale.ROOT))));
        cases.add(right("right-among-many", "nothing: ours is the last of forty names",
                IntStream.rangeClosed(1, 40).mapToObj(i -> dns(i < 40 ? "host" + i + ".torture.test" : name))
                        .toArray(GeneralName[]::new)));
        if (name.indexOf('.') > 0) {
            cases.add(right("right-wildcard", "nothing: a wildcard for the leftmost label", dns("*" + rest(name))));
        }
    }

    private void wrong(String title, String what, String dnsName) {
        wrong(title, what, dns(dnsName));
    }

    private void wrong(String title, String what, GeneralName alternative) {
        cases.add(refuse(title, what, new TlsPlay(authorities.issue(to(alternative)))));
    }

    private TortureCase right(String title, String what, GeneralName... alternatives) {
        return accept(title, what, new TlsPlay(authorities.issue(to(alternatives))));
    }

    private Draft to(GeneralName... alternatives) {
        return Draft.broker(names(alternatives)).issuer(authorities.intermediate);
    }

    private Draft named(String subject) {
        return Draft.broker(subject, names(dns(name))).issuer(authorities.intermediate);
    }

    private static GeneralNames names(GeneralName... alternatives) {
        return new GeneralNames(alternatives);
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    /** Any text, where {@link GeneralName} would look at it. */
    private static GeneralName text(String name) {
        ASN1Encodable raw = new DERIA5String(name);
        return new GeneralName(GeneralName.dNSName, raw);
    }

    private String notLeftmost() {
        int last = name.lastIndexOf('.');
        return last < 0 ? name + ".*" : name.substring(0, last) + ".*";
    }

    /** ".example.net" of "broker.example.net"; empty when there is one label only. */
    private static String rest(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** "example.net" of "broker.example.net". */
    private static String above(String name) {
        String rest = rest(name);
        return rest.isEmpty() ? "test" : rest.substring(1);
    }
}
