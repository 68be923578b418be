package dev.purser.delivery.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A receiver that takes connections and then behaves badly. */
public final class BrokenReceiver implements AutoCloseable {
    /** What it does with each connection, which is closed afterwards. */
    @FunctionalInterface
    public interface Behaviour {
        void with(Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;

    public BrokenReceiver(Behaviour behaviour) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (connection) {
                            behaviour.with(connection);
                        } catch (IOException | InterruptedException e) {
                            // The sender has gone, as it should.
                        }
                    });
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    /** Reads the whole request, then says this and hangs up. */
    public static Behaviour says(String text) {
        return connection -> {
            readRequest(connection.getInputStream());
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
        };
    }

    /** Reads a request with Content-Length to its end. */
    public static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                return;
            }
            head.append((char) one);
        }
        String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        if (at >= 0) {
            in.readNBytes(Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at))));
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://localhost:" + port() + "/";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
