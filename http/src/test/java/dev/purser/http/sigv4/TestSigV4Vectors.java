package dev.purser.http.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import dev.purser.identity.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The requests that AWS publishes as signed: each is found to be signed with the secret, and not when it is changed. */
class TestSigV4Vectors {
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private record Vector(String name, Request request, byte[] body) {}

    @TestFactory
    Stream<DynamicTest> isSignedWithTheSecret() {
        return vectors().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    Signed signed = one.name().endsWith("query")
                            ? SignatureReader.query(one.request())
                            : SignatureReader.header(one.request());
                    assertThat(signed.scope()).isEqualTo(new Scope("AKIDEXAMPLE", "20150830", "us-east-1", "service"));
                    String canonical = CanonicalRequest.of(one.request(), signed, SignatureMaker.sha256(one.body()));
                    assertThat(SignatureMaker.sign(SECRET, signed, canonical))
                            .as(canonical)
                            .isEqualTo(signed.signature());
                    assertThat(SignatureMaker.sign(SECRET, signed, canonical + " "))
                            .isNotEqualTo(signed.signature());
                }));
    }

    @Test
    void areAllThere() {
        assertThat(vectors()).hasSize(60);
    }

    private static List<Vector> vectors() {
        List<Vector> vectors = new ArrayList<>();
        for (String block : text().split("\n== ")) {
            if (!block.startsWith("#")) {
                vectors.add(vector(block.strip()));
            }
        }
        return vectors;
    }

    private static Vector vector(String block) {
        int empty = block.indexOf("\n\n");
        byte[] body = (empty < 0 ? "" : block.substring(empty + 2)).getBytes(StandardCharsets.UTF_8);
        // A folded field is one with a space between its lines (RFC 9112 section 5.2).
        String head = (empty < 0 ? block : block.substring(0, empty)).replace("\n ", " ");
        List<String> lines = Arrays.asList(head.split("\n"));
        String first = lines.get(1);
        String target = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
        int question = target.indexOf('?');
        Headers.Builder headers = Headers.builder();
        for (String line : lines.subList(2, lines.size())) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1));
        }
        return new Vector(
                lines.getFirst(),
                new Request(
                        first.substring(0, first.indexOf(' ')),
                        question < 0 ? target : target.substring(0, question),
                        Query.parse(question < 0 ? "" : target.substring(question + 1)),
                        headers.build(),
                        new ByteArrayInputStream(body),
                        body.length,
                        new Peer("192.0.2.1", Optional.empty())),
                body);
    }

    private static String text() {
        try (InputStream in = TestSigV4Vectors.class.getResourceAsStream("vectors.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
