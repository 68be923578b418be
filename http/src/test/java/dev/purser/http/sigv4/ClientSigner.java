package dev.purser.http.sigv4;

import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as a client does, written from AWS's description and apart from what checks them: paths and queries are
 * taken to be in canonical form already.
 */
public final class ClientSigner {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String key;
    private final String secret;
    private final String service;

    public ClientSigner(String key, String secret, String service) {
        this.key = key;
        this.secret = secret;
        this.service = service;
    }

    /** A signed request with these fields and a {@code Host}. */
    public Request sign(String method, String path, String query, byte[] body, Instant at, Map<String, String> more) {
        TreeMap<String, String> fields = new TreeMap<>(more);
        fields.put("host", "purser.example:5000");
        fields.put("x-amz-date", DATE.format(at));
        if (service.equals("s3")) {
            fields.putIfAbsent("x-amz-content-sha256", sha256(body));
        }
        StringBuilder text = new StringBuilder(method + "\n" + path + "\n" + query + "\n");
        fields.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", fields.keySet());
        text.append('\n').append(names).append('\n').append(fields.getOrDefault("x-amz-content-sha256", sha256(body)));
        Headers.Builder headers = Headers.builder();
        fields.forEach(headers::add);
        headers.add(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + key + "/" + scope(at) + ", SignedHeaders=" + names + ", Signature="
                        + signature(text.toString(), at));
        return new Request(
                method,
                path,
                Query.parse(query),
                headers.build(),
                new ByteArrayInputStream(body),
                body.length,
                new Peer("192.0.2.1", Optional.empty()));
    }

    /** The query of a pre-signed GET, for the path without one. */
    public String presign(String path, Instant at, int seconds) {
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + (key + "/" + scope(at)).replace("/", "%2F")
                + "&X-Amz-Date=" + DATE.format(at) + "&X-Amz-Expires=" + seconds + "&X-Amz-SignedHeaders=host";
        String text = "GET\n" + path + "\n" + query + "\nhost:purser.example:5000\n\nhost\nUNSIGNED-PAYLOAD";
        return query + "&X-Amz-Signature=" + signature(text, at);
    }

    private String scope(Instant at) {
        return DATE.format(at).substring(0, 8) + "/eu-central-1/" + service + "/aws4_request";
    }

    private String signature(String canonical, Instant at) {
        byte[] signing = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope(at).split("/")) {
            signing = hmac(signing, part);
        }
        return HexFormat.of()
                .formatHex(hmac(
                        signing,
                        "AWS4-HMAC-SHA256\n" + DATE.format(at) + "\n" + scope(at) + "\n"
                                + sha256(canonical.getBytes(StandardCharsets.UTF_8))));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] with, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(with, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
