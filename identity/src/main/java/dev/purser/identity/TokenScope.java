package dev.purser.identity;

import dev.purser.event.PurserException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One scope of the token flow: {@code repository:team/app:pull,push} or {@code registry:catalog:*}
 * (CNCF Distribution, "Token scope documentation").
 *
 * @param type {@code repository}, or {@code registry}; others are read and granted nothing
 * @param name the repository's full name, or {@code catalog}; may hold colons (a host's port), never a space
 * @param actions {@code pull}, {@code push}, {@code delete}, {@code *}
 */
public record TokenScope(String type, String name, Set<String> actions) {
    private static final int MOST = 64;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9]{1,32}(\\([a-z0-9]{1,32}\\))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/@-]{1,512}");
    private static final Pattern ACTION = Pattern.compile("[a-z]{1,32}|\\*");

    public TokenScope {
        actions = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(actions));
    }

    /**
     * Reads the {@code scope} parameters of a request: each may hold several scopes, with spaces between them.
     *
     * @throws PurserException {@link IdentityError#SCOPE_INVALID}
     */
    public static List<TokenScope> parse(List<String> parameters) {
        List<TokenScope> scopes = parameters.stream()
                .flatMap(parameter -> Pattern.compile(" +").splitAsStream(parameter.strip()))
                .filter(text -> !text.isEmpty())
                .limit(MOST + 1L)
                .map(TokenScope::one)
                .distinct()
                .toList();
        if (scopes.size() > MOST) {
            throw new PurserException(IdentityError.SCOPE_INVALID, Map.of("reason", "more than " + MOST + " scopes"));
        }
        return scopes;
    }

    private static TokenScope one(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first < 1 || last <= first + 1 || last == text.length() - 1) {
            throw invalid(text);
        }
        String type = text.substring(0, first);
        String name = text.substring(first + 1, last);
        Set<String> actions =
                new LinkedHashSet<>(List.of(text.substring(last + 1).split(",", -1)));
        if (!TYPE.matcher(type).matches()
                || !NAME.matcher(name).matches()
                || actions.size() > 16
                || !actions.stream().allMatch(action -> ACTION.matcher(action).matches())) {
            throw invalid(text);
        }
        return new TokenScope(type, name, actions);
    }

    private static PurserException invalid(String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new PurserException(IdentityError.SCOPE_INVALID, Map.of("scope", shown));
    }

    /** As clients write it. */
    public String text() {
        return type + ":" + name + ":" + String.join(",", actions);
    }

    public boolean repository() {
        return type.equals("repository");
    }

    public boolean catalog() {
        return type.equals("registry") && name.equals("catalog");
    }
}
