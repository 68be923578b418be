package dev.purser.http.reference;

import dev.purser.http.Endpoint;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of operations that differ, as OpenAPI wants them: interface and operation, the method where an interface has one
 * operation under several, and a number from the second path on where it has it at several.
 */
final class OperationIds {
    private final Map<Endpoint, String> ids = new IdentityHashMap<>();

    OperationIds(List<Endpoint> endpoints) {
        Map<String, Long> uses = endpoints.stream()
                .map(OperationIds::name)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, Integer> numbers = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            String name = name(endpoint);
            String id = uses.get(name) == 1 ? name : name + "." + endpoint.method();
            int number = numbers.merge(id, 1, Integer::sum);
            ids.put(endpoint, number == 1 ? id : id + "." + number);
        }
    }

    String of(Endpoint endpoint) {
        return ids.get(endpoint);
    }

    private static String name(Endpoint endpoint) {
        return endpoint.face().text() + "." + endpoint.operation();
    }
}
