package dev.purser.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All endpoints of the program, and the way from a request's path to one of them. Immutable, thread-safe.
 *
 * <p>Where several templates fit a path, the one with more fixed segments is meant; of endpoints at one path and method,
 * the one with more conditions.
 */
public final class EndpointCatalogue {
    /**
     * An endpoint with the values of its path's variables.
     *
     * @param endpoint which
     * @param variables the values
     */
    public record Match(Endpoint endpoint, PathVariables variables) {}

    private final List<Endpoint> endpoints;
    private final Map<String, List<Endpoint>> byRoot = new HashMap<>();

    /**
     * @throws IllegalArgumentException if two endpoints have the same method, path and conditions
     */
    public EndpointCatalogue(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        Set<String> seen = new HashSet<>();
        for (Endpoint one : endpoints) {
            String place = one.method() + " " + one.path() + one.fragment();
            if (!seen.add(place)) {
                throw new IllegalArgumentException("two endpoints at " + place);
            }
            byRoot.computeIfAbsent(one.path().root(), root -> new ArrayList<>()).add(one);
        }
        byRoot.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Endpoint one) -> one.path().literals())
                                .thenComparingInt(one -> one.conditions().size())
                                .reversed()));
    }

    /** In the order in which they were given. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Finds the endpoint of a request. */
    public Optional<Match> find(Request request) {
        String[] segments = segments(request.path());
        for (Endpoint one : candidates(segments)) {
            if (one.method().equals(request.method()) && one.meant(request)) {
                Optional<PathVariables> variables = one.path().match(segments);
                if (variables.isPresent()) {
                    return Optional.of(new Match(one, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods that the place of a request takes, sorted; none where nothing is there. */
    public Set<String> methods(Request request) {
        Set<String> methods = new TreeSet<>();
        at(request.path()).stream().filter(one -> one.meant(request)).forEach(one -> methods.add(one.method()));
        return methods;
    }

    /**
     * The form of errors that a request expects which no endpoint takes: that of an endpoint at its path one of whose
     * conditions it touches, else the one form of all endpoints whose paths begin as it does, else what belongs to the
     * path.
     */
    ErrorForm formOf(Request request) {
        return at(request.path()).stream()
                .filter(one -> one.conditions().stream().anyMatch(condition -> condition.touches(request)))
                .findFirst()
                .map(Endpoint::form)
                .or(() -> formBelow(segments(request.path())[0]))
                .orElseGet(() -> ErrorForm.at(request.path()));
    }

    private Optional<ErrorForm> formBelow(String root) {
        List<ErrorForm> forms = byRoot.getOrDefault(root, List.of()).stream()
                .map(Endpoint::form)
                .distinct()
                .toList();
        return root.isEmpty() || forms.size() != 1 ? Optional.empty() : Optional.of(forms.getFirst());
    }

    private List<Endpoint> at(String path) {
        String[] segments = segments(path);
        return candidates(segments).stream()
                .filter(one -> one.path().match(segments).isPresent())
                .toList();
    }

    private List<Endpoint> candidates(String[] segments) {
        List<Endpoint> rooted = byRoot.get(segments[0]);
        return rooted != null ? rooted : byRoot.getOrDefault("", List.of());
    }

    private static String[] segments(String path) {
        return (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
    }
}
