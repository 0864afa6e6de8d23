package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.Await;
import io.limpet.simulator.panel.RawHttp.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shows who gets what from the panel: real sockets, and a simulation that is none. */
class PanelServerTest {

    private static final String FILE = "/page/for-a-test.svg";
    private static final long STALLED_MILLIS = 1_000;

    private final FakeSimulation simulation = new FakeSimulation();
    private final Panel panel = new Panel(System::currentTimeMillis, STALLED_MILLIS);
    private String address;
    private int port;
    private String host;
    private String origin;

    @BeforeEach
    void open() throws IOException {
        address = panel.open(0, simulation);
        port = port(address);
        host = "Host: 127.0.0.1:" + port + "\n";
        origin = "Origin: http://127.0.0.1:" + port + "\n";
    }

    @AfterEach
    void close() {
        simulation.goOn.countDown();
        panel.close();
    }

    @Test
    void letsInWhoeverHasTheAddressAndGivesACookieThatNoScriptCanRead() throws IOException {
        Answer answer = get(query(address), host);
        assertEquals(303, answer.status());
        assertTrue(answer.headers().get("location").matches("/|http://127.0.0.1:" + port + "/"), answer.toString());
        String cookie = answer.headers().get("set-cookie");
        assertTrue(cookie.matches("limpet-" + port + "=[A-Za-z0-9_-]{22,}; Path=/; HttpOnly; SameSite=Strict"), cookie);
        assertEquals(200, get(FILE, host + cookieOf(answer)).status());
    }

    @Test
    void refusesATokenThatIsWrong() throws IOException {
        check(403, get("/?token=" + "A".repeat(32), host), "prints a new one");
        check(403, get("/?token=", host), "prints a new one");
        check(403, get(query(address) + "x", host), "prints a new one");
    }

    @Test
    void refusesATokenThatHasBeenUsed() throws IOException {
        assertEquals(303, get(query(address), host).status());
        check(403, get(query(address), host), "has been used already");
    }

    @Test
    void aBrowserThatWasLetInMayOpenTheAddressAgain() throws IOException {
        Answer first = get(query(address), host);
        assertEquals(303, get(query(address), host + cookieOf(first)).status());
    }

    @Test
    void everyAddressThatWasPrintedIsGoodOnce() throws IOException {
        String second = panel.address();
        assertFalse(second.equals(address));
        assertEquals(303, get(query(second), host).status());
        assertEquals(303, get(query(address), host).status());
    }

    @Test
    void ofManyUnusedAddressesOnlyTheLastAreGood() throws IOException {
        String last = address;
        for (int i = 0; i < Guard.TOKENS_MAX; i++) {
            last = panel.address();
        }
        assertEquals(403, get(query(address), host).status());
        assertEquals(303, get(query(last), host).status());
    }

    @Test
    void showsNothingWithoutACookie() throws IOException {
        for (String path : List.of("/", FILE, "/page/index.html", "/uplot/uPlot.esm.js", "/frames", "/nothing")) {
            check(403, get(path, host), "Type panel where");
        }
        check(403, post("wifi off", host + origin), "Type panel where");
        assertEquals(List.of(), simulation.commands);
    }

    @Test
    void showsNothingWithAWrongCookie() throws IOException {
        String cookie = "Cookie: limpet-" + port + "=" + "A".repeat(32) + "\n";
        for (String path : List.of("/", FILE, "/frames")) {
            check(403, get(path, host + cookie), "Type panel where");
        }
        String right = cookieOf(get(query(address), host));
        check(403, get(FILE, host + right.replace("limpet-", "limpet-1")), "Type panel where");
        check(403, post("wifi off", host + origin + cookie), "Type panel where");
    }

    @Test
    void aTokenBesideAnotherPathLetsNobodyIn() throws IOException {
        for (String path : List.of(FILE, "/frames", "/nothing")) {
            assertEquals(403, get(path + query(address).substring(1), host).status(), path);
        }
        check(403, RawHttp.answer(port, "POST", "/commands" + query(address).substring(1), host + origin, "wifi off"),
                "Type panel where");
        assertEquals(List.of(), simulation.commands);
    }

    @Test
    void refusesAForeignHost() throws IOException {
        String cookie = cookie();
        for (String foreign : List.of("evil.example", "evil.example:" + port, "localhost:" + port, "127.0.0.1",
                "127.0.0.1:" + (port == 1 ? 2 : port - 1), "[::1]:" + port)) {
            check(403, get(FILE, "Host: " + foreign + "\n" + cookie), "no other host");
            check(403, get(query(panel.address()), "Host: " + foreign + "\n"), "no other host");
        }
        assertEquals(200, get(FILE, host + cookie).status());
    }

