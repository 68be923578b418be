package dev.purser.delivery.syslog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A receiver of octet-counted messages that can hang up, stall, go away and come back at its port. */
final class Listener implements AutoCloseable {
    /** What it does with each connection; it is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void with(Socket connection, Listener listener) throws IOException, InterruptedException;
    }

    /** Reads messages until the sender ends. */
    static final Behaviour READS = (connection, listener) -> {
        while (listener.read(connection.getInputStream())) {
            // read() keeps it.
        }
    };

    final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final Behaviour behaviour;
    private final SSLContext context;
    private final boolean clientAuth;
    private volatile ServerSocket server;
    private Thread acceptor;
    private int port;

    Listener(Behaviour behaviour) {
        this(behaviour, null, false);
    }

    /**
     * @param context for TLS; null for none
     * @param clientAuth whether the sender must show a certificate
     */
    Listener(Behaviour behaviour, SSLContext context, boolean clientAuth) {
        this.behaviour = behaviour;
        this.context = context;
        this.clientAuth = clientAuth;
        start();
    }

    int port() {
        return port;
    }

    void start() {
        try {
            ServerSocket fresh = context == null
                    ? new ServerSocket()
                    : context.getServerSocketFactory().createServerSocket();
            if (fresh instanceof SSLServerSocket secured) {
                secured.setNeedClientAuth(clientAuth);
            }
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
            port = fresh.getLocalPort();
            server = fresh;
            acceptor = Thread.ofVirtual().start(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket connection = from.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> {
                    try (connection) {
                        behaviour.with(connection, this);
                    } catch (IOException | InterruptedException e) {
                        // The sender has gone, or this listener is told to.
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Reads one message and keeps it; false at the end. */
    boolean read(InputStream in) throws IOException {
        int length = 0;
        int digits = 0;
        for (int one = in.read(); one != ' '; one = in.read()) {
            if (one < 0 && digits == 0) {
                return false;
            }
            if (one < '0' || one > '9' || digits == 0 && one == '0') {
                throw new EOFException("no octet count (RFC 6587 section 3.4.1)");
            }
            length = length * 10 + one - '0';
            digits++;
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("cut");
        }
        messages.add(new String(message, StandardCharsets.UTF_8));
        return true;
    }

    /** Ends every connection and listens no more. */
    void stop() {
        try {
            server.close();
            // The port is free when whoever waited at it has gone.
            acceptor.join();
            for (Socket one : List.copyOf(open)) {
                one.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
