package dev.purser.http.reference;

import dev.purser.http.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of operations that differ, as OpenAPI wants them: interface and operation, and the method where an interface has
 * one operation under several.
 */
final class OperationIds {
    private final Map<String, Long> uses;

    OperationIds(List<Endpoint> endpoints) {
        uses = endpoints.stream()
                .map(OperationIds::name)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    String of(Endpoint endpoint) {
        String name = name(endpoint);
        return uses.get(name) == 1 ? name : name + "." + endpoint.method();
    }

    private static String name(Endpoint endpoint) {
        return endpoint.face().text() + "." + endpoint.operation();
    }
}
