package io.limpet.baremetal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Stands for the natives of the same name: a TLS whose answers a test writes down; it notes into the network's log. */
final class TlsNatives {

    static final int ERROR_ANCHOR_IS_NO_CA = -0x10004;
    static final int ERROR_CHAIN_TOO_LONG = -0x10007;
    static final int ERROR_KEY_MISMATCH = -0x10008;
    static final int WAIT = 0;
    static final int DONE = 1;
    static final int MORE = 2;
    static final int CLOSED = -1;
    static final int FAILURE_NOT_TLS = 1;
    static final int FAILURE_CERTIFICATE = 2;
    static final int FAILURE_ALERT = 3;
    static final int FAILURE_CLOSED = 4;
    static final int FAILURE_VERSION = 5;
    static final int FAILURE_MEMORY = 6;
    static final int FAILURE_ENTROPY = 7;
    static final int FAILURE_CREDENTIALS = 8;

    /** What the next calls of handshake(), send() and receive() answer; 0 when nothing is left. */
    static final Deque<Integer> answers = new ArrayDeque<>();
    static int trustAnswer;
    static int keyAnswer;
    static int failure;
    static int error;
    static int verifyFlags;
    static int alert;
    static boolean certificateAsked;
    static byte[][] chain;

    private TlsNatives() {
    }

    static void reset() {
        answers.clear();
        trustAnswer = 0;
        keyAnswer = 0;
        failure = 0;
        error = 0;
        verifyFlags = 0;
        alert = -1;
        certificateAsked = false;
        chain = new byte[0][];
    }

    static void answer(int... all) {
        Arrays.stream(all).forEach(answers::add);
    }

    static int begin(int version) {
        return noted("begin " + version, 0);
    }

    static int trust(byte[] der) {
        return noted("trust " + der.length, trustAnswer);
    }

    static int identify(byte[] der) {
        return noted("identify " + der.length, 0);
    }

    static int key(byte[] der) {
        return noted("key " + der.length, keyAnswer);
    }

    static int serverName(byte[] ascii) {
        return noted("name " + new String(ascii), 0);
    }

    static int handshake() {
        return next();
    }

    static int send(byte[] bytes, int offset, int length) {
        int count = next();
        return count < 0 ? count : noted("send " + new String(bytes, offset, count), count);
    }

    static int receive(byte[] into, int offset, int length) {
        int count = next();
        if (count > 0) {
            Arrays.fill(into, offset, offset + count, (byte) 'x');
        }
        return count;
    }

    static void end() {
        noted("tls end", 0);
    }

    static int failure() {
        return failure;
    }

    static int error() {
        return error;
    }

    static int verifyFlags() {
        return verifyFlags;
    }

    static int alert() {
        return alert;
    }

    static int certificateAsked() {
        return certificateAsked ? 1 : 0;
    }

    static int peerCertificateLength(int index) {
        return index < chain.length ? chain[index].length : 0;
    }

    static int peerCertificate(int index, byte[] into) {
        System.arraycopy(chain[index], 0, into, 0, into.length);
        return into.length;
    }

    private static int noted(String what, int answer) {
        NetNatives.log.add(what);
        return answer;
    }

    private static int next() {
        return answers.isEmpty() ? 0 : answers.remove();
    }
}
