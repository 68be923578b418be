package dev.purser.delivery.syslog;

import dev.purser.delivery.net.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * How to connect.
 *
 * @param tls for TLS; empty for plain TCP
 */
record StreamDial(String host, int port, Optional<TlsOptions.Material> tls) {
    /**
     * With TLS 1.3 a receiver judges the sender's certificate after the sender believes to be connected (RFC 8446 section
     * 4.4.2.4), and syslog has no answer to wait for: so long it is given to say no.
     */
    private static final int SETTLE_MILLIS = 500;

    /** For messages. */
    String name() {
        return host + ":" + port;
    }

    /**
     * @throws IOException if there is no connection within the time, or one that is closed at once
     */
    StreamConnection connect(Duration timeout) throws IOException {
        Socket plain = new Socket();
        try (Deadline deadline = new Deadline(timeout, plain)) {
            try {
                plain.connect(new InetSocketAddress(InetAddress.getByName(host), port), (int) timeout.toMillis());
                plain.setKeepAlive(true);
                plain.setTcpNoDelay(true);
                StreamConnection open = tls.isPresent()
                        ? new StreamConnection(secured(plain, tls.get().context()), plain)
                        : new StreamConnection(plain, plain);
                if (tls.isPresent()) {
                    open.check(SETTLE_MILLIS);
                }
                return open;
            } catch (IOException e) {
                plain.close();
                throw deadline.struck() ? new SocketTimeoutException("no connection in time") : e;
            }
        }
    }

    /**
     * @param context made for this connection: receivers on OpenSSL that ask for certificates break off when an earlier
     *     session is taken up, unless they were told to expect that, and rsyslog was not
     */
    private SSLSocket secured(Socket plain, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // The name in the certificate must be the host's (RFC 5425 section 5.2): the rule of HTTPS, which is RFC
        // 2818's.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (SocketException e) {
            throw new IOException("closed during the handshake", e);
        }
        return socket;
    }
}
