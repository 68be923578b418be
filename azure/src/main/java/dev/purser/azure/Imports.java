package dev.purser.azure;

import dev.purser.azure.activitylog.ActivityLogReader;
import dev.purser.azure.activitylog.ActivityLogReader.Ended;
import dev.purser.azure.activitylog.ActivityLogWriter;
import dev.purser.azure.record.Comparison;
import dev.purser.azure.record.Sources;
import dev.purser.azure.resourcelog.ResourceLogWriter;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.dialect.RecordBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what both logs tell of one import. For one thread. */
final class Imports {
    /** What the repository log told, and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Kept here, never compared or changed.
    private record Part(AuditEvent event, byte[] compact) {}

    private final AzureWriter writer;
    private final Map<UUID, List<Part>> held = new HashMap<>();
    private final Comparison comparison = new Comparison();

    Imports(AzureWriter writer) {
        this.writer = writer;
    }

    /**
     * Takes what the repository log tells of an import, and holds it back where the activity log has seen it begin.
     */
    void repository(AuditEvent event, byte[] compact, ActivityLogReader activity, Consumer<AuditEvent> to) {
        if (activity.importing(event.id().toString())) {
            List<Part> parts = held.computeIfAbsent(event.id(), id -> new ArrayList<>());
            if (parts.size() < AuditEvent.MAX_TARGETS) {
                parts.add(new Part(event, compact));
                return;
            }
        }
        to.accept(alone(event, ActivityLogWriter.BEGIN, ActivityLogWriter.END));
    }

    /** Gives out what the activity log tells of an operation that has ended, with what was held back for it. */
    void ended(Ended ended, Consumer<AuditEvent> to) {
        AuditEvent event = ended.event();
        if (event.action() != Action.IMAGE_IMPORT) {
            to.accept(event);
            return;
        }
        List<Part> parts = held.remove(event.id());
        if (parts == null) {
            to.accept(alone(event, ResourceLogWriter.REPOSITORY));
            return;
        }
        Optional<AuditEvent> whole = whole(ended, parts);
        if (whole.isPresent()) {
            to.accept(whole.get());
        } else {
            parts.forEach(part -> to.accept(alone(part.event(), ActivityLogWriter.BEGIN, ActivityLogWriter.END)));
            to.accept(alone(event, ResourceLogWriter.REPOSITORY));
        }
    }

    private Optional<AuditEvent> whole(Ended ended, List<Part> parts) {
        Map<String, byte[]> records = new HashMap<>();
        List<String> roots = new ArrayList<>();
        if (ended.begin().length > 0) {
            roots.add(ActivityLogWriter.BEGIN);
            records.put(ActivityLogWriter.BEGIN, ended.begin());
        }
        for (int i = 0; i < parts.size(); i++) {
            String root = ResourceLogWriter.root(Action.IMAGE_IMPORT, i);
            roots.add(root);
            records.put(root, parts.get(i).compact());
        }
        if (ended.end().length > 0) {
            roots.add(ActivityLogWriter.END);
            records.put(ActivityLogWriter.END, ended.end());
        }
        AuditEvent event = ended.event();
        List<Target> targets =
                parts.stream().flatMap(part -> part.event().targets().stream()).toList();
        AuditEvent first = parts.getFirst().event();
        AuditEvent plain = with(event, first, targets, Source.PURSER);
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(-1, plain.id(), plain.recorded());
        if (writer.write(plain, buffer) != roots.size()) {
            return Optional.empty();
        }
        Map<String, String> rest = new HashMap<>();
        for (int i = 0; i < roots.size(); i++) {
            comparison.between(buffer.copy(i), buffer.length(i), records.get(roots.get(i)), roots.get(i), rest);
        }
        boolean own = Stream.concat(Stream.of(event), parts.stream().map(Part::event))
                .allMatch(one -> one.source().system().equals(Source.PURSER.system()));
        String raw = Stream.concat(Stream.of(event), parts.stream().map(Part::event))
                .flatMap(one -> one.source().raw().stream())
                .collect(Collectors.joining("\n"));
        return Optional.of(
                with(event, first, targets, Sources.of(own, event.action().text(), rest, raw.isEmpty() ? null : raw)));
    }

    /** The event with the word that the other log has no record of it. */
    private static AuditEvent alone(AuditEvent event, String... absent) {
        Map<String, String> rest = new HashMap<>(event.source().rest());
        for (String one : absent) {
            rest.put(one, "");
        }
        Source.Builder source = event.source().toBuilder().rest(rest);
        if (event.source().format().isEmpty()) {
            source.format(Sources.FORMAT + event.action().text());
        }
        return with(event, event, event.targets(), source.build());
    }

    /** What was asked for, with what it was about and the names that the repository log adds. */
    private static AuditEvent with(AuditEvent event, AuditEvent part, List<Target> targets, Source source) {
        return new AuditEvent(
                event.id(),
                event.schema(),
                event.action(),
                event.severity(),
                event.face(),
                event.operation(),
                event.folding(),
                event.started(),
                event.duration(),
                event.recorded(),
                event.outcome(),
                event.decision(),
                event.actor(),
                part.client(),
                part.origin(),
                targets,
                event.transfer(),
                event.call(),
                event.data(),
                source,
                event.erased());
    }
}
