package dev.purser.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * TLS by files.
 *
 * @param files certificate and key; empty for plain text
 * @param reloadInterval how often the files are looked at for a change
 */
public record TlsSettings(Optional<Files> files, Duration reloadInterval) {
    /**
     * The two files, absolute.
     *
     * @param certificate PEM: the server's certificate, then those between it and the root
     * @param key PEM: its private key, PKCS#8, not encrypted
     */
    public record Files(Path certificate, Path key) {}

    static final Setting<Path> CERTIFICATE = Setting.open(
            "tls.certificate",
            ValueTypes.PATH,
            "no TLS",
            "PEM file with the server's certificate, followed by those between it and the root. Needs `tls.key`.");
    static final Setting<Path> KEY = Setting.open(
            "tls.key",
            ValueTypes.PATH,
            "no TLS",
            "PEM file with the certificate's private key (PKCS#8, not encrypted); let only the program's user read it.");
    static final Setting<Duration> RELOAD_INTERVAL = Setting.of(
            "tls.reload-interval",
            ValueTypes.time("1s", "1d"),
            "30s",
            "How often the two files are looked at. A new pair is used for new connections. Put both in"
                    + " place at once: with a pair that does not fit together, new connections fail until the next look.");
    static final List<Setting<?>> ALL = List.of(CERTIFICATE, KEY, RELOAD_INTERVAL);

    static TlsSettings from(Values values) {
        Optional<Path> certificate = file(values, CERTIFICATE);
        Optional<Path> key = file(values, KEY);
        if (values.given(CERTIFICATE) && !values.given(KEY)) {
            values.report(CERTIFICATE, "is set without tls.key", "set both, or none");
        }
        if (values.given(KEY) && !values.given(CERTIFICATE)) {
            values.report(KEY, "is set without tls.certificate", "set both, or none");
        }
        return new TlsSettings(
                certificate.flatMap(one -> key.map(other -> new Files(one, other))), values.get(RELOAD_INTERVAL));
    }

    /** True if somebody meant to have TLS, even where it cannot be had as set. */
    boolean asked(Values values) {
        return values.given(CERTIFICATE) || values.given(KEY);
    }

    private static Optional<Path> file(Values values, Setting<Path> setting) {
        return values.find(setting).map(Path::toAbsolutePath).filter(file -> {
            boolean readable = java.nio.file.Files.isRegularFile(file) && java.nio.file.Files.isReadable(file);
            if (!readable) {
                values.report(setting, "names no file that can be read", "name a PEM file that the program may read");
            }
            return readable;
        });
    }
}
