package dev.purser.http.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.http.Headers;
import dev.purser.http.HttpError;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import dev.purser.identity.Credentials;
import dev.purser.identity.IdentityError;
import dev.purser.identity.LoginRefusedException;
import dev.purser.identity.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TestSigV4 {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final byte[] BODY = "{\"Name\":\"all\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> TARGET =
            Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", "CloudTrail_20131101.GetTrail");

    private static Request trail(Instant at) {
        return new ClientSigner(KEY, SECRET, "cloudtrail").sign("POST", "/", "", BODY, at, TARGET);
    }

    private static Request with(Request of, Headers headers, byte[] body) {
        return new Request(
                of.method(), of.path(), of.query(), headers, new ByteArrayInputStream(body), body.length, of.peer());
    }

    private static boolean proven(Request request, CallInterface face, String secret) {
        SignedRequest signed = SigV4.read(request, face, 1024, NOW);
        return ((Credentials.Signed) signed.credentials()).proof().test(Secret.of(secret));
    }

    private static void refuses(IdentityError error, Request request, CallInterface face) {
        assertThatThrownBy(() -> SigV4.read(request, face, 1024, NOW))
                .isInstanceOfSatisfying(
                        LoginRefusedException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @Test
    void handsTheCheckedBodyOn() throws IOException {
        SignedRequest signed = SigV4.read(trail(NOW), CallInterface.CLOUDTRAIL, 1024, NOW);
        Credentials.Signed credentials = (Credentials.Signed) signed.credentials();
        assertThat(credentials.accessKey()).isEqualTo(KEY);
        assertThat(credentials.proof().test(Secret.of(SECRET))).isTrue();
        assertThat(signed.request().body().readAllBytes()).isEqualTo(BODY);
        assertThat(signed.request().contentLength()).isEqualTo(BODY.length);
    }

    @Test
    void anotherSecretAnotherBodyOrAnotherFieldIsNotWhatWasSigned() {
        Request good = trail(NOW);
        assertThat(proven(trail(NOW), CallInterface.CLOUDTRAIL, SECRET)).isTrue();
        assertThat(proven(good, CallInterface.CLOUDTRAIL, SECRET + "x")).isFalse();
        assertThat(proven(
                        with(good, good.headers(), "{\"Name\":\"alk\"}".getBytes(StandardCharsets.UTF_8)),
                        CallInterface.CLOUDTRAIL,
                        SECRET))
                .isFalse();
        Headers.Builder changed = Headers.builder();
        good.headers().forEach((name, value) -> changed.add(name, value.replace(".GetTrail", ".DeleteTrail")));
        assertThat(proven(with(good, changed.build(), BODY), CallInterface.CLOUDTRAIL, SECRET))
                .isFalse();
    }

    @Test
    void aBodyThatIsNotTheStatedOneIsNotWhatWasSigned() {
        Request good = new ClientSigner(KEY, SECRET, "s3").sign("PUT", "/b/k", "", BODY, NOW, Map.of());
        assertThat(proven(with(good, good.headers(), BODY), CallInterface.S3, SECRET))
                .isTrue();
        assertThat(proven(with(good, good.headers(), new byte[BODY.length]), CallInterface.S3, SECRET))
                .isFalse();
    }

    @Test
    void aStatedHashIsCheckedBeforeTheBodyIsRead() {
        Request good = new ClientSigner(KEY, SECRET, "s3").sign("PUT", "/b/k", "", BODY, NOW, Map.of());
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("read for someone without the secret");
            }
        };
        Request unread = new Request(
                good.method(), good.path(), good.query(), good.headers(), untouchable, BODY.length, good.peer());
        assertThat(proven(unread, CallInterface.S3, "another")).isFalse();
    }

    @Test
    void refusesABodyOverTheBound() {
        Request large = new ClientSigner(KEY, SECRET, "cloudtrail").sign("POST", "/", "", new byte[1025], NOW, TARGET);
        assertThatThrownBy(() -> proven(large, CallInterface.CLOUDTRAIL, SECRET))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        refused -> assertThat(refused.error()).isEqualTo(HttpError.PAYLOAD_TOO_LARGE));
    }

    @Test
    void refusesWhatWasNotSignedNow() {
        assertThat(proven(trail(NOW.minusSeconds(899)), CallInterface.CLOUDTRAIL, SECRET))
                .isTrue();
        assertThat(proven(trail(NOW.plusSeconds(899)), CallInterface.CLOUDTRAIL, SECRET))
                .isTrue();
        refuses(IdentityError.SIGNATURE_EXPIRED, trail(NOW.minusSeconds(901)), CallInterface.CLOUDTRAIL);
        refuses(IdentityError.SIGNATURE_EXPIRED, trail(NOW.plusSeconds(901)), CallInterface.CLOUDTRAIL);
    }

    @Test
    void refusesAnotherService() {
        refuses(IdentityError.SIGNATURE_MALFORMED, trail(NOW), CallInterface.S3);
        Request foreign = new ClientSigner(KEY, SECRET, "sts").sign("POST", "/", "", BODY, NOW, TARGET);
        refuses(IdentityError.SIGNATURE_MALFORMED, foreign, CallInterface.PURSER);
    }

    @Test
    void refusesAFieldOfAmazonsThatIsNotSigned() {
        Request good = trail(NOW);
        refuses(
                IdentityError.SIGNATURE_MALFORMED,
                with(good, good.headers().with("X-Amz-Added", "1"), BODY),
                CallInterface.CLOUDTRAIL);
        refuses(
                IdentityError.SIGNATURE_MALFORMED,
                with(good, good.headers().with("x-amz-security-token", "FwoG"), BODY),
                CallInterface.CLOUDTRAIL);
    }

    @Test
    void refusesSessionTokens() {
        Request session = new ClientSigner(KEY, SECRET, "s3")
                .sign("GET", "/b/k", "", new byte[0], NOW, Map.of("x-amz-security-token", "FwoG"));
        refuses(IdentityError.ACCESS_KEY_INVALID, session, CallInterface.S3);
    }

    @Test
    void refusesSignedChunks() {
        Request chunked = new ClientSigner(KEY, SECRET, "s3")
                .sign(
                        "PUT",
                        "/b/k",
                        "",
                        BODY,
                        NOW,
                        Map.of("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"));
        assertThatThrownBy(() -> SigV4.read(chunked, CallInterface.S3, 1024, NOW))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        refused -> assertThat(refused.error()).isEqualTo(HttpError.NOT_IMPLEMENTED));
    }

    @Test
    void onlyS3LeavesABodyUnsigned() {
        Map<String, String> unsigned = Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        assertThat(proven(
                        new ClientSigner(KEY, SECRET, "s3").sign("GET", "/b/k", "", new byte[0], NOW, unsigned),
                        CallInterface.S3,
                        SECRET))
                .isTrue();
        refuses(
                IdentityError.SIGNATURE_MALFORMED,
                new ClientSigner(KEY, SECRET, "cloudtrail").sign("POST", "/", "", BODY, NOW, unsigned),
                CallInterface.CLOUDTRAIL);
    }

    @Test
    void aPresignedUrlHoldsForItsTime() {
        assertThat(proven(presigned(NOW.minusSeconds(3599)), CallInterface.S3, SECRET))
                .isTrue();
        assertThat(proven(presigned(NOW.minusSeconds(3599)), CallInterface.S3, "another"))
                .isFalse();
        refuses(IdentityError.SIGNATURE_EXPIRED, presigned(NOW.minusSeconds(3601)), CallInterface.S3);
    }

    private static Request presigned(Instant at) {
        String query = new ClientSigner(KEY, SECRET, "s3").presign("/b/a%20b%2Bc", at, 3600);
        return request("/b/a%20b%2Bc", query, Headers.of("Host", "purser.example:5000"));
    }

    private static Request request(String path, String query, Headers headers) {
        return new Request(
                "GET",
                path,
                Query.parse(query),
                headers,
                InputStream.nullInputStream(),
                -1,
                new Peer("192.0.2.1", Optional.empty()));
    }

    @Property(tries = 2000)
    void anyFieldIsReadOrRefused(@ForAll @StringLength(max = 300) String noise) {
        Headers headers = Headers.builder()
                .received("Host", "purser.example:5000")
                .received("X-Amz-Date", "20261121T080000Z")
                .received("Authorization", "AWS4-HMAC-SHA256" + noise)
                .build();
        assertRefused(request("/b", "", headers));
    }

    /** A good field with one stretch behind the key's id replaced: the id itself is not signed, it tells the secret. */
    @Property(tries = 2000)
    void aChangedFieldIsReadOrRefused(
            @ForAll @StringLength(max = 20) String noise,
            @ForAll @net.jqwik.api.constraints.IntRange(max = 180) int from,
            @ForAll @net.jqwik.api.constraints.IntRange(max = 40) int length) {
        Request good = trail(NOW);
        Headers.Builder headers = Headers.builder();
        good.headers().forEach((name, value) -> {
            int begin = Math.min(48 + from, value.length());
            int end = Math.min(begin + length, value.length());
            headers.received(
                    name,
                    name.equals("Authorization") ? value.substring(0, begin) + noise + value.substring(end) : value);
        });
        Request changed = with(good, headers.build(), BODY);
        if (changed.header("Authorization").equals(good.header("Authorization"))) {
            return;
        }
        assertRefused(changed);
    }

    @Property(tries = 2000)
    void anyQueryIsReadOrRefused(@ForAll @StringLength(max = 200) String noise) {
        assertRefused(request(
                "/b",
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=" + noise,
                Headers.of("Host", "purser.example")));
    }

    private static void assertRefused(Request request) {
        try {
            assertThat(proven(request, CallInterface.PURSER, SECRET))
                    .as("spaces between the parts are the client's own")
                    .isEqualTo(request.header("Authorization")
                            .filter(field -> field.replaceAll("\\s", "")
                                    .equals(trail(NOW)
                                            .header("Authorization")
                                            .orElseThrow()
                                            .replaceAll("\\s", "")))
                            .isPresent());
        } catch (PurserException refused) {
            assertThat(refused.error().status()).isBetween(400, 501);
        }
    }
}
