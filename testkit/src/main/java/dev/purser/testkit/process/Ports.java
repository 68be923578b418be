package dev.purser.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports for servers that cannot be asked to choose one themselves. */
public final class Ports {
    private Ports() {}

    /** A port of the loopback address that nothing listened on a moment ago; another process may be quicker. */
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
