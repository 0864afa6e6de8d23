package io.limpet.simulator.panel;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Map;

/**
 * Who may look at the panel, and who may use it: the person who can read what the run has printed, and nobody else. A
 * page elsewhere, which the same browser has open, can send requests here; it is told by the headers that no page can
 * forge. Another name that was made to point here (DNS rebinding) is told by {@code Host}.
 *
 * <p>Cookies know no ports: another server on this machine that the same browser visits is sent ours. Whoever runs one
 * can do to the run what he likes without it.
 */
final class Guard {

    /** On every answer. Nothing is loaded from elsewhere, nothing inline is run, nobody frames the page. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    /** Addresses that were printed and not used yet: the last so many are good. */
    static final int TOKENS_MAX = 16;

    /** Browsers that may be let in at a time; a further one pushes the oldest out. */
    static final int SESSIONS_MAX = 16;

    private static final String USED = "This address has been used already, or never was one. Type panel where "
            + "./limpet run was started; it prints a new one.";
    private static final String NO_COOKIE = "This page belongs to a simulation, and is shown to whoever has the "
            + "address that it prints. Type panel where ./limpet run was started.";
    private static final String FOREIGN = "This request comes from another page. Open the address that ./limpet run "
            + "prints in the address bar.";

    private final Tokens tokens = new Tokens(TOKENS_MAX);
    private final Tokens sessions = new Tokens(SESSIONS_MAX);
    private final String host;
    private final String cookieName;

    Guard(int port) {
        this.host = "127.0.0.1:" + port;
        this.cookieName = "limpet-" + port;
    }

    /** An address that is good once. */
    String address() {
        return "http://" + host + "/?token=" + tokens.issue();
    }

    /** Refuses what does not come from the panel's own page, or from a person at the address bar. */
    void check(Context request) {
        HEADERS.forEach(request::header);
        if (!host.equals(request.header("Host"))) {
            throw new Refusal(403, "This is http://" + host + " and no other host. " + NO_COOKIE);
        }
        String origin = request.header("Origin");
        String method = request.req().getMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new Refusal(405, "Only GET and POST are answered here.");   // a HEAD of the frames would never end
        }
        boolean posts = method.equals("POST");
        if (origin == null ? posts : !origin.equals("http://" + host)) {
            throw new Refusal(403, FOREIGN);
        }
        if (!isFromHere(request) && !isFollowedLink(request)) {
            throw new Refusal(403, FOREIGN);
        }
        if (!isExchange(request) && !isLetIn(request)) {
            throw new Refusal(403, NO_COOKIE);
        }
    }

    /** Lets the browser in that has the token. @return whether the next request will bring the cookie along */
    boolean exchange(Context request, String token) {
        if (tokens.take(token)) {
            request.cookie(new Cookie(cookieName, sessions.issue(), "/", -1, false, true, null, SameSite.STRICT));
        } else if (!isLetIn(request)) {
            throw new Refusal(403, USED);
        }
        return isFromHere(request);
    }

    /** The one request that needs no cookie. */
    private static boolean isExchange(Context request) {
        return request.queryParam("token") != null && request.path().equals("/")
                && request.req().getMethod().equals("GET");
    }

    private boolean isLetIn(Context request) {
        String cookie = request.cookie(cookieName);
        return cookie != null && sessions.isGood(cookie);
    }

    private static boolean isFromHere(Context request) {
        String site = request.header("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    /**
     * A link with a token, in a terminal that is a page itself: nobody else knows the token, and a window of its own
     * is all that it opens.
     */
    private static boolean isFollowedLink(Context request) {
        return isExchange(request)
                && "navigate".equals(request.header("Sec-Fetch-Mode"))
                && "document".equals(request.header("Sec-Fetch-Dest"));
    }
}