    @Test
    void refusesAForeignOrigin() throws IOException {
        String cookie = cookie();
        for (String foreign : List.of("http://evil.example", "null", "https://127.0.0.1:" + port,
                "http://127.0.0.1:" + (port == 1 ? 2 : port - 1), "http://localhost:" + port)) {
            check(403, post("wifi off", host + cookie + "Origin: " + foreign + "\n"), "another page");
            check(403, get("/frames", host + cookie + "Origin: " + foreign + "\n"), "another page");
        }
        assertEquals(List.of(), simulation.commands);
    }

    @Test
    void refusesACommandWithoutAnOrigin() throws IOException {
        check(403, post("wifi off", host + cookie()), "another page");
        assertEquals(List.of(), simulation.commands);
    }

    @Test
    void refusesWhatAnotherSiteAsksFor() throws IOException {
        String cookie = cookie();
        for (String site : List.of("cross-site", "same-site", "whatever")) {
            check(403, get(FILE, host + cookie + "Sec-Fetch-Site: " + site + "\n"), "another page");
            check(403, post("wifi off", host + cookie + origin + "Sec-Fetch-Site: " + site + "\n"), "another page");
            check(403, get(query(panel.address()), host + "Sec-Fetch-Site: " + site
                    + "\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image\n"), "another page");
            check(403, get(query(panel.address()), host + "Sec-Fetch-Site: " + site
                    + "\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\n"), "another page");
        }
        assertEquals(List.of(), simulation.commands);
        assertEquals(200, get(FILE, host + cookie + "Sec-Fetch-Site: same-origin\n").status());
        assertEquals(200, get(FILE, host + cookie + "Sec-Fetch-Site: none\n").status());
    }

