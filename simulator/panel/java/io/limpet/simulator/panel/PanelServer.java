package io.limpet.simulator.panel;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The panel on HTTP. Which requests are answered at all, {@link Guard} says. */
final class PanelServer implements Closeable {

    /** One for each viewer and each command that waits, and a few for everything else. */
    private static final int THREADS_MAX = FrameStream.VIEWERS_MAX + Commands.WAITING_MAX + 10;

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private final ServerSocketChannel channel;
    private final Guard guard;
    private final FrameStream frames;
    private final Commands commands;
    private final long stalledMillis;

    /** Null until it is started: to make it takes a good part of a second, for which nobody is to wait. */
    private Javalin javalin;

    /** @param stalledMillis how long a browser may take nothing before it is given up */
    PanelServer(ServerSocketChannel channel, Guard guard, FrameStream frames, Commands commands, long stalledMillis) {
        this.channel = channel;
        this.guard = guard;
        this.frames = frames;
        this.commands = commands;
        this.stalledMillis = stalledMillis;
    }

    void start() {
        javalin = Javalin.create(this::configure);
        javalin.start();
    }

    @Override
    public void close() {
        frames.end();
        commands.close();
        if (javalin != null) {
            javalin.stop();
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that cannot be closed", e);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Commands.BYTES_MAX;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, 2);
        threads.setName("panel");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        routes(config.routes);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(8192);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(stalledMillis);
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new IllegalStateException("the panel's socket cannot be used", e);
        }
        return connector;
    }

    private void routes(RoutesConfig routes) {
        routes.before(guard::check);
        routes.get("/", this::index);
        routes.get("/page/{name}", request -> answer(request, PageFiles.page(request.pathParam("name"))));
        routes.get("/uplot/{name}", request -> answer(request, PageFiles.uplot(request.pathParam("name"))));
        routes.get("/frames", this::frames);
        routes.post("/commands", this::command);
        routes.exception(Refusal.class, (refusal, request) -> refuse(request, refusal.status(), refusal.getMessage()));
        routes.exception(IOException.class, (gone, request) -> refuse(request, 500, "The connection broke."));
        routes.exception(RuntimeException.class, (bug, request) ->
                refuse(request, 500, "The panel failed: " + bug.getClass().getSimpleName()));
        routes.error(404, request -> refuseUnsaid(request, "There is nothing here."));
        routes.error(405, request -> refuseUnsaid(request, "Not with this method."));
    }

    private void index(Context request) {
        String token = request.queryParam("token");
        if (token == null) {
            answer(request, PageFiles.page("index.html"));
        } else if (guard.exchange(request, token)) {
            request.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            // Came over a link in another page: a cookie of ours is sent only with what our own page asks for.
            request.contentType(HTML).result("<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=/\">"
                    + "<title>Limpet</title><a href=\"/\">To the front panel</a>\n");
        }
    }

    private void frames(Context request) throws IOException {
        frames.enter();
        request.res().setContentType("text/event-stream");
        request.res().setCharacterEncoding(StandardCharsets.UTF_8.name());
        frames.send(request.res().getOutputStream());
    }

    private void command(Context request) throws IOException {
        if (request.contentLength() > Commands.BYTES_MAX) {
            throw new Refusal(413, "A command has " + Commands.BYTES_MAX + " bytes at most.");
        }
        request.contentType(PLAIN).result(commands.run(Commands.read(request.bodyInputStream())));
    }

    private static void answer(Context request, PageFiles.Content content) {
        request.contentType(content.type()).result(content.bytes());
    }

    private static void refuse(Context request, int status, String text) {
        if (!request.res().isCommitted()) {
            request.status(status).contentType(PLAIN).result(text + "\n");
        }
    }

    private static void refuseUnsaid(Context request, String text) {
        if (!PLAIN.equals(request.res().getContentType())) {
            refuse(request, request.statusCode(), text);
        }
    }
}
