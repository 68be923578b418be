package dev.purser.delivery.syslog;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.net.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Messages with octet counting (RFC 6587 section 3.4.1, RFC 5425 section 4.3) over a connection that is kept, and looked
 * after before and after each batch: a receiver that has closed its end is noticed before anything is written to it.
 */
final class StreamLine implements Line {
    private final StreamDial dial;
    private final Duration timeout;
    private final boolean confirmed;
    private Optional<StreamConnection> connection = Optional.empty();

    /**
     * @param timeout for connecting, and for one batch
     * @param confirmed whether each batch has a connection of its own, and is taken when the receiver has closed it
     */
    StreamLine(StreamDial dial, Duration timeout, boolean confirmed) {
        this.dial = dial;
        this.timeout = timeout;
        this.confirmed = confirmed;
    }

    @Override
    public void frame(SyslogMessages messages, int start) {
        byte[] count = ((messages.at() - start) + " ").getBytes(StandardCharsets.US_ASCII);
        messages.shift(start, count.length);
        System.arraycopy(count, 0, messages.array(), start, count.length);
    }

    @Override
    public void send(SyslogMessages messages, int[] ends, int count) throws DeliveryException, InterruptedException {
        StreamConnection open = open();
        try (Deadline deadline = open.deadline(timeout)) {
            try {
                open.write(messages.array(), ends[count - 1]);
                if (confirmed) {
                    open.finish();
                } else {
                    open.check();
                }
            } catch (IOException e) {
                close();
                if (deadline.struck()) {
                    throw new DeliveryException(
                            Kind.UNREACHABLE, dial.name() + " did not take it within " + timeout.toSeconds() + " s", e);
                }
                throw failure(e);
            }
        }
        if (confirmed) {
            close();
        }
    }

    @Override
    public void test() throws DeliveryException, InterruptedException {
        close();
        open();
        if (confirmed) {
            close();
        }
    }

    /** A connection that was alive just now. */
    private StreamConnection open() throws DeliveryException, InterruptedException {
        if (connection.isPresent() && !connection.get().alive()) {
            close();
        }
        if (connection.isEmpty()) {
            try {
                connection = Optional.of(dial.connect(timeout));
            } catch (IOException e) {
                throw failure(e);
            }
        }
        return connection.get();
    }

    private DeliveryException failure(IOException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while sending to " + dial.name());
        }
        Optional<TlsFailure> tls = TlsFailure.of(e);
        if (tls.isPresent()) {
            return new DeliveryException(
                    tls.get().kind(), dial.name() + ": " + tls.get().message(), e);
        }
        String what = switch (e) {
            case UnknownHostException unknown -> " has no address now: check the name";
            case ConnectException refused -> " takes no connection";
            default -> ": " + TlsFailure.line(e);
        };
        return new DeliveryException(Kind.UNREACHABLE, dial.name() + what, e);
    }

    @Override
    public void close() {
        connection.ifPresent(StreamConnection::close);
        connection = Optional.empty();
    }
}
