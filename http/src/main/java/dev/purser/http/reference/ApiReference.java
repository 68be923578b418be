package dev.purser.http.reference;

import dev.purser.event.CallInterface;
import dev.purser.event.ErrorCode;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import java.util.List;
import java.util.stream.Collectors;

/** The page {@code docs/api.md}: every endpoint of the catalogue. */
public final class ApiReference {
    private static final String INTRODUCTION = """
            # API reference

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            Every endpoint, from the same table that routes, permits and records; [openapi.json](openapi.json) is the same
            for machines.

            Credentials come as HTTP Basic, or as a Bearer token: one from `/token` for content, or a personal one for
            anything that its holder may do. *Leaves* names the [actions](actions.md)
            that a call can turn out to be: the first one stands if it fails early. The record is on disk before the answer
            is sent. What went wrong is told by one of the [errors](errors.md): those listed with an endpoint, and those
            that any endpoint can answer. The OCI interface writes them in the form of the OCI specification, a cloud's
            interfaces in that cloud's own, and Purser's API as an object with `code`, `message`, `advice`, `detail` and
            `requestId`.

            `{name...}` in a path stands for one or more segments, `{name}` for one.
            """;

    private ApiReference() {}

    /**
     * The whole page, in Markdown.
     *
     * @param common the errors that any endpoint can answer
     */
    public static String render(EndpointCatalogue catalogue, List<ErrorCode> common) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n## Errors of every endpoint\n\n");
        MarkdownTable errors = new MarkdownTable(page, "Status", "Codes");
        EndpointFacts.errors(common).forEach((status, codes) -> errors.row(status.toString(), names(codes)));
        for (CallInterface face : CallInterface.values()) {
            List<Endpoint> ours = catalogue.endpoints().stream()
                    .filter(one -> one.face() == face)
                    .toList();
            if (!ours.isEmpty()) {
                page.append("\n## ").append(EndpointFacts.title(face)).append('\n');
                ours.forEach(one -> describe(page, one));
            }
        }
        return page.toString();
    }

    private static void describe(StringBuilder page, Endpoint endpoint) {
        page.append("\n### %s `%s`\n\n%s\n\n"
                .formatted(endpoint.method(), endpoint.path() + endpoint.fragment(), endpoint.summary()));
        fact(page, "Operation", "`" + endpoint.operation() + "`");
        fact(page, "Needs", EndpointFacts.access(endpoint));
        fact(page, "Leaves", leaves(endpoint));
        endpoint.answers().forEach(one -> fact(page, "Answers " + one.status(), one.meaning()));
        EndpointFacts.errors(endpoint.errors())
                .forEach((status, codes) -> fact(page, "Fails with " + status, names(codes)));
        if (!endpoint.parameters().isEmpty()) {
            page.append('\n');
            MarkdownTable table = new MarkdownTable(page, "Parameter", "In", "Meaning");
            endpoint.parameters().forEach(one -> table.row("`" + one.name() + "`", one.in(), one.meaning()));
        }
    }

    private static String leaves(Endpoint endpoint) {
        return switch (endpoint.recorded()) {
            case Endpoint.Actions actions ->
                actions.oneOf().stream().map(one -> "`" + one.text() + "`").collect(Collectors.joining(", "));
            case Endpoint.Nothing nothing ->
                "no record: " + nothing.reason() + " (a refusal is recorded as `"
                        + nothing.refusedAs().text() + "`)";
        };
    }

    private static void fact(StringBuilder page, String name, String text) {
        page.append("- ").append(name).append(": ").append(text).append('\n');
    }

    private static String names(List<ErrorCode> codes) {
        return codes.stream().map(one -> "`" + one.code() + "`").collect(Collectors.joining(", "));
    }
}
