package dev.purser.http.oci.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * HTTP/1.1 over a bare socket, so that nothing tidies up what is sent: one connection for each request. Thread-safe.
 */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 30_000;

    /**
     * What came back.
     *
     * @param status the HTTP status; 0 where the server closed the connection without an answer
     * @param headers names in lower case, the last of each
     */
    record Reply(int status, Map<String, String> headers, String body) {}

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    Reply send(FuzzCase request, Optional<String> authorization) throws IOException {
        try (Socket socket = SocketFactory.getDefault().createSocket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            StringBuilder head = new StringBuilder()
                    .append(request.method())
                    .append(' ')
                    .append(request.target())
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(server.getAuthority())
                    .append("\r\nConnection: close\r\n");
            authorization
                    .filter(known -> request.headers().stream()
                            .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("authorization:")))
                    .ifPresent(known ->
                            head.append("Authorization: ").append(known).append("\r\n"));
            request.headers().forEach(line -> head.append(line).append("\r\n"));
            if (request.announced() >= 0) {
                head.append("Content-Length: ").append(request.announced()).append("\r\n");
            }
            head.append("\r\n");
            write(socket, head.toString().getBytes(StandardCharsets.UTF_8), request.body());
            if (request.announced() > request.body().length) {
                socket.shutdownOutput(); // gone before all of it was sent
            }
            return read(request.method(), new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** A server that refuses early may close before everything is sent: then its answer is what counts. */
    private static void write(Socket socket, byte[] head, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            out.write(head);
            out.write(body);
            out.flush();
        } catch (SocketException refusedEarly) {
            // read() finds the answer, or none
        }
    }

    private static Reply read(String method, InputStream in) throws IOException {
        try {
            String status = line(in);
            if (status.isEmpty()) {
                return new Reply(0, Map.of(), "");
            }
            Map<String, String> headers = new HashMap<>();
            for (String field = line(in); !field.isEmpty(); field = line(in)) {
                int colon = field.indexOf(':');
                headers.put(
                        field.substring(0, colon).toLowerCase(Locale.ROOT),
                        field.substring(colon + 1).strip());
            }
            byte[] body = method.equals("HEAD") ? new byte[0] : in.readAllBytes();
            return new Reply(Integer.parseInt(status.split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
        } catch (SocketException closed) {
            return new Reply(0, Map.of(), "");
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            if (one != '\r') {
                text.write(one);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
