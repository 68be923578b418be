package dev.purser.http.purser;

import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Exchange;

/** Names on the record what a reading call is about. What changes something is named by the room that changes it. */
final class Subjects {
    private Subjects() {}

    static void user(Exchange exchange, String name) {
        named(exchange, TargetType.USER, name);
    }

    static void robot(Exchange exchange, String name) {
        named(exchange, TargetType.ROBOT, name);
    }

    static void token(Exchange exchange, String id) {
        named(exchange, TargetType.TOKEN, id);
    }

    static void named(Exchange exchange, TargetType type, String name) {
        exchange.recording().target(Target.builder(type).name(name).build());
    }
}
