package dev.purser.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server of the JDK in front of a door, on a port of its own: for tests of clients. */
public final class LoopbackServer implements AutoCloseable {
    private static final int MOST_DRAINED = 8 << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Door door;

    public LoopbackServer(Door door) {
        this.door = door;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Scheme, host and port. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers.Builder headers = Headers.builder();
            exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            String query = exchange.getRequestURI().getRawQuery();
            Door.Reply reply = door.open(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Query.parse(query == null ? "" : query),
                    headers.build(),
                    exchange.getRequestBody(),
                    length == null ? -1 : Long.parseLong(length),
                    new Peer(exchange.getRemoteAddress().getAddress().getHostAddress(), Optional.empty())));
            Answer answer = reply.answer();
            // A client hears of a refusal only once it has sent its body.
            exchange.getRequestBody().readNBytes(MOST_DRAINED);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            long announced = answer.length();
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head && !answer.headers().has("Content-Length")) {
                exchange.getResponseHeaders().add("Content-Length", Long.toString(Math.max(announced, 0)));
            }
            exchange.sendResponseHeaders(answer.status(), head || announced == 0 ? -1 : Math.max(announced, 0));
            if (head) {
                return;
            }
            try (OutputStream out = exchange.getResponseBody()) {
                write(answer.body(), out);
            }
        }
    }

    private static void write(Answer.Body body, OutputStream out) throws IOException {
        switch (body) {
            case Answer.Empty none -> {}
            case Answer.Bytes bytes -> out.write(bytes.bytes());
            case Answer.FileSlice slice -> {
                try (var in = Files.newInputStream(slice.file())) {
                    in.skipNBytes(slice.offset());
                    out.write(in.readNBytes((int) slice.length()));
                }
            }
            case Answer.Streamed streamed -> streamed.writer().write(out);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
