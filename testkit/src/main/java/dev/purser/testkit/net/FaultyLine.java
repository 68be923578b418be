package dev.purser.testkit.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP port that leads to a server, until it is told otherwise: it can be cut at once or after so many bytes of what
 * clients send, and it can stall, so that nothing comes through and nothing ends. Thread-safe.
 */
public final class FaultyLine implements AutoCloseable {
    private static final int PIECE = 1 << 14;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong allowed = new AtomicLong(Long.MAX_VALUE);
    private volatile CountDownLatch stalled = new CountDownLatch(0);
    private volatile boolean cut;

    private FaultyLine(InetSocketAddress server) throws IOException {
        this.server = server;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("faulty-line").start(this::accept);
    }

    /** A line to a port of the loopback address. */
    public static FaultyLine to(int port) throws IOException {
        return new FaultyLine(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** The port that clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections, and every new one as soon as it is made. */
    public void cut() {
        cut = true;
        endAll();
    }

    /** As {@link #cut()}, once clients have sent so many more bytes; these still arrive. */
    public void cutAfter(long bytes) {
        allowed.set(bytes);
    }

    /** Holds everything back from now on; connections are still accepted. */
    public void stall() {
        stalled = new CountDownLatch(1);
    }

    /** Lets everything through again, also what was held back. */
    public void mend() {
        allowed.set(Long.MAX_VALUE);
        cut = false;
        stalled.countDown();
    }

    private void endAll() {
        for (Socket socket : sockets) {
            end(socket);
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    client.close();
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                // Closed, or a client that was gone again.
            }
        }
    }

    private void connect(Socket client) {
        Socket other = new Socket();
        sockets.add(client);
        sockets.add(other);
        try {
            other.connect(server);
            client.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pump(other, client, false));
            pump(client, other, true);
            back.join();
        } catch (IOException e) {
            // The server is away: so is this connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(client);
            end(other);
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(piece);
            while (count >= 0) {
                stalled.await();
                int passes = count;
                boolean last = false;
                if (counted) {
                    long left = allowed.addAndGet(-count);
                    last = left < 0;
                    passes = (int) Math.max(0, Math.min(count, left + count));
                }
                out.write(piece, 0, passes);
                out.flush();
                if (last) {
                    cut();
                }
                count = in.read(piece);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            end(from);
            end(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        mend();
        cut = true;
        endAll();
    }
}
