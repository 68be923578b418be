package dev.purser.aws.cloudtrail;

import dev.purser.identity.MintedId;
import java.util.HashMap;
import java.util.Map;

/**
 * Ids of principals: Purser's GUIDs and Amazon's {@code AIDA…}, {@code AROA…} are two spellings of the same 80 bits; every
 * other id is shown as it stands. Remembers the last ones; for one thread.
 */
final class Principals {
    private static final int MOST = 1024;

    private final Map<String, String> users = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, String> read = new HashMap<>();

    /** As it is written for a user or robot. */
    String user(String id) {
        String known = users.get(id);
        return known != null ? known : remember(users, id, written(MintedId.Prefix.AIDA, id));
    }

    /** As it is written for a role. */
    String role(String id) {
        String known = roles.get(id);
        return known != null ? known : remember(roles, id, written(MintedId.Prefix.AROA, id));
    }

    private static String written(MintedId.Prefix prefix, String id) {
        return MintedId.of(id)
                .filter(minted -> minted.toString().equals(id))
                .map(minted -> minted.aws(prefix))
                .orElse(id);
    }

    /** As events name the user. */
    String ofUser(String id) {
        return of(MintedId.Prefix.AIDA, id);
    }

    /** As events name the role. */
    String ofRole(String id) {
        return of(MintedId.Prefix.AROA, id);
    }

    private String of(MintedId.Prefix prefix, String id) {
        if (!id.startsWith(prefix.name())) {
            return id;
        }
        String known = read.get(id);
        return known != null
                ? known
                : remember(
                        read,
                        id,
                        MintedId.ofAws(prefix, id).map(MintedId::toString).orElse(id));
    }

    private static String remember(Map<String, String> map, String key, String value) {
        if (map.size() >= MOST) {
            map.clear();
        }
        map.put(key, value);
        return value;
    }
}
