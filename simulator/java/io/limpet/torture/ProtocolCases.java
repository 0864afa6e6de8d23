package io.limpet.torture;

import static io.limpet.torture.TortureCase.accept;
import static io.limpet.torture.TortureCase.refuse;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.RenegotiationPolicy;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.DHGroup;
import org.bouncycastle.tls.crypto.TlsDHConfig;

/** A sound certificate, and a protocol that gives its protection away. */
final class ProtocolCases {

    /** TLS_RSA_EXPORT_WITH_RC4_40_MD5: nobody has it any more, so it is only named. */
    private static final int EXPORT_SUITE = 0x0003;

    private final Credentials sound;
    private final Credentials soundRsa;
    private final Credentials stranger;
    private final List<TortureCase> cases = new ArrayList<>();

    private ProtocolCases(Authorities authorities) {
        sound = authorities.issue(authorities.broker());
        soundRsa = authorities.issue(authorities.broker().keys(KeyPairs.rsa(2048)));
        stranger = Credentials.of(Draft.broker("broker.elsewhere.test").issue());
    }

    static List<TortureCase> of(Authorities authorities) {
        ProtocolCases protocol = new ProtocolCases(authorities);
        protocol.versions();
        protocol.suites();
        protocol.leftOut();
        protocol.extras();
        return protocol.cases;
    }

    private void versions() {
        wrong("tls-1.0", "TLS 1.0, offered or not", insisting(sound, ProtocolVersion.TLSv10,
                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA));
        wrong("tls-1.1", "TLS 1.1, offered or not", insisting(sound, ProtocolVersion.TLSv11,
                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA));
        cases.add(refuse("downgraded", "TLS 1.2 for who offers 1.3, with the mark of a downgrade (RFC 8446 §4.1.3)",
                insisting(sound, ProtocolVersion.TLSv12, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256))
                .only("1.3"));
        cases.add(accept("right-and-newer", "nothing: a broker of TLS 1.3 that puts that mark into its TLS 1.2",
                new TlsPlay(sound) {
                    @Override
                    BrokerTls tls(Credentials own, Encounter encounter) {
                        return new OfBothVersions(own, encounter);
                    }
                }).only("1.2"));
    }

    private void suites() {
        wrong("null-cipher", "a cipher suite that does not encipher", insisting(sound,
                CipherSuite.TLS_ECDHE_ECDSA_WITH_NULL_SHA));
        wrong("null-cipher-rsa", "the same with RSA", insisting(soundRsa, CipherSuite.TLS_RSA_WITH_NULL_SHA256));
        wrong("anonymous", "a cipher suite without a certificate", insisting(sound,
                CipherSuite.TLS_ECDH_anon_WITH_AES_128_CBC_SHA));
        wrong("static-rsa", "a key exchange by RSA, which a stolen key opens later", insisting(soundRsa,
                CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256));
        wrong("triple-des", "a block cipher of 64 bits", insisting(soundRsa,
                CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA));
        wrong("small-diffie-hellman", "a Diffie-Hellman group of 512 bits", new TlsPlay(soundRsa) {
            @Override
            BrokerTls tls(Credentials own, Encounter encounter) {
                return new SmallGroup(own, encounter);
            }
        });
        wrong("export-suite", "an export suite's name in ServerHello", new TlsPlay(sound) {
            @Override
            Messages messages(Encounter encounter) throws IOException {
                return new Messages(encounter.in(), encounter.out()) {
                    @Override
                    protected void sendServerHelloMessage(ServerHello hello) throws IOException {
                        super.sendServerHelloMessage(new ServerHello(hello.getVersion(), hello.getRandom(),
                                hello.getSessionID(), EXPORT_SUITE, hello.getExtensions()));
                    }
                };
            }
        });
        wrong("compression", "DEFLATE in ServerHello, which nobody has offered", new TlsPlay(sound) {
            @Override
            Messages messages(Encounter encounter) throws IOException {
                return new Messages(encounter.in(), encounter.out()) {
                    @Override
                    void onHandshake(int type, byte[] bytes, int offset, int length) {
                        if (type == SERVER_HELLO) {
                            int sessionId = offset + 1 + 3 + 2 + 32;
                            bytes[sessionId + 1 + bytes[sessionId] + 2] = 1;
                        }
                    }
                };
            }
        });
    }

