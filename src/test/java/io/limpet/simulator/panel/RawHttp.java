package io.limpet.simulator.panel;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by hand, because a client that keeps the rules does not let us forge Host and Origin. */
final class RawHttp implements Closeable {

    private static final int PATIENCE_MILLIS = 20_000;

    /** @param headers by their names in lower case */
    record Answer(int status, Map<String, String> headers, String body) {
    }

    private final Socket socket;
    private final InputStream in;

    /** Sends a request; lines are separated by line feeds, and the empty one at the end is added. */
    RawHttp(int port, String request) throws IOException {
        this(new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), request);
    }

    RawHttp(Socket socket, String request) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    static Answer answer(int port, String method, String path, String headers, String body) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\n" + headers.replace("\n", "\r\n") + "Connection: close\r\n"
                + (body == null ? "" : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                + "\r\n" + (body == null ? "" : body);
        try (RawHttp http = new RawHttp(port, request)) {
            return http.answer();
        }
    }

    Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = headers();
        boolean chunked = "chunked".equals(headers.get("transfer-encoding"));
        String body = chunked ? chunks() : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(status, headers, body);
    }

    boolean isAnswered() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** The status line, which is the first. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed after \"" + line + "\"");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The data of the next server-sent event; the sizes of chunks stand in lines of their own. */
    String event() throws IOException {
        String line = line();
        while (!line.startsWith("data: ")) {
            line = line();
        }
        return line.substring("data: ".length());
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line();
        }
        return body.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
