package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.CallInterface;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
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
                InputStream.nullInputStream(),
                -1,
                new Peer("192.0.2.1", Optional.empty()));
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

    private static Endpoint call(String name, Condition... conditions) {
        return Endpoint.of(CallInterface.S3, conditions.length > 0 ? "POST" : "GET", "/", name)
                .when(conditions)
                .unrecorded("a test")
                .handle(exchange -> Answer.empty(200, Headers.NONE));
    }

    private static Request post(String query, String... headers) {
        Request plain = request("POST", "/");
        return new Request("POST", "/", Query.parse(query), Headers.of(headers), plain.body(), -1, plain.peer());
    }

    @Test
    void conditionsTellEndpointsAtOnePlaceApart() {
        Condition target = new Condition.Header("X-Amz-Target", List.of("long.One", "One"));
        Condition signed = new Condition.Signed();
        Condition location = new Condition.Parameter("location", Optional.empty());
        EndpointCatalogue shared = new EndpointCatalogue(List.of(
                call("one", target),
                call("two", new Condition.Header("X-Amz-Target", List.of("long.Two"))),
                call("signed", signed),
                call("location", signed, location),
                call("page")));
        assertThat(named(shared, post("", "x-amz-target", "One"))).isEqualTo("one");
        assertThat(named(shared, post("", "X-Amz-Target", "long.Two"))).isEqualTo("two");
        assertThat(named(shared, post("", "X-Amz-Target", "long.Three"))).isEqualTo("none");
        assertThat(named(shared, post("X-Amz-Signature=ab"))).isEqualTo("signed");
        assertThat(named(shared, post("location&X-Amz-Signature=ab"))).isEqualTo("location");
        assertThat(named(shared, post("locations&X-Amz-Signature=ab"))).isEqualTo("signed");
        assertThat(named(shared, post("location"))).isEqualTo("none");
        assertThat(shared.methods(post(""))).containsExactly("GET");
        assertThat(shared.methods(post("", "X-Amz-Target", "One"))).containsExactly("GET", "POST");
    }

    @Test
    void whatIsNowhereFailsInTheFormOfItsNeighbours() {
        ErrorForm form = (failure, requestId) -> Answer.empty(418, Headers.NONE);
        EndpointCatalogue shared = new EndpointCatalogue(List.of(
                Endpoint.of(CallInterface.ARM, "GET", "/v1/here", "Here")
                        .form(form)
                        .unrecorded("a test")
                        .handle(exchange -> Answer.empty(200, Headers.NONE)),
                call("elsewhere")));
        assertThat(shared.formOf(request("GET", "/v1/there"))).isSameAs(form);
        assertThat(shared.formOf(request("POST", "/v1/here"))).isSameAs(form);
        assertThat(shared.formOf(request("GET", "/v2/x"))).isSameAs(ErrorForm.of(CallInterface.OCI));
        assertThat(shared.formOf(request("GET", "/other"))).isSameAs(ErrorForm.of(CallInterface.PURSER));
    }

    private static String named(EndpointCatalogue shared, Request request) {
        return shared.find(request).map(match -> match.endpoint().operation()).orElse("none");
    }
}
