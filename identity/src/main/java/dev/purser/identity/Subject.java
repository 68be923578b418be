package dev.purser.identity;

import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.List;

/** Names on the record what an act of this room is about, before it is tried, so that a failure names it too. */
final class Subject {
    private static final int LONGEST = 200;

    private Subject() {}

    static void name(Recording recording, TargetType type, String name) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        recording.targets(List.of(Target.builder(type).name(shown).build()));
    }

    static void assignment(Recording recording, String principal, RoleGrant grant) {
        Target.Builder target = Target.builder(TargetType.ROLE_ASSIGNMENT)
                .name(principal + ": " + grant.role().text());
        grant.namespace().ifPresent(target::namespace);
        recording.targets(List.of(target.build()));
        recording.request("principal", principal).request("role", grant.role().text());
        grant.namespace().ifPresent(namespace -> recording.request("namespace", namespace));
    }
}