    @Test
    void aLinkInAnotherPageLeadsIn() throws IOException {
        String followed = host + "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\n";
        Answer answer = get(query(address), followed);
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("content=\"0; url=/\""), answer.body());
        assertEquals(200, get(FILE, host + cookieOf(answer)).status());
        assertEquals(403, get("/", followed + cookieOf(answer)).status(), "without a token it does not");
    }

    @Test
    void refusesEveryOtherMethod() throws IOException {
        String allowed = host + origin + cookie();
        for (String method : List.of("HEAD", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            for (String path : List.of("/", FILE, "/frames", "/commands", query(address))) {
                int status = RawHttp.answer(port, method, path, allowed, null).status();
                assertTrue(status == 405, method + " " + path + ": " + status);
            }
        }
        assertEquals(404, get("/commands", allowed).status());
        assertEquals(List.of(), simulation.commands);
    }

    @Test
    void doesWhatItIsTold() throws IOException {
        String allowed = host + origin + cookie();
        Answer answer = post("wifi off\n", allowed);
        assertEquals(200, answer.status());
        assertEquals("wifi off: done in panel commands", answer.body());
        assertTrue(answer.headers().get("content-type").startsWith("text/plain"));
        assertEquals("wind 5 \u00b0: done in panel commands", post("wind 5 \u00b0", allowed).body());
        assertEquals(List.of("wifi off", "wind 5 \u00b0"), simulation.commands);
    }

    @Test
    void refusesWhatIsNoCommand() throws IOException {
        String allowed = host + origin + cookie();
        check(413, post("x".repeat(Commands.BYTES_MAX + 1), allowed), "bytes at most");
        check(400, post("", allowed), "one line");
        check(400, post("wifi off\npower cycle", allowed), "one line");
        check(400, post("wifi off\rpower cycle", allowed), "one line");
        check(400, post("wifi \u0007off", allowed), "one line");
        check(400, post("wifi\u2028off", allowed), "one line");
        String chunked = "POST /commands HTTP/1.1\r\n" + allowed.replace("\n", "\r\n")
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n" + "x".repeat(0x800)
                + "\r\n0\r\n\r\n";
        try (RawHttp http = new RawHttp(port, chunked)) {
            assertEquals(413, http.answer().status());
        }
        assertEquals(List.of(), simulation.commands);
        assertEquals(200, post("x".repeat(Commands.BYTES_MAX), allowed).status());
    }

    @Test
    void aSimulatorThatFailsTellsNoneOfItsSecrets() throws IOException {
        Answer answer = post("fail", host + origin + cookie());
        check(500, answer, "IllegalStateException");
        assertFalse(answer.body().contains("secret"), answer.body());
    }

    @Test
    void refusesMoreCommandsThanCanWait() throws Exception {
        String allowed = host + origin + cookie();
        List<RawHttp> open = new ArrayList<>();
        try {
            for (int i = 0; i < Commands.WAITING_MAX + 2; i++) {
                open.add(new RawHttp(port, request("hang", allowed)));
            }
            Await.until("a command is answered", () -> open.stream().anyMatch(RawHttp::isAnswered));
            for (RawHttp each : open) {
                assertTrue(!each.isAnswered() || each.line().startsWith("HTTP/1.1 503 "));
            }
        } finally {
            simulation.goOn.countDown();
            for (RawHttp each : open) {
                each.close();
            }
        }
    }

    @Test
    void everyAnswerHasTheHeadersThatKeepOthersOut() throws IOException {
        String cookie = cookie();
        for (Answer each : List.of(get(query(panel.address()), host), get(FILE, host + cookie), get("/", host),
                get("/nothing", host + cookie), get("/page/nothing.js", host + cookie),
                post("fail", host + cookie + origin), get(FILE, "Host: evil.example\n"),
                RawHttp.answer(port, "DELETE", FILE, host + cookie, null),
                post("wifi off", host + cookie + origin))) {
            Guard.HEADERS.forEach((name, value) -> assertEquals(value,
                    each.headers().get(name.toLowerCase(Locale.ROOT)), name + " in " + each));
            assertFalse(each.headers().containsKey("server"), each.toString());
            assertFalse(each.body().contains("\tat "), each.body());
        }
        assertTrue(Guard.HEADERS.get("Content-Security-Policy").startsWith("default-src 'none'; script-src 'self';"));
        assertEquals(6, Guard.HEADERS.size());
    }

    @Test
    void whatIsNoHttpGetsNoStackTrace() throws IOException {
        for (String junk : List.of("GET / HTTP/1.1\n\n", "junk\n\n", "GET /%00 HTTP/1.1\n" + host + "\n",
                "GET http://evil.example/ HTTP/1.1\n" + host + "Connection: close\n\n")) {
            try (RawHttp http = new RawHttp(port, junk.replace("\n", "\r\n"))) {
                Answer answer = http.answer();
                assertTrue(answer.status() >= 400, answer.toString());
                assertFalse(answer.body().contains("\tat ") || answer.body().contains("Exception:"), answer.body());
                assertFalse(answer.body().toLowerCase(Locale.ROOT).contains("jetty"), answer.body());
            }
        }
    }

    @Test
    void servesThePageAndThePlottingLibraryAndNothingElse() throws IOException {
        String allowed = host + cookie();
        check(200, get(FILE, allowed), "<svg");
        assertEquals("image/svg+xml", type(FILE, allowed));
        check(200, get("/uplot/uPlot.esm.js", allowed), "uPlot");
        assertEquals("text/javascript; charset=utf-8", type("/uplot/uPlot.esm.js", allowed));
        assertEquals("text/css; charset=utf-8", type("/uplot/uPlot.min.css", allowed));
        for (String path : List.of("/uplot/uPlot.cjs.js", "/page/..%2fio%2flimpet%2fPanel.class", "/page/.js",
                "/page/../page/for-a-test.svg/../../x.js", "/page/%2e%2e/x.js", "/page/Panel.class", "/page/")) {
            int status = get(path, allowed).status();
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
    }

    @Test
    void sendsEverythingFirstAndThenWhatIsNew() throws IOException {
        panel.events().line("I    0.246 boot     one");
        try (RawHttp viewer = viewer()) {
            String first = viewer.event();
            assertTrue(first.startsWith("{\"whole\":true,\"now\":"), first);
            assertTrue(first.contains("\"device\":\"limpet-1\"") && first.contains("boot     one"), first);
            panel.events().line("W    0.346 boot     two");
            String second = viewer.event();
            assertTrue(second.startsWith("{\"whole\":false,"), second);
            assertTrue(second.contains("boot     two") && !second.contains("boot     one"), second);
            assertFalse(second.contains("facts") || second.contains("readings") || second.contains("null"), second);
            assertTrue(viewer.event().matches("\\{\"whole\":false,\"now\":\\d+}"), "the time goes on");
        }
    }

    @Test
    void showsTheSameToEachOfTwoViewers() throws IOException {
        try (RawHttp one = viewer(); RawHttp other = viewer()) {
            assertTrue(one.event().contains("\"whole\":true") && other.event().contains("\"whole\":true"));
            simulation.become(FakeSimulation.world(2));
            assertTrue(one.event().contains("\"boots\":2") && other.event().contains("\"boots\":2"));
        }
    }

    @Test
    void hasRoomForSoManyViewersAndAgainWhenOneIsGone() throws IOException {
        String cookie = cookie();
        List<RawHttp> viewers = new ArrayList<>();
        for (int i = 0; i < FrameStream.VIEWERS_MAX; i++) {
            viewers.add(viewer(cookie));
            viewers.get(i).event();
        }
        check(503, get("/frames", host + cookie), "pages open already");
        assertEquals(200, get(FILE, host + cookie).status());
        viewers.remove(0).close();
        Await.until("a viewer's place is free again", () -> isLetIn(viewers, cookie));
        for (RawHttp each : viewers) {
            each.close();
        }
    }

    @Test
    void aViewerWhoDoesNotReadHoldsUpNobodyAndIsGivenUp() throws IOException {
        String cookie = cookie();
        List<RawHttp> stalled = new ArrayList<>();
        for (int i = 0; i < FrameStream.VIEWERS_MAX; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            stalled.add(new RawHttp(socket, frames(cookie)));
        }
        Await.until("all have come", () -> status("/frames", cookie) == 503);
        byte[] line = ("I    0.246 boot     " + "x".repeat(1500)).getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            panel.events().line(new String(line, StandardCharsets.US_ASCII));
        }
        long tookMillis = (System.nanoTime() - began) / 1_000_000;
        assertTrue(tookMillis < 5_000, "the device was held up for " + tookMillis + " ms");
        assertEquals(200, get(FILE, host + cookie).status());
        Await.until("the stalled ones are given up", () -> status(FILE, cookie) == 200 && room(cookie));
        for (RawHttp each : stalled) {
            each.close();
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress each : Collections.list(network.getInetAddresses())) {
                if (!each.getHostAddress().equals("127.0.0.1")) {
                    assertThrows(IOException.class, () -> connect(each), each + " is served");
                }
            }
        }
        assertThrows(ConnectException.class, () -> connect(InetAddress.getByName("127.0.0.2")));
        connect(InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void aPortThatIsTakenIsSaidInWords() {
        try (Panel second = new Panel()) {
            IOException e = assertThrows(IOException.class, () -> second.open(port, simulation));
            assertTrue(e.getMessage().startsWith("panel: port " + port + " is taken"), e.getMessage());
        }
    }

    @Test
    void closingEndsThePagesAndFreesThePort() throws IOException {
        try (RawHttp viewer = viewer(); Panel second = new Panel()) {
            viewer.event();
            panel.close();
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    viewer.event();
                }
            });
            assertEquals(port, port(second.open(port, simulation)));
        }
    }

    private void connect(InetAddress to) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(to, port), 1_000);
        }
    }

    private RawHttp viewer() throws IOException {
        return viewer(cookie());
    }

    private RawHttp viewer(String cookie) throws IOException {
        RawHttp viewer = new RawHttp(port, frames(cookie));
        assertEquals("HTTP/1.1 200 OK", viewer.line());
        Map<String, String> headers = viewer.headers();
        assertTrue(headers.get("content-type").startsWith("text/event-stream"), headers.toString());
        return viewer;
    }

    private String frames(String cookie) {
        return ("GET /frames HTTP/1.1\n" + host + cookie + "\n").replace("\n", "\r\n");
    }

    private boolean isLetIn(List<RawHttp> viewers, String cookie) {
        try {
            RawHttp viewer = new RawHttp(port, frames(cookie));
            viewers.add(viewer);
            return viewer.line().equals("HTTP/1.1 200 OK");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean room(String cookie) {
        try (RawHttp viewer = new RawHttp(port, frames(cookie))) {
            return viewer.line().equals("HTTP/1.1 200 OK");
        } catch (IOException e) {
            return false;
        }
    }

    private int status(String path, String cookie) {
        String request = "GET " + path + " HTTP/1.1\n" + host + cookie + "\n";
        try (RawHttp http = new RawHttp(port, request.replace("\n", "\r\n"))) {
            return Integer.parseInt(http.line().split(" ")[1]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String request(String body, String headers) {
        return "POST /commands HTTP/1.1\r\n" + headers.replace("\n", "\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private String cookie() throws IOException {
        return cookieOf(get(query(panel.address()), host));
    }

    private static String cookieOf(Answer answer) {
        return "Cookie: " + answer.headers().get("set-cookie").replaceAll(";.*", "") + "\n";
    }

    private String type(String path, String headers) throws IOException {
        return get(path, headers).headers().get("content-type");
    }

    private Answer get(String path, String headers) throws IOException {
        return RawHttp.answer(port, "GET", path, headers, null);
    }

    private Answer post(String body, String headers) throws IOException {
        return RawHttp.answer(port, "POST", "/commands", headers, body);
    }

    private static void check(int status, Answer answer, String words) {
        assertEquals(status, answer.status(), answer.toString());
        assertTrue(answer.body().contains(words), answer.toString());
    }

    private static int port(String address) {
        return Integer.parseInt(address.replaceAll("http://127\\.0\\.0\\.1:(\\d+)/\\?token=.*", "$1"));
    }

    private static String query(String address) {
        return address.substring(address.indexOf("/?"));
    }
}
