package dev.purser.server.config;

import java.util.List;
import java.util.Optional;

/**
 * A name that is not taken, or no longer, and what to write instead. A setting that is removed gets a line here and
 * keeps it; the others are names that people bring along from the configuration of CNCF Distribution.
 *
 * @param name as written
 * @param advice what to do
 */
public record RemovedName(String name, String advice) {
    private static final List<RemovedName> ALL = List.of(
            new RemovedName("version", "remove it: the file has no version"),
            new RemovedName("log.level", "set logging.level"),
            new RemovedName("log.formatter", "set logging.format"),
            new RemovedName("http.addr", "set listen.host and listen.port"),
            new RemovedName("http.host", "set http.external-url"),
            new RemovedName("http.secret", "remove it: uploads can be resumed without one"),
            new RemovedName("http.tls.certificate", "set tls.certificate"),
            new RemovedName("http.tls.key", "set tls.key"),
            new RemovedName("storage.filesystem.rootdirectory", "set data"),
            new RemovedName(
                    "storage.delete.enabled", "remove it: deleting is always offered, to callers with the permission"),
            new RemovedName("auth.htpasswd.path", "remove it and make users with: purser user create"));

    /** Every one, in the order of the reference. */
    public static List<RemovedName> all() {
        return ALL;
    }

    static Optional<RemovedName> of(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
