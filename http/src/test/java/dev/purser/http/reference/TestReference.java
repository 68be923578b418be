package dev.purser.http.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.ErrorCode;
import dev.purser.event.Permission;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Endpoint.Access;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.Headers;
import dev.purser.http.HttpError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of a small catalogue; those of the whole one are checked where it is put together. */
class TestReference {
    private static final Endpoint.Handler NEVER = exchange -> Answer.empty(200, Headers.of("A", "b"));
    private static final List<ErrorCode> COMMON = List.of(HttpError.TOO_BUSY, HttpError.BAD_REQUEST);

    private static final EndpointCatalogue CATALOGUE = new EndpointCatalogue(List.of(
            Endpoint.of(CallInterface.OCI, "GET", "/v2/{repository...}/manifests/{reference}", "GetManifest")
                    .does(Action.IMAGE_PULL, Action.REFERRER_LIST)
                    .summary("Gives a manifest.")
                    .header("Accept", "media types")
                    .header("Range", "bytes")
                    .query("tag", "a | b")
                    .answers(200, "the manifest")
                    .answers(206, "a part")
                    .fails(HttpError.NOT_FOUND, HttpError.LENGTH_REQUIRED, HttpError.NOT_FOUND)
                    .handle(NEVER),
            Endpoint.of(CallInterface.OCI, "HEAD", "/v2/{repository...}/manifests/{reference}", "GetManifest")
                    .does(Action.IMAGE_CHECK)
                    .access(Access.ANYONE)
                    .summary("Asks for a manifest.")
                    .answers(200, "it is there")
                    .handle(NEVER),
            Endpoint.of(CallInterface.PURSER, "GET", "/health/live", "Live")
                    .unrecorded("asked often", Action.SETTINGS_GET)
                    .access(Access.OPEN)
                    .summary("Lives.")
                    .answers(200, "it runs")
                    .answers(400, "it does not")
                    .handle(NEVER),
            Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/users", "ListUsers")
                    .does(Action.USER_LIST)
                    .access(Access.FILTERED)
                    .needs(Permission.SETTINGS_GET)
                    .summary("Lists users.")
                    .answers(200, "users")
                    .handle(NEVER),
            Endpoint.of(CallInterface.PURSER, "PATCH", "/purser/v1/users/{name}", "UpdateUser")
                    .does(Action.USER_UPDATE)
                    .summary("Changes a user.")
                    .member("enabled", "true or false")
                    .member("displayName", "a text")
                    .answers(200, "the user")
                    .handle(NEVER),
            Endpoint.of(CallInterface.OCI, "PUT", "/v2/{repository...}/blobs/uploads/{id}", "FinishUpload")
                    .does(Action.LAYER_UPLOAD_COMPLETE)
                    .summary("Ends an upload.")
                    .content("application/octet-stream", "the last bytes")
                    .answers(201, "done")
                    .handle(NEVER)));

    private static JsonNode openApi() throws Exception {
        return new ObjectMapper().readTree(OpenApi.render(CATALOGUE, COMMON));
    }

    @Test
    void anOperationHasItsParametersAnswersAndWhatItLeavesOnTheRecord() throws Exception {
        JsonNode operation = openApi()
                .at("/paths")
                .get("/v2/{repository}/manifests/{reference}")
                .get("get");
        assertThat(operation).isEqualTo(new ObjectMapper().readTree("""
                {"operationId":"oci.GetManifest.GET","summary":"Gives a manifest.",
                 "tags":["OCI Distribution and Docker"],
                 "parameters":[
                  {"name":"repository","in":"path","required":true,
                   "description":"one or more segments: slashes stand as they are","schema":{"type":"string"}},
                  {"name":"reference","in":"path","required":true,"schema":{"type":"string"}},
                  {"name":"Range","in":"header","description":"bytes","schema":{"type":"string"}},
                  {"name":"tag","in":"query","description":"a | b","schema":{"type":"string"}}],
                 "responses":{
                  "200":{"description":"the manifest"},
                  "206":{"description":"a part"},
                  "400":{"description":"BAD_REQUEST","content":{"application/json":{"schema":
                    {"$ref":"#/components/schemas/OciErrors"}}}},
                  "404":{"description":"NOT_FOUND","content":{"application/json":{"schema":
                    {"$ref":"#/components/schemas/OciErrors"}}}},
                  "411":{"description":"LENGTH_REQUIRED","content":{"application/json":{"schema":
                    {"$ref":"#/components/schemas/OciErrors"}}}},
                  "503":{"description":"TOO_BUSY","content":{"application/json":{"schema":
                    {"$ref":"#/components/schemas/OciErrors"}}}}},
                 "security":[{"basic":[]},{"bearer":[]}],
                 "x-purser-actions":["image.pull","referrer.list"],
                 "x-purser-access":"permitted",
                 "x-purser-permissions":["image.pull"]}
                """));
    }

