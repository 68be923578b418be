package dev.purser.server.vertx;

import dev.purser.http.Answer;
import dev.purser.http.Door;
import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Presence;
import dev.purser.http.Query;
import dev.purser.http.Request;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jboss.logging.Logger;

/** Brings each request of the HTTP server to the {@link Door} and writes what comes back. Thread-safe. */
public final class VertxFace {
    private static final Logger LOG = Logger.getLogger(VertxFace.class);

    /** What is left of a refused body is read away up to here, so that the client hears the answer. */
    private static final long DRAIN_BYTES = 4L << 20;

    private static final Duration DRAIN_TIME = Duration.ofSeconds(2);

    private final Door door;
    private final ExecutorService threads;
    private final Duration bodyIdle;
    private final InFlight inFlight;

    /**
     * @param threads one virtual thread a request
     * @param bodyIdle how long a body may fall silent
     */
    public VertxFace(Door door, ExecutorService threads, Duration bodyIdle, InFlight inFlight) {
        this.door = door;
        this.threads = threads;
        this.bodyIdle = bodyIdle;
        this.inFlight = inFlight;
    }

    /** Takes one request; on its event loop. */
    public void handle(HttpServerRequest incoming) {
        Context loop = Vertx.currentContext();
        boolean bodiless = incoming.method() == HttpMethod.GET || incoming.method() == HttpMethod.HEAD;
        InputStream body = bodiless ? InputStream.nullInputStream() : new BodyStream(incoming, bodyIdle);
        if (!inFlight.enter()) {
            incoming.response().setStatusCode(503).putHeader("Retry-After", "1").end();
            return;
        }
        Presence presence = new ClientPresence(incoming.response());
        threads.execute(() -> {
            try {
                serve(incoming, loop, body, presence);
            } catch (RuntimeException broken) {
                LOG.error("a request could not be answered", broken);
                loop.runOnContext(now -> incoming.connection().close());
            } finally {
                inFlight.leave();
            }
        });
    }

    private void serve(HttpServerRequest incoming, Context loop, InputStream body, Presence presence) {
        Door.Reply reply = door.open(request(incoming, body, presence));
        Answer answer = reply.answer();
        HttpServerResponse response = incoming.response();
        boolean close = body instanceof BodyStream stream && !stream.drained(DRAIN_BYTES, DRAIN_TIME);
        boolean head = incoming.method() == HttpMethod.HEAD;
        if (answer.body() instanceof Answer.Streamed streamed && !head) {
            stream(new ResponseStream(response, loop, presence), response, loop, answer, streamed, reply);
            return;
        }
        loop.runOnContext(now -> {
            if (response.closed()) {
                reply.broken(0);
                return;
            }
            begin(response, answer);
            if (close) {
                response.putHeader("Connection", "close");
            }
            if (head) {
                response.end();
                return;
            }
            switch (answer.body()) {
                case Answer.Empty none -> response.end();
                case Answer.Bytes bytes ->
                    response.end(Buffer.buffer(bytes.bytes())).onFailure(gone -> reply.broken(0));
                case Answer.FileSlice slice ->
                    response.sendFile(slice.file().toString(), slice.offset(), slice.length())
                            .onFailure(gone -> reply.broken(sent(response, slice.length())));
                case Answer.Streamed streamed -> throw new IllegalStateException("streams are written elsewhere");
            }
            if (close) {
                incoming.connection().close();
            }
        });
    }

    private static void stream(
            ResponseStream out,
            HttpServerResponse response,
            Context loop,
            Answer answer,
            Answer.Streamed streamed,
            Door.Reply reply) {
        loop.runOnContext(now -> {
            begin(response, answer);
            if (streamed.length() < 0) {
                response.setChunked(true);
            }
        });
        try {
            streamed.writer().write(out);
            loop.runOnContext(now -> response.end());
        } catch (IOException gone) {
            reply.broken(out.written());
            loop.runOnContext(now -> response.reset());
        }
    }

    private static void begin(HttpServerResponse response, Answer answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> response.headers().add(name, value));
        long length = answer.length();
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        if (length >= 0 && !bodiless && !answer.headers().has("Content-Length")) {
            response.putHeader("Content-Length", Long.toString(length));
        }
    }

    private static long sent(HttpServerResponse response, long most) {
        return Math.min(most, response.bytesWritten());
    }

    private static Request request(HttpServerRequest incoming, InputStream body, Presence presence) {
        Headers.Builder headers = Headers.builder();
        for (Map.Entry<String, String> field : incoming.headers()) {
            headers.received(field.getKey(), field.getValue());
        }
        // HTTP/2 has it in a field of its own kind; a signature covers it under its old name.
        if (!incoming.headers().contains("Host") && incoming.authority() != null) {
            headers.received("Host", incoming.authority().toString());
        }
        String query = incoming.query();
        return new Request(
                incoming.method().name(),
                incoming.path() == null ? "" : incoming.path(),
                query == null ? Query.NONE : Query.parse(query),
                headers.build(),
                body,
                length(incoming.getHeader("Content-Length")),
                peer(incoming),
                presence);
    }

    private static long length(String header) {
        if (header == null) {
            return -1;
        }
        try {
            return Math.max(-1, Long.parseLong(header));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static Peer peer(HttpServerRequest incoming) {
        String address = incoming.remoteAddress().hostAddress();
        SSLSession session = incoming.isSSL() ? incoming.sslSession() : null;
        if (session == null) {
            return new Peer(address, Optional.empty());
        }
        Optional<String> certificate;
        try {
            certificate = Optional.of(session.getPeerPrincipal().getName());
        } catch (SSLPeerUnverifiedException none) {
            certificate = Optional.empty();
        }
        return new Peer(
                address, Optional.of(new Peer.Tls(session.getProtocol(), session.getCipherSuite(), certificate)));
    }
}