    /** The client of 2014 and 2015 that let messages be left out is the classic. */
    private void leftOut() {
        wrong("no-certificate", "the certificate is left out", new LeavingOut(sound, Messages.CERTIFICATE));
        wrong("no-proof-of-key", "what would prove that it has the certificate's key is left out",
                new LeavingOut(sound, Messages.CERTIFICATE_VERIFY, Messages.SERVER_KEY_EXCHANGE));
        wrong("no-finished", "Finished is left out, and application data comes", new LeavingOut(sound,
                Messages.FINISHED) {
            @Override
            void afterHandshake(Encounter encounter, Messages messages) throws IOException {
                messages.getOutputStream().write(new byte[] {0x20, 0x02, 0x00, 0x00});
            }
        });
        wrong("early-change-cipher-spec", "ChangeCipherSpec comes before there are keys (CVE-2014-0224)",
                new EarlyChangeCipherSpec(sound));
        narrow("1.2");
    }

    private void extras() {
        cases.add(accept("asks-for-a-new-handshake",
                "nothing at first; then another handshake is asked for, to be somebody else in it", new TlsPlay(sound) {
                    @Override
                    BrokerTls tls(Credentials own, Encounter encounter) {
                        return new SomebodyElseNext(own, encounter);
                    }

                    @Override
                    void afterHandshake(Encounter encounter, Messages messages) throws IOException {
                        MqttAnswers.acceptConnect(encounter, messages.getInputStream(), messages.getOutputStream());
                        messages.askForAnother();
                    }
                }).only("1.2"));
        cases.add(accept("asks-for-a-certificate", "nothing: a certificate of the device would be welcome",
                new TlsPlay(sound) {
                    @Override
                    BrokerTls tls(Credentials own, Encounter encounter) {
                        return new Asking(own, encounter);
                    }
                }));
    }

    private static final class OfBothVersions extends BrokerTls {
        OfBothVersions(Credentials own, Encounter encounter) {
            super(own, encounter);
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
        }
    }

    private final class SomebodyElseNext extends BrokerTls {
        SomebodyElseNext(Credentials own, Encounter encounter) {
            super(own, encounter);
        }

        @Override
        public int getRenegotiationPolicy() {
            return RenegotiationPolicy.ACCEPT;
        }

        @Override
        Credentials credentials() {
            return encounter.hasFinishedHandshake() ? stranger : super.credentials();
        }
    }

    private static final class Asking extends BrokerTls {
        Asking(Credentials own, Encounter encounter) {
            super(own, encounter);
        }

        @Override
        public CertificateRequest getCertificateRequest() throws IOException {
            Vector<?> signatures = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
            return isTls13() ? new CertificateRequest(TlsUtils.EMPTY_BYTES, signatures, null, null)
                    : new CertificateRequest(new short[] {ClientCertificateType.ecdsa_sign}, signatures, null);
        }

        @Override
        public void notifyClientCertificate(Certificate certificate) {
            // There need be none.
        }
    }

    /** Of 512 bits, as in the Logjam attack (CVE-2015-4000). */
    private static final class SmallGroup extends Insisting {

        private static final BigInteger PRIME = BigInteger.probablePrime(512, new SecureRandom());

        SmallGroup(Credentials own, Encounter encounter) {
            super(own, encounter, ProtocolVersion.TLSv12, CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256);
        }

        @Override
        public TlsDHConfig getDHConfig() {
            return new TlsDHConfig(new DHGroup(PRIME, null, BigInteger.TWO, 0));
        }
    }

    private static TlsPlay insisting(Credentials own, int cipherSuite) {
        return insisting(own, ProtocolVersion.TLSv12, cipherSuite);
    }

    private static TlsPlay insisting(Credentials presented, ProtocolVersion version, int cipherSuite) {
        return new TlsPlay(presented) {
            @Override
            BrokerTls tls(Credentials own, Encounter encounter) {
                return new Insisting(own, encounter, version, cipherSuite);
            }
        };
    }

    private void wrong(String title, String what, Play play) {
        cases.add(refuse(title, what, play));
    }

    /** The last one can be wrong in this version only. */
    private void narrow(String version) {
        cases.add(cases.remove(cases.size() - 1).only(version));
    }
}
