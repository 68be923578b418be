package dev.purser.http.reference;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.ErrorCode;
import dev.purser.http.Endpoint;
import dev.purser.http.Endpoint.Access;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An endpoint in the words of the references. */
final class EndpointFacts {
    private EndpointFacts() {}

    /** The interface's title. */
    static String title(CallInterface face) {
        return switch (face) {
            case OCI -> "OCI Distribution and Docker";
            case ECR -> "Amazon ECR";
            case CLOUDTRAIL -> "AWS CloudTrail";
            case S3 -> "Amazon S3, to read trails";
            case ICR -> "IBM Cloud Container Registry";
            case ARM -> "Azure";
            case PURSER -> "Purser";
            case JOB -> "Jobs";
        };
    }

    /**
     * The path as OpenAPI writes it: a variable that may hold slashes looks like any other, and what several endpoints at
     * one path differ by stands behind a hash.
     */
    static String path(Endpoint endpoint) {
        return endpoint.path().toString().replace("...}", "}") + endpoint.fragment();
    }

    /** True if the variable may hold slashes. */
    static boolean greedy(Endpoint endpoint, String variable) {
        return endpoint.path().toString().contains("{" + variable + "...}");
    }

    static List<Action> actions(Endpoint endpoint) {
        return endpoint.recorded() instanceof Endpoint.Actions actions ? actions.oneOf() : List.of();
    }

    /** What a caller needs, in one clause. */
    static String access(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case OPEN -> "nothing";
            case ANYONE -> "nothing; credentials that are sent must hold";
            case AUTHENTICATED -> "credentials that hold";
            case PERMITTED -> "the permission " + permissions(endpoint);
            case FILTERED ->
                "the permission " + permissions(endpoint) + " somewhere; shows only what the caller may see";
        };
    }

    /** The permissions that are asked for, those of every action that the call can turn out to be. */
    static Set<String> permissionNames(Endpoint endpoint) {
        if (endpoint.access() != Access.PERMITTED && endpoint.access() != Access.FILTERED) {
            return Set.of();
        }
        if (endpoint.permission().isPresent()) {
            return Set.of(endpoint.permission().get().text());
        }
        return actions(endpoint).stream()
                .map(action -> action.permission().text())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String permissions(Endpoint endpoint) {
        return permissionNames(endpoint).stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "));
    }

    /** The errors by status, each status' codes in alphabetical order. */
    static Map<Integer, List<ErrorCode>> errors(List<ErrorCode> codes) {
        return codes.stream()
                .distinct()
                .sorted(Comparator.comparing(ErrorCode::code))
                .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
    }
}