    @Test
    void aHeadHasNoContentAndAnOpenEndpointNoSecurity() throws Exception {
        JsonNode paths = openApi().at("/paths");
        JsonNode head = paths.get("/v2/{repository}/manifests/{reference}").get("head");
        assertThat(head.at("/responses/400").has("content")).isFalse();
        assertThat(head.at("/security").toString()).isEqualTo("[{},{\"basic\":[]},{\"bearer\":[]}]");
        JsonNode live = paths.get("/health/live").get("get");
        assertThat(live.get("security")).isEmpty();
        assertThat(live.at("/x-purser-unrecorded").asText()).isEqualTo("asked often");
        assertThat(live.at("/responses/400/description").asText()).isEqualTo("it does not; or BAD_REQUEST");
        assertThat(paths.get("/purser/v1/users")
                        .at("/get/x-purser-permissions/0")
                        .asText())
                .isEqualTo("settings.get");
    }

    @Test
    void bodiesAreDescribed() throws Exception {
        JsonNode paths = openApi().at("/paths");
        assertThat(paths.get("/purser/v1/users/{name}").at("/patch/requestBody").toString())
                .isEqualTo("{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                        + "\"additionalProperties\":false,\"properties\":{"
                        + "\"enabled\":{\"description\":\"true or false\"},"
                        + "\"displayName\":{\"description\":\"a text\"}}}}}}");
        assertThat(paths.get("/purser/v1/users/{name}").at("/patch/parameters")).hasSize(1);
        assertThat(paths.get("/v2/{repository}/blobs/uploads/{id}")
                        .at("/put/requestBody")
                        .toString())
                .isEqualTo(
                        "{\"content\":{\"application/octet-stream\":{\"schema\":{\"description\":\"the last bytes\"}}}}");
        assertThat(ApiReference.render(CATALOGUE, COMMON))
                .contains("| `enabled` | body | true or false |")
                .contains("| `application/octet-stream` | content | the last bytes |");
    }

    @Test
    void pathsThatCannotBeToldApartAreRefused() {
        Endpoint one = CATALOGUE.endpoints().getFirst();
        Endpoint alike = Endpoint.of(one.face(), "GET", "/v2/{repository}/manifests/{reference}", "Other")
                .does(Action.IMAGE_PULL)
                .handle(NEVER);
        assertThatThrownBy(() -> OpenApi.render(new EndpointCatalogue(List.of(one, alike)), COMMON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theApiPageHasEveryEndpoint() {
        assertThat(ApiReference.render(CATALOGUE, COMMON))
                .contains("""
                        | 400 | `BAD_REQUEST` |
                        | 503 | `TOO_BUSY` |

                        ## OCI Distribution and Docker

                        ### GET `/v2/{repository...}/manifests/{reference}`

                        Gives a manifest.

                        - Operation: `GetManifest`
                        - Needs: the permission `image.pull`
                        - Leaves: `image.pull`, `referrer.list`
                        - Answers 200: the manifest
                        - Answers 206: a part
                        - Fails with 404: `NOT_FOUND`
                        - Fails with 411: `LENGTH_REQUIRED`

                        | Parameter | In | Meaning |
                        |---|---|---|
                        | `Accept` | header | media types |
                        | `Range` | header | bytes |
                        | `tag` | query | a \\| b |

                        ### HEAD `/v2/{repository...}/manifests/{reference}`
                        """)
                .contains("- Needs: nothing; credentials that are sent must hold\n")
                .contains("- Leaves: no record: asked often (a refusal is recorded as `settings.get`)\n")
                .contains("- Needs: the permission `settings.get` somewhere; shows only what the caller may see\n");
    }

    @Test
    void theActionsPageNamesWhatPerformsEach() {
        String page = ActionReference.render(
                CATALOGUE, List.of(new ActionReference.Job("collection", List.of(Action.GC_RUN, Action.IMAGE_PULL))));
        assertThat(page)
                .contains("7 of " + Action.values().length + " are performed today.")
                .contains("| GET `/v2/{repository...}/manifests/{reference}`, collection |\n");
        assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSize(Action.values().length);
    }

    @Test
    void theErrorsPageHasEveryCode() {
        String page = ErrorReference.render(List.of(new ErrorReference.Section("Requests", HttpError.class)));
        assertThat(page).contains("## Requests\n\n| Code | Status | What is wrong | What to do |\n");
        for (HttpError one : HttpError.values()) {
            assertThat(page)
                    .contains(
                            "| `%s` | %d | %s | %s |".formatted(one.code(), one.status(), one.message(), one.advice()));
        }
    }
}
