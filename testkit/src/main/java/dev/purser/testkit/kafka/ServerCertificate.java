package dev.purser.testkit.kafka;

import dev.purser.testkit.process.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A key and a certificate that it signed itself, for the loopback address.
 *
 * @param keyStore PKCS #12
 * @param pem the certificate
 */
record ServerCertificate(Path keyStore, String pem) {
    static final String PASSWORD = "key-store-password";

    static ServerCertificate create(Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        Path certificate = folder.resolve("server.pem");
        keytool(
                folder,
                store,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool(folder, store, "-exportcert", "-rfc", "-alias", "server", "-file", certificate.toString());
        return new ServerCertificate(store, Files.readString(certificate));
    }

    private static void keytool(Path folder, Path store, String... what) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Tools.run(folder, Map.of(), command).orFail();
    }
}
