package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.CallInterface;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestEndpointCatalogue {
    private static Endpoint endpoint(String method, String path) {
        return Endpoint.of(CallInterface.OCI, method, path, method + " " + path)
                .unrecorded("a test")
                .handle(exchange -> Answer.empty(200, Headers.NONE));
    }

    private final EndpointCatalogue catalogue = new EndpointCatalogue(List.of(
            endpoint("GET", "/v2/"),
            endpoint("GET", "/v2/{repository...}/blobs/{digest}"),
            endpoint("POST", "/v2/{repository...}/blobs/uploads/"),
            endpoint("PATCH", "/v2/{repository...}/blobs/uploads/{upload}"),
            endpoint("GET", "/v2/{repository...}/blobs/uploads/{upload}"),
            endpoint("GET", "/v2/_catalog")));

    private static Request request(String method, String path) {
        return new Request(
                method,
                path,
                Query.NONE,
                Headers.NONE,
                java.io.InputStream.nullInputStream(),
                -1,
                new Peer("192.0.2.1", java.util.Optional.empty()));
    }

    private String operation(String method, String path) {
        return catalogue
                .find(request(method, path))
                .map(match -> match.endpoint().operation())
                .orElse("none");
    }

    @Test
    void moreFixedSegmentsWin() {
        assertThat(operation("GET", "/v2/a/blobs/uploads/1"))
                .isEqualTo("GET /v2/{repository...}/blobs/uploads/{upload}");
        assertThat(operation("GET", "/v2/a/blobs/sha256:1")).isEqualTo("GET /v2/{repository...}/blobs/{digest}");
        assertThat(operation("POST", "/v2/a/blobs/uploads/")).isEqualTo("POST /v2/{repository...}/blobs/uploads/");
    }

    @Test
    void theSlashAtTheEndCounts() {
        assertThat(operation("GET", "/v2/")).isEqualTo("GET /v2/");
        assertThat(operation("GET", "/v2")).isEqualTo("none");
    }

    @Test
    void tellsTheMethodsOfAPath() {
        assertThat(catalogue.methods(request("GET", "/v2/a/blobs/uploads/1"))).containsExactly("GET", "PATCH");
        assertThat(catalogue.methods(request("GET", "/v3/a"))).isEmpty();
    }

    @Test
    void refusesTwoEndpointsAtOnePlace() {
        assertThatThrownBy(() -> new EndpointCatalogue(List.of(endpoint("GET", "/x"), endpoint("GET", "/x"))))
                .hasMessageContaining("GET /x");
    }

    @Test
    void anEndpointMustSayWhatItLeavesOnTheRecord() {
        assertThatThrownBy(() -> Endpoint.of(CallInterface.OCI, "GET", "/x", "x")
                        .handle(exchange -> Answer.empty(200, Headers.NONE)))
                .hasMessageContaining("/x");
    }
}
