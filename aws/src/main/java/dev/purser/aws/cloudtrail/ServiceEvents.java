package dev.purser.aws.cloudtrail;

import dev.purser.event.json.JsonBytes;

final class ServiceEvents {
    private ServiceEvents() {}

    static void write(Saying saying, JsonBytes to) {}

    static void read(Draft draft, JsonTape tape, int node) {}
}
