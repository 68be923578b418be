package dev.purser.delivery.net;

import dev.purser.event.PurserException;
import dev.purser.event.dialect.Option;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS as a client, the same for every type that speaks it. The other side's certificate and its name are always checked;
 * no option turns that off, since a log that anybody in between can take is worse than one that waits.
 */
public final class TlsOptions {
    /** What can be set. */
    public static final List<Option> ALL = List.of(
            Option.open(
                    "ca",
                    "Certificates (PEM) of the authorities that the other side's certificate must come from. Left out, those"
                            + " that Java trusts are taken. Given, only these count."),
            Option.open(
                    "client-certificate",
                    "Purser's own certificate (PEM), followed by those that lead to its authority, for a receiver that asks"
                            + " who sends. Needs client-key."),
            Option.secret(
                    "client-key",
                    "The private key of client-certificate: PEM, PKCS#8 (BEGIN PRIVATE KEY), RSA, EC or Ed25519, not"
                            + " encrypted."));

    private TlsOptions() {}

    /** Purser's own certificates and those that it trusts, read once. */
    public static final class Material {
        private final KeyManager[] keys;
        private final TrustManager[] trust;

        private Material(KeyManager[] keys, TrustManager[] trust) {
            this.keys = keys;
            this.trust = trust;
        }

        /** A new context, which knows of no earlier session. */
        public SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys, trust, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no TLS", e);
            }
        }
    }

    /**
     * What contexts for connections are made from.
     *
     * @throws PurserException {@link dev.purser.delivery.DeliveryError#DESTINATION_INVALID} if a certificate or key
     *     cannot be used
     */
    public static Material material(CheckedOptions options) {
        try {
            return new Material(keys(options), trust(options).getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** One context for all connections of a destination; refused as {@link #material}. */
    public static SSLContext context(CheckedOptions options) {
        return material(options).context();
    }

    private static TrustManagerFactory trust(CheckedOptions options) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Optional<String> pem = options.find("ca");
        if (pem.isEmpty()) {
            factory.init((KeyStore) null);
            return factory;
        }
        KeyStore store = emptyStore();
        try {
            int number = 0;
            for (Certificate one : Pem.certificates(pem.get())) {
                store.setCertificateEntry("ca-" + number++, one);
            }
        } catch (GeneralSecurityException e) {
            throw options.invalid("ca", "one or more certificates in PEM");
        }
        factory.init(store);
        return factory;
    }

    private static KeyManager[] keys(CheckedOptions options) throws GeneralSecurityException {
        Optional<String> chain = options.find("client-certificate");
        Optional<String> key = options.find("client-key");
        if (chain.isEmpty() && key.isEmpty()) {
            return new KeyManager[0];
        }
        if (chain.isEmpty() || key.isEmpty()) {
            throw options.invalid(chain.isEmpty() ? "client-certificate" : "client-key", "both of them, or none");
        }
        Certificate[] certificates;
        try {
            certificates = Pem.certificates(chain.get()).toArray(Certificate[]::new);
        } catch (GeneralSecurityException e) {
            throw options.invalid("client-certificate", "one or more certificates in PEM");
        }
        PrivateKey secret;
        try {
            secret = Pem.key(key.get());
        } catch (GeneralSecurityException e) {
            throw options.invalid("client-key", "an unencrypted PKCS#8 key in PEM, RSA, EC or Ed25519");
        }
        if (!secret.getAlgorithm().equals(certificates[0].getPublicKey().getAlgorithm())) {
            throw options.invalid("client-key", "the key of the first certificate in client-certificate");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", secret, new char[0], certificates);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store cannot be made", e);
        }
        return store;
    }
}
