package dev.purser.http.purser;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.DestinationStatus;
import dev.purser.delivery.RegisteredDestination;
import dev.purser.delivery.StartPoint;
import dev.purser.event.json.JsonBytes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Destinations and their status as JSON. */
final class DestinationJson {
    private static final int MOST_RECORDS = 100_000;
    private static final int MOST_BYTES = 64 << 20;

    private DestinationJson() {}

    static DestinationSetup read(JsonBody body, String name) {
        return new DestinationSetup(
                name,
                body.text("type"),
                body.textMap("options"),
                body.text("dialect"),
                body.textMap("dialectOptions"),
                batching(body),
                body.optionalText("description").orElse(""),
                Optional.empty());
    }

    private static Optional<BatchRule> batching(JsonBody body) {
        return body.object("batching", "records", "bytes", "ageSeconds").map(rule -> {
            int records = (int) rule.number("records", 1, MOST_RECORDS).orElse(MOST_RECORDS);
            int bytes = (int) rule.number("bytes", 1, MOST_BYTES).orElse(8 << 20);
            return new BatchRule(
                    records,
                    bytes,
                    Duration.ofSeconds(rule.number("ageSeconds", 0, 86_400).orElse(60)));
        });
    }

    /** Reads where a destination begins. */
    static StartPoint start(String text) {
        if (text.equals("now")) {
            return StartPoint.NOW;
        }
        if (text.equals("beginning")) {
            return StartPoint.BEGINNING;
        }
        try {
            return text.matches("[0-9]{1,18}")
                    ? new StartPoint.Sequence(Long.parseLong(text))
                    : new StartPoint.Time(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw ApiError.INVALID_BODY.at(
                    "from", "now, beginning, the number of an event, or a time such as 2026-11-21T04:50:56Z");
        }
    }

    static void write(JsonBytes to, RegisteredDestination one) {
        DestinationSetup setup = one.setup();
        to.text("id", one.id().toString());
        to.text("name", setup.name());
        to.text("type", setup.type());
        texts(to, "options", setup.options());
        to.text("dialect", setup.dialect());
        texts(to, "dialectOptions", setup.dialectOptions());
        setup.batching().ifPresent(rule -> {
            to.open("batching");
            to.number("records", rule.records());
            to.number("bytes", rule.bytes());
            to.number("ageSeconds", rule.age().toSeconds());
            to.close();
        });
        to.text("description", setup.description());
        to.text("managedBy", setup.managedBy());
        to.instant("created", one.created());
        to.instant("changed", one.changed());
    }

    private static void texts(JsonBytes to, String name, Map<String, String> texts) {
        to.open(name);
        new TreeMap<>(texts).forEach((key, value) -> {
            to.anyName(key);
            to.quoted(value);
        });
        to.close();
    }

    static void write(JsonBytes to, DestinationStatus status) {
        to.open("status");
        to.text("state", status.state().text());
        to.number("position", status.position());
        to.number("journalSize", status.journalSize());
        to.number("lagEvents", status.lagEvents());
        to.number("lagSeconds", status.lagTime().toSeconds());
        JsonAnswers.instant(to, "lastSuccess", status.lastSuccess());
        status.lastError().ifPresent(error -> {
            to.open("lastError");
            to.instant("time", error.time());
            to.text("kind", error.kind());
            to.text("message", error.message());
            to.close();
        });
        JsonAnswers.instant(to, "nextAttempt", status.nextAttempt());
        to.number("failures", status.failures());
        to.number("deadLetters", status.deadLetters());
        to.number("records", status.records());
        to.number("bytes", status.bytes());
        to.number("batches", status.batches());
        to.number("redelivered", status.redelivered());
        to.number("attempts", status.attempts());
        to.number("lost", status.lost());
        to.close();
    }
}
