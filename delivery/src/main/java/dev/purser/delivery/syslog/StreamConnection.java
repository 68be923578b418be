package dev.purser.delivery.syslog;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * An open connection.
 *
 * @param socket what is written to and read from
 * @param plain what lies below it; the same without TLS. Closing it ends a write that is stuck
 */
record StreamConnection(Socket socket, Socket plain) {
    private static final int LOOK_MILLIS = 1;
    /** Receivers say nothing; what one says all the same is thrown away, but not without end. */
    private static final int MOST_READ = 64;

    Deadline deadline(Duration time) {
        return new Deadline(time, plain);
    }

    void write(byte[] bytes, int length) throws IOException {
        socket.getOutputStream().write(bytes, 0, length);
        socket.getOutputStream().flush();
    }

    /** False if the other side has closed or broken it. */
    boolean alive() {
        try {
            check();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @throws IOException if the other side has closed or broken it; with TLS it is the other side's reason
     */
    void check() throws IOException {
        check(LOOK_MILLIS);
    }

    /**
     * As {@link #check()}, giving it some time.
     *
     * @param millis how long to listen
     */
    void check(int millis) throws IOException {
        socket.setSoTimeout(millis);
        byte[] said = new byte[256];
        for (int i = 0; i < MOST_READ; i++) {
            try {
                if (socket.getInputStream().read(said) < 0) {
                    throw new EOFException("closed by the other side");
                }
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    /** Ends the sending side and waits until the other side, having read to the end, has ended its own. */
    void finish() throws IOException {
        socket.setSoTimeout(0);
        socket.shutdownOutput();
        byte[] said = new byte[256];
        for (int i = 0; i < MOST_READ; i++) {
            if (socket.getInputStream().read(said) < 0) {
                return;
            }
        }
        throw new IOException("the other side talks instead of closing");
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
