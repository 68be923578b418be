package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.registry.NamespaceName;
import dev.purser.registry.Namespaces;
import dev.purser.registry.RegistryError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How much a namespace may hold. */
final class QuotasResource {
    private static final String ONE = "/purser/v1/quotas/{namespace}";

    private final Namespaces namespaces;

    QuotasResource(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", ONE, "GetQuota")
                        .does(Action.QUOTA_GET)
                        .summary("Tells how much a namespace holds and may hold, in bytes.")
                        .answers(200, "used, and limit where there is one")
                        .fails(RegistryError.NAMESPACE_UNKNOWN)
                        .handle(this::get),
                Endpoint.of(CallInterface.PURSER, "PUT", ONE, "SetQuota")
                        .does(Action.QUOTA_SET)
                        .summary("Sets how much a namespace may hold.")
                        .member("limit", "bytes, or null for no limit; required")
                        .answers(200, "used, and limit where there is one")
                        .fails(ApiError.INVALID_BODY, RegistryError.NAMESPACE_UNKNOWN)
                        .handle(this::set));
    }

    private Answer get(Exchange exchange) {
        NamespaceName name = NamespaceName.parse(exchange.variable("namespace"));
        exchange.recording()
                .target(Target.builder(TargetType.NAMESPACE)
                        .name(name.text())
                        .namespace(name.text())
                        .build());
        return show(name);
    }

    private Answer set(Exchange exchange) {
        NamespaceName name = NamespaceName.parse(exchange.variable("namespace"));
        JsonBody body = JsonBody.read(exchange);
        OptionalLong limit = body.number("limit", 0, Long.MAX_VALUE);
        if (limit.isEmpty() && !body.cleared("limit")) {
            throw ApiError.INVALID_BODY.at("limit", "bytes, or null for no limit");
        }
        namespaces.setQuota(
                exchange.recording().status(200),
                name,
                limit.isPresent() ? Optional.of(limit.getAsLong()) : Optional.empty());
        return show(name);
    }

    private Answer show(NamespaceName name) {
        Namespaces.Namespace one =
                namespaces.find(name).orElseThrow(() -> new PurserException(RegistryError.NAMESPACE_UNKNOWN));
        return JsonAnswers.object(200, to -> {
            to.text("namespace", one.name());
            to.number("used", one.used());
            to.number("limit", one.quota());
        });
    }
}
