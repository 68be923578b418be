package dev.purser.delivery.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A receiver that keeps what it gets and answers as it is told, 204 where nothing was said. */
public final class Receiver implements AutoCloseable {
    /** A request as it came. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Got(String path, Headers headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** How one request is answered. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange, Got got) throws IOException;
    }

    public final List<Got> got = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String scheme;
    private String path = "/";
    private String token = "";
    private volatile boolean away;

    public Receiver() {
        this(null, false);
    }

    /**
     * @param context for TLS; null for none
     * @param clientAuth whether the sender must show a certificate
     */
    public Receiver(SSLContext context, boolean clientAuth) {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("localhost"), 0);
            if (context == null) {
                server = HttpServer.create(any, 0);
            } else {
                HttpsServer secured = HttpsServer.create(any, 0);
                secured.setHttpsConfigurator(new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters to) {
                        SSLParameters parameters = context.getDefaultSSLParameters();
                        parameters.setNeedClientAuth(clientAuth);
                        to.setSSLParameters(parameters);
                    }
                });
                server = secured;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scheme = context == null ? "http" : "https";
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort() + "/in?a=b";
    }

    /** From now on only requests below that path, with that Authorization, get an answer that is no error. */
    public Receiver guarded(String onlyPath, String onlyToken) {
        path = onlyPath;
        token = onlyToken;
        return this;
    }

    /** While it is away every connection is cut without an answer, and nothing is kept. */
    public void away(boolean now) {
        away = now;
    }

    /** The next request that has no answer yet is answered so. */
    public Receiver then(Reply reply) {
        synchronized (replies) {
            replies.add(reply);
        }
        return this;
    }

    public Receiver then(int status, String body, Map<String, String> headers) {
        return then((exchange, request) -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    public Receiver then(int status, String body) {
        return then(status, body, Map.of());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Got request = new Got(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            if (away) {
                return;
            }
            if (!request.path().startsWith(path)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!token.isEmpty() && !token.equals(request.header("authorization"))) {
                byte[] said = ("no such token: " + request.header("authorization")).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(401, said.length);
                exchange.getResponseBody().write(said);
                return;
            }
            got.add(request);
            Reply reply;
            synchronized (replies) {
                reply = replies.poll();
            }
            if (reply == null) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                reply.to(exchange, request);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
