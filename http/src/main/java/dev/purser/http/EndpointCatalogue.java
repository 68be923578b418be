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
 * <p>Where several templates fit a path, the one with more fixed segments is meant.
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
     * @throws IllegalArgumentException if two endpoints have the same method and path
     */
    public EndpointCatalogue(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        Set<String> seen = new HashSet<>();
        for (Endpoint one : endpoints) {
            if (!seen.add(one.method() + " " + one.path())) {
                throw new IllegalArgumentException("two endpoints at " + one.method() + " " + one.path());
            }
            byRoot.computeIfAbsent(one.path().root(), root -> new ArrayList<>()).add(one);
        }
        byRoot.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Endpoint one) -> one.path().literals())
                                .reversed()));
    }

    /** In the order in which they were given. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * Finds the endpoint of a request.
     *
     * @param path as sent, still percent-encoded
     */
    public Optional<Match> find(String method, String path) {
        String[] segments = segments(path);
        for (Endpoint one : candidates(segments)) {
            if (one.method().equals(method)) {
                Optional<PathVariables> variables = one.path().match(segments);
                if (variables.isPresent()) {
                    return Optional.of(new Match(one, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The endpoints that fit a path whatever the method: most specific first; none where nothing is at the path. */
    public List<Endpoint> at(String path) {
        String[] segments = segments(path);
        return candidates(segments).stream()
                .filter(one -> one.path().match(segments).isPresent())
                .toList();
    }

    /** The methods that a path takes, sorted. */
    public Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        at(path).forEach(one -> methods.add(one.method()));
        return methods;
    }

    private List<Endpoint> candidates(String[] segments) {
        List<Endpoint> rooted = byRoot.get(segments[0]);
        return rooted != null ? rooted : byRoot.getOrDefault("", List.of());
    }

    private static String[] segments(String path) {
        return (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
    }
}
