package dev.purser.delivery.net;

import dev.purser.delivery.DeliveryException.Kind;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What a failure of TLS says about who has to act.
 *
 * @param kind what sort of failure
 * @param message what went wrong and what to do
 */
public record TlsFailure(Kind kind, String message) {
    /** Empty if it is no failure that certificates caused: then it is one of the line, and the same is tried again. */
    public static Optional<TlsFailure> of(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof CertificateException || one instanceof SSLPeerUnverifiedException) {
                return Optional.of(new TlsFailure(
                        Kind.MISCONFIGURED,
                        "the certificate of the other side is not accepted (" + one.getMessage()
                                + "); set ca to its authority, or the address to a name that the certificate holds"));
            }
            if (one instanceof SSLException && alert(one)) {
                return Optional.of(new TlsFailure(
                        Kind.DENIED,
                        "the other side does not accept Purser's certificate (" + one.getMessage()
                                + "); set client-certificate and client-key to what it expects"));
            }
        }
        return Optional.empty();
    }

    /** True if it is the other side's word (RFC 8446 section 6.2) about the certificate that it was shown. */
    private static boolean alert(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("alert")
                && (message.contains("certificate")
                        || message.contains("unknown_ca")
                        || message.contains("access_denied"));
    }

    /** The text of a failure of the line, for a message. */
    public static String line(IOException failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
