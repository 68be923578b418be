package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.process.Polling;
import dev.purser.testkit.server.PurserProcess;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by certificate and key files, changed while the program runs. */
class ITTls {
    @TempDir
    private Path folder;

    @Test
    void aNewCertificateIsTakenUpWithoutARestart() throws Exception {
        ServerCertificate first = ServerCertificate.make(folder, "first");
        ServerCertificate second = ServerCertificate.make(folder, "second");
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        first.write(certificate, key);
        try (PurserProcess purser = PurserProcess.start(
                folder.resolve("data"),
                "--listen.host=127.0.0.1",
                "--tls.certificate=" + certificate,
                "--tls.key=" + key,
                "--tls.reload-interval=1s")) {
            assertThat(purser.base().getScheme()).isEqualTo("https");
            assertThat(shown(purser.base(), first, second)).isEqualTo(first.certificate());
            second.write(certificate, key);
            Polling.until("the new certificate is shown", Duration.ofSeconds(60), () -> {
                try {
                    return shown(purser.base(), first, second).equals(second.certificate());
                } catch (SSLException halfReplaced) {
                    // The server may look between the two files; it looks again a second later.
                    return false;
                }
            });
        }
    }

    /** The certificate that a new connection is shown. */
    private static X509Certificate shown(URI base, ServerCertificate... trusted) throws Exception {
        HttpsURLConnection connection =
                (HttpsURLConnection) base.resolve("/health/live").toURL().openConnection();
        connection.setSSLSocketFactory(ServerCertificate.trusting(trusted).getSocketFactory());
        try {
            assertThat(connection.getResponseCode()).isEqualTo(200);
            return (X509Certificate) connection.getServerCertificates()[0];
        } finally {
            connection.disconnect();
        }
    }
}
