package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.process.Polling;
import dev.purser.testkit.server.PurserProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by certificate and key files, changed while the program runs. */
class ITTls {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private record Identity(X509Certificate certificate, String certificatePem, String keyPem) {}

    @Test
    void aNewCertificateIsTakenUpWithoutARestart() throws Exception {
        Identity first = identity("first");
        Identity second = identity("second");
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        write(first, certificate, key);
        try (PurserProcess purser = PurserProcess.start(
                folder.resolve("data"),
                "--listen.host=127.0.0.1",
                "--tls.certificate=" + certificate,
                "--tls.key=" + key,
                "--tls.reload-interval=1s")) {
            assertThat(purser.base().getScheme()).isEqualTo("https");
            assertThat(shown(purser.base(), first, second)).isEqualTo(first.certificate());
            write(second, certificate, key);
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

    private static void write(Identity identity, Path certificate, Path key) throws IOException {
        replace(certificate, identity.certificatePem());
        replace(key, identity.keyPem());
    }

    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The certificate that a new connection is shown. */
    private static X509Certificate shown(URI base, Identity... trusted) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Identity one : trusted) {
            store.setCertificateEntry(one.certificate().getSerialNumber().toString(), one.certificate());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpsURLConnection connection =
                (HttpsURLConnection) base.resolve("/health/live").toURL().openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        try {
            assertThat(connection.getResponseCode()).isEqualTo(200);
            return (X509Certificate) connection.getServerCertificates()[0];
        } finally {
            connection.disconnect();
        }
    }

    private Identity identity(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        X509Certificate certificate = (X509Certificate) store.getCertificate(name);
        return new Identity(
                certificate,
                pem("CERTIFICATE", certificate.getEncoded()),
                pem("PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
    }
}
