package dev.purser.metadata;

import java.util.UUID;

/** Names a row of the outbox. Positions are used again; with the id they are not mistaken. */
record OutboxEntry(long position, UUID id) {}
