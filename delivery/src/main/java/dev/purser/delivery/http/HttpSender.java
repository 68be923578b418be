package dev.purser.delivery.http;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.net.AddressGuard;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.net.TlsFailure;
import dev.purser.delivery.net.TlsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts bodies to one address, once each. Time and the size of answers are bounded; redirects are not followed, so that
 * neither records nor credentials go anywhere but where the operator said. Failures name the host, never the path or a
 * secret. For one thread at a time.
 */
public final class HttpSender implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int ANSWER = 16 * 1024;

    private final URI url;
    private final String host;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final boolean gzip;
    private final Optional<AddressGuard> guard;
    private final Redactor redactor;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /**
     * Opens it from options of {@link HttpOptions}. Makes no connection.
     *
     * @param options with {@code url}
     * @throws dev.purser.event.PurserException {@link dev.purser.delivery.DeliveryError#DESTINATION_INVALID}
     */
    public HttpSender(CheckedOptions options, Surroundings surroundings) {
        boolean allowPrivate = options.truth("allow-private");
        url = HttpAddress.read(options, "url", allowPrivate);
        host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        headers = HeaderLines.read(options, "headers");
        redactor = new Redactor(List.copyOf(headers.values()));
        timeout = options.seconds("timeout", 1, 300);
        gzip = options.get("compression").equals("gzip");
        clock = surroundings.clock();
        Optional<InetSocketAddress> proxy = HttpAddress.proxy(options, "proxy");
        guard = proxy.isPresent() ? Optional.empty() : Optional.of(new AddressGuard(allowPrivate));
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .executor(threads)
                .proxy(proxy.map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY));
        if (url.getScheme().equals("https")) {
            builder.sslContext(TlsOptions.context(options));
        }
        client = builder.build();
    }

    /** Who is spoken to, for messages: host and port. */
    public String host() {
        return host;
    }

    /** The body as it is sent: compressed where the options say so. */
    public byte[] encoded(byte[] body) {
        return gzip ? Gzip.compress(body) : body;
    }

    /**
     * Posts a body and gives back an answer of 2xx.
     *
     * @param body as {@link #encoded} made it
     * @param extra headers beside the operator's own
     * @throws DeliveryException for any other answer, and for none
     */
    public Answer post(byte[] body, Map<String, String> extra) throws DeliveryException, InterruptedException {
        checkAddress();
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("user-agent", "purser")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (gzip) {
            request.header("content-encoding", "gzip");
        }
        extra.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        Answer answer = send(request.build());
        if (answer.status() >= 200 && answer.status() < 300) {
            return answer;
        }
        throw failure(answer);
    }

    private void checkAddress() throws DeliveryException {
        if (guard.isEmpty()) {
            return;
        }
        Optional<String> refusal;
        try {
            refusal = guard.get().refusal(HttpAddress.bare(url));
        } catch (UnknownHostException e) {
            throw new DeliveryException(Kind.UNREACHABLE, host + " has no address now: check the name", e);
        }
        if (refusal.isPresent()) {
            throw new DeliveryException(Kind.MISCONFIGURED, host + ": " + refusal.get(), null);
        }
    }

    private Answer send(HttpRequest request) throws DeliveryException, InterruptedException {
        CompletableFuture<HttpResponse<HeadSubscriber.Head>> exchange =
                client.sendAsync(request, info -> new HeadSubscriber(ANSWER));
        try {
            HttpResponse<HeadSubscriber.Head> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            HeadSubscriber.Head head = response.body();
            return new Answer(response.statusCode(), response.headers(), head.bytes(), head.cut());
        } catch (TimeoutException e) {
            throw new DeliveryException(Kind.UNREACHABLE, tooSlow(), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            // Ends a request that is still under way, the one that was given up or interrupted; else does nothing.
            exchange.cancel(true);
        }
    }

    private String tooSlow() {
        return host + " gave no whole answer within " + timeout.toSeconds() + " s";
    }

    private DeliveryException failure(Throwable cause) {
        Optional<TlsFailure> tls = TlsFailure.of(cause);
        if (tls.isPresent()) {
            return new DeliveryException(
                    tls.get().kind(), host + ": " + tls.get().message(), cause);
        }
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof java.net.http.HttpTimeoutException) {
                return new DeliveryException(Kind.UNREACHABLE, tooSlow(), cause);
            }
            if (one instanceof UnresolvedAddressException) {
                return new DeliveryException(Kind.UNREACHABLE, host + " has no address now: check the name", cause);
            }
            if (one instanceof java.net.ConnectException) {
                return new DeliveryException(Kind.UNREACHABLE, host + " takes no connection", cause);
            }
        }
        String said = cause instanceof IOException line ? TlsFailure.line(line) : cause.toString();
        return new DeliveryException(Kind.UNREACHABLE, host + ": no answer (" + redactor.clean(said) + ")", cause);
    }

    private DeliveryException failure(Answer answer) {
        Optional<Duration> wait =
                answer.header("retry-after").flatMap(value -> RetryAfter.read(value, clock.instant()));
        AnswerKind kind = AnswerKind.of(answer.status(), wait.isPresent());
        String said = redactor.clean(answer.excerpt());
        return new DeliveryException(
                kind.kind(),
                host + " answered " + answer.status() + (said.isEmpty() ? "" : ": " + said) + "; " + kind.advice(),
                0,
                kind.kind() == Kind.THROTTLED || kind.kind() == Kind.UNREACHABLE ? wait : Optional.empty(),
                null);
    }

    /** The failure for an answer of 2xx whose body is not what was agreed on. */
    public DeliveryException garbage(Answer answer, String expected) {
        return new DeliveryException(
                Kind.UNREACHABLE,
                host + " answered " + answer.status() + " with something else than " + expected + ": "
                        + redactor.clean(answer.excerpt()),
                null);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
