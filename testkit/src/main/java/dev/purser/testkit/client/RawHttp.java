package dev.purser.testkit.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One connection on which any bytes can be sent: wrong lengths, bodies that break off or never end, junk, several
 * requests at once. For one thread.
 */
public final class RawHttp implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    private RawHttp(URI base, Duration timeout) throws IOException {
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
        socket.setSoTimeout((int) timeout.toMillis());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Connects; an answer is waited for 30 seconds. */
    public static RawHttp connect(URI base) throws IOException {
        return new RawHttp(base, TIMEOUT);
    }

    /** Sends the text as it is, one byte for each character. */
    public RawHttp send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Sends a request line and headers, each on its line, and the empty line after them. */
    public RawHttp head(String... lines) throws IOException {
        return send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** Tells the server that nothing more comes; answers can still be read. */
    public RawHttp endOfInput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Breaks the connection off with a reset, as a client that crashed. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /**
     * Reads one answer.
     *
     * @param toHead true if it answers a HEAD request and has no body
     * @return empty if the server closed the connection instead
     */
    public Optional<Reply> answer(boolean toHead) throws IOException {
        Optional<String> statusLine = line();
        if (statusLine.isEmpty()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(statusLine.get().split(" ", 3)[1]);
        Map<String, List<String>> headers = headers();
        if (status == 100) {
            return answer(toHead);
        }
        boolean bodiless = toHead || status < 200 || status == 204 || status == 304;
        return Optional.of(new Reply(status, headers, bodiless ? new byte[0] : body(headers)));
    }

    /** Reads one answer with its body; fails if there is none. */
    public Reply answer() throws IOException {
        return answer(false).orElseThrow(() -> new AssertionError("the server closed the connection"));
    }

    /** True if the server closes the connection within the time, having sent nothing more. */
    public boolean closedWithin(Duration time) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout((int) time.toMillis());
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(before);
            }
        }
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        while (true) {
            String line = line().orElseThrow(() -> new EOFException("in the headers"));
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                int length = Integer.parseInt(
                        line().orElseThrow(EOFException::new).split(";")[0].trim(), 16);
                all.writeBytes(exactly(length));
                line();
                if (length == 0) {
                    return all.toByteArray();
                }
            }
        }
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length").getFirst()));
        }
        return in.readAllBytes();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(bytes.length + " bytes of a body of " + length);
        }
        return bytes;
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(ISO_8859_1));
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return Optional.of(line.toString(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
