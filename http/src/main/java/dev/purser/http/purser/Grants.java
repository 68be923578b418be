package dev.purser.http.purser;

import dev.purser.event.json.JsonBytes;
import dev.purser.identity.Role;
import dev.purser.identity.RoleGrant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Roles as they stand in requests and answers. */
final class Grants {
    private Grants() {}

    static RoleGrant read(JsonBody body) {
        return grant(body.text("role"), body.optionalText("namespace"));
    }

    static RoleGrant grant(String role, Optional<String> namespace) {
        List<String> all = Arrays.stream(Role.values()).map(Role::text).toList();
        return new RoleGrant(
                Role.of(role).orElseThrow(() -> ApiError.INVALID_BODY.at("role", NearestName.hint(role, all))),
                namespace);
    }

    static void write(JsonBytes to, RoleGrant grant) {
        to.text("role", grant.role().text());
        to.text("namespace", grant.namespace());
    }
}
