package dev.purser.server.lake;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server runs.
 *
 * @param name the host's
 * @param address the host's; empty where it has none
 * @param process this process' number
 */
record Machine(String name, String address, int process) {
    /** May ask the system's resolver, and so wait. */
    static Machine find() {
        int process = (int) ProcessHandle.current().pid();
        try {
            InetAddress here = InetAddress.getLocalHost();
            return new Machine(here.getHostName(), here.getHostAddress(), process);
        } catch (UnknownHostException nameless) {
            return new Machine("localhost", "", process);
        }
    }
}
