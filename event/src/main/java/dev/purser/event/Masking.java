package dev.purser.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps secrets out of the record, twice over: only members that an action's allow-list names are taken, and of those,
 * what bears the name of a secret is masked however deep it lies. Thread-safe.
 */
public final class Masking {
    /** What stands in the record in a secret's place. */
    public static final String MASK = "***";

    /** Parts of names that tell of a secret, in lower case without separators. */
    private static final List<String> SECRETS =
            List.of("password", "passwd", "secret", "token", "authorization", "cookie", "privatekey", "credential");

    /** Names that contain one of {@link #SECRETS} and yet are public: ids, kinds and times. */
    private static final List<String> PUBLIC_ENDS = List.of("id", "ids", "kind", "type", "name", "count", "expires");

    private final Set<String> allowed;

    private Masking(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** The allow-list of an action; an action without one lets nothing through. */
    public static Masking of(Action action) {
        return new Masking(AllowedMembers.of(action));
    }

    /** True if a member of that name may stand in the record of the action. */
    public boolean allows(String member) {
        return allowed.contains(member);
    }

    /** The members that may stand in the record, secrets masked; the order is kept. */
    public Map<String, Object> apply(Map<String, Object> members) {
        Map<String, Object> kept = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (allowed.contains(name)) {
                kept.put(name, masked(name, value));
            }
        });
        return kept;
    }

    /** The members with every secret in them masked. */
    public static Map<String, Object> secretsMasked(Map<String, Object> members) {
        if (members.isEmpty()) {
            return members;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(name, masked(name, value)));
        return copy;
    }

    /** A value with every secret in it masked, the value itself if its name is a secret's; a count, a yes or a no is none. */
    public static Object masked(String name, Object value) {
        if (secret(name) && !(value instanceof Boolean || value instanceof Number)) {
            return MASK;
        }
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((member, inner) -> copy.put((String) member, masked((String) member, inner)));
                yield copy;
            }
            case List<?> list ->
                list.stream().map(element -> masked("", element)).toList();
            default -> value;
        };
    }

    /** True if a member of that name must be taken to hold a secret: {@code password}, {@code clientSecret}. */
    public static boolean secret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return SECRETS.stream().anyMatch(plain::contains)
                && PUBLIC_ENDS.stream().noneMatch(plain::endsWith);
    }
}
