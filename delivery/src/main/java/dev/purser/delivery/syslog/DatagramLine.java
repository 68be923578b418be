package dev.purser.delivery.syslog;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.net.TlsFailure;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** RFC 5426: one message a datagram. A socket lives for one batch, so that a name is looked up anew for each. */
final class DatagramLine implements Line {
    private static final int LOOK_MILLIS = 1;

    private final String host;
    private final int port;

    DatagramLine(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void frame(SyslogMessages messages, int start) {
        // A datagram frames its message.
    }

    @Override
    public void send(SyslogMessages messages, int[] ends, int count) throws DeliveryException {
        try (DatagramSocket socket = open()) {
            int start = 0;
            for (int i = 0; i < count; i++) {
                socket.send(new DatagramPacket(messages.array(), start, ends[i] - start));
                start = ends[i];
            }
            look(socket, LOOK_MILLIS);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Finds the host and a way to it. More would be a message: receivers keep even an empty line. */
    @Override
    public void test() throws DeliveryException {
        try (DatagramSocket socket = open()) {
            socket.setSoTimeout(LOOK_MILLIS);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private DatagramSocket open() throws IOException {
        DatagramSocket socket = new DatagramSocket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    /** A host that has nobody at the port says so (ICMP), and the system hands it on with the next call. */
    private static void look(DatagramSocket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            socket.receive(new DatagramPacket(new byte[1], 1));
        } catch (SocketTimeoutException e) {
            // Nothing was said: all that can be hoped for.
        }
    }

    private DeliveryException failure(IOException e) {
        String at = host + ":" + port;
        if (e instanceof UnknownHostException) {
            return new DeliveryException(Kind.UNREACHABLE, host + " has no address now: check the name", e);
        }
        if (e instanceof PortUnreachableException) {
            return new DeliveryException(Kind.UNREACHABLE, "nobody listens for datagrams at " + at, e);
        }
        return new DeliveryException(Kind.UNREACHABLE, at + ": " + TlsFailure.line(e), e);
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
