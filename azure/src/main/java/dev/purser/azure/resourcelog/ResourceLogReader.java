package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Addresses;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Comparison;
import dev.purser.azure.record.CorrelationIds;
import dev.purser.azure.record.Millis;
import dev.purser.azure.record.Places;
import dev.purser.azure.record.Severities;
import dev.purser.azure.record.Slices;
import dev.purser.azure.record.Sources;
import dev.purser.azure.record.StatusCodes;
import dev.purser.azure.record.TimeText;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.EventData;
import dev.purser.event.Outcome;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.Transfer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads one record of the resource logs as one event about at most one target. What it reads it writes again and
 * compares, so that whatever the event has no place for is found and kept. For one thread.
 */
public final class ResourceLogReader {
    private static final Optional<Target> NO_TARGET = Optional.empty();

    private final OperationNames names;
    private final Identities identities;
    private final ResourceRecords records;
    private final ResourceTargets targets;
    private final Places read;
    private final Places written;
    private final String jwtMember;
    private final Slices properties = new Slices();
    private final Comparison comparison = new Comparison();
    private final JsonBytes scratch = new JsonBytes(2048);
    private Facts last;

    public ResourceLogReader(AzureSettings settings) {
        names = new OperationNames(settings);
        identities = new Identities(settings);
        records = new ResourceRecords(settings, names, identities);
        targets = new ResourceTargets(settings.options().get("size-member"));
        read = new Places(settings);
        written = new Places(settings);
        jwtMember = settings.options().get("jwt-member");
    }

    /** True for the categories of these logs. */
    public static boolean takes(String category) {
        return category.equals(ResourceRecords.REPOSITORY)
                || category.equals(ResourceRecords.LOGIN)
                || category.equals(ResourceRecords.DRAFT);
    }

    /**
     * The event that a record is read as, if that is written again as the record's bytes; else {@link #withLeftovers}
     * tells the event.
     *
     * @param record its members
     * @param compact its bytes without white space
     * @param raw the record to keep; null for none
     * @return null if the record is not written again as it is: then its bytes must be checked
     * @throws RecordException if the record cannot be read
     */
    public AuditEvent exact(Slices record, byte[] compact, String category, String raw) {
        last = facts(record, category);
        AuditEvent event = last.event(raw, Map.of());
        OperationNames.Operation operation = names.of(event.action());
        scratch.reset();
        if (operation == null) {
            // Not written under these settings: there is nothing to compare with, and nothing is left.
            return event;
        }
        Target target = event.action() == Action.LOGIN || last.targets.isEmpty() ? null : last.targets.getFirst();
        records.write(event, target, operation, written.of(event.origin()), scratch);
        return Arrays.equals(scratch.array(), 0, scratch.length(), compact, 0, compact.length) ? event : null;
    }

    /** False if what {@link #exact} gave is not written under these settings, so that nothing could be compared. */
    public boolean compared() {
        return scratch.length() > 0;
    }

    /**
     * The event of the record that {@link #exact} looked at last, with what it spells otherwise.
     *
     * @param compact its bytes without white space, which are known to be sound
     */
    public AuditEvent withLeftovers(byte[] compact, String raw) {
        if (!compared()) {
            return last.event(raw, Map.of());
        }
        Map<String, String> rest = new HashMap<>();
        comparison.between(scratch.array(), scratch.length(), compact, ResourceLogWriter.root(last.action, 0), rest);
        return last.event(raw, rest);
    }

    private Facts facts(Slices record, String category) {
        Facts facts = new Facts();
        facts.category = category;
        facts.started = TimeText.read(required(record, "time")).orElseThrow(() -> malformed("a time"));
        String id = record.text("resourceId");
        String operation = required(record, "operationName");
        Action action = names.read(operation)
                .orElseThrow(() -> new RecordException(
                        RecordException.Reason.OTHER_SERVICE, "no action for the operation " + brief(operation)));
        facts.operation = operation;
        String identity = record.text("identity");
        if (identity == null) {
            identity = ObjectIdentity.text(record).orElse("");
        }
        String region = record.text("location");
        String status = record.scalar("resultDescription");
        String duration = record.scalar("durationMs");
        String address = record.text("callerIpAddress");
        String correlation = record.text("correlationId");
        int place = record.find("properties");
        if (place < 0 || !properties.parse(record, place)) {
            properties.parse(new byte[] {'{', '}'}, 0, 2);
        }
        Optional<Target> target = NO_TARGET;
        if (action != Action.LOGIN) {
            target = targets.read(action, properties);
            action = targets.action(action);
        }
        facts.outcome = outcome(status, action);
        facts.duration = (duration == null ? Optional.<Duration>empty() : Millis.read(duration)).orElse(Duration.ZERO);
        String tenant = properties.text("tenantId");
        String loginServer = properties.text("loginServer");
        Optional<String> agent = properties.some("userAgent");
        facts.place = read.read(id, region, loginServer);
        facts.client = client(address, agent);
        Actor.Builder actor = identities.read(identity, AccountTypes.read(properties.text("accountType")));
        if (action == Action.LOGIN) {
            LoginFacts.issued(properties, jwtMember).ifPresent(actor::issued);
            target = LoginFacts.target(facts.outcome, facts.place.origin());
        } else {
            LoginFacts.tenant(tenant, facts.place.tenant()).ifPresent(actor::account);
        }
        facts.actor = actor.build();
        facts.action = action;
        facts.targets = target.map(List::of).orElse(List.of());
        facts.recorded = TimeText.read(
                        Optional.ofNullable(properties.text("endTime")).orElse(""))
                .orElseGet(() -> later(facts.started, facts.duration));
        facts.decision = decision(action, facts.outcome, properties.some("roles"));
        facts.id = correlation == null ? CorrelationIds.named(bytes(record)) : CorrelationIds.read(correlation);
        return facts;
    }

    /** What a record without a correlation id is known by. */
    private static byte[] bytes(Slices record) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < record.size(); i++) {
            all.append(record.rawName(i)).append(':').append(record.raw(i)).append('\n');
        }
        return all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Optional<Decision> decision(Action action, Outcome outcome, Optional<String> role) {
        if (role.isEmpty()) {
            return Optional.empty();
        }
        int status = outcome.status().orElse(0);
        return Optional.of(new Decision(action.permission(), status != 401 && status != 403, Optional.empty(), role));
    }

    private static Client client(String address, Optional<String> agent) {
        if (address == null && agent.isEmpty()) {
            return Client.NONE;
        }
        Client.Builder client = Client.builder();
        if (address != null && !address.isEmpty()) {
            String bare = Addresses.withoutPort(address);
            client.address(bare).trustedAddress(bare);
        }
        agent.ifPresent(client::agent);
        return client.build();
    }

    private static Outcome outcome(String status, Action action) {
        if (status != null) {
            try {
                return StatusCodes.outcome(Integer.parseInt(status), action);
            } catch (NumberFormatException words) {
                // Not a status: told as not known.
            }
        }
        return new Outcome(Outcome.Result.PENDING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Instant later(Instant started, Duration duration) {
        try {
            return started.plus(duration);
        } catch (java.time.DateTimeException | ArithmeticException e) {
            return started;
        }
    }

    private static String required(Slices record, String name) {
        String text = record.text(name);
        if (text == null) {
            throw malformed("a text \"" + name + "\"");
        }
        return text;
    }

    private static RecordException malformed(String expected) {
        return new RecordException(RecordException.Reason.MALFORMED, "expected " + expected);
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80);
    }

    /** An event while it is put together. */
    private static final class Facts {
        private String category;
        private Instant started;
        private Instant recorded;
        private Duration duration;
        private String operation;
        private Action action;
        private Outcome outcome;
        private Optional<Decision> decision;
        private Actor actor;
        private Client client;
        private Places.Found place;
        private List<Target> targets;
        private UUID id;

        private AuditEvent event(String raw, Map<String, String> rest) {
            boolean own = place.home() && id.version() == 7;
            Source source = Sources.of(own, category, rest, raw);
            return new AuditEvent(
                    id,
                    AuditEvent.SCHEMA,
                    action,
                    Severities.of(action, outcome),
                    face(),
                    operation,
                    Optional.empty(),
                    started,
                    duration,
                    recorded,
                    outcome,
                    decision,
                    actor,
                    client,
                    place.origin(),
                    targets,
                    Transfer.NONE,
                    Call.NONE,
                    EventData.NONE,
                    source,
                    Set.of());
        }

        private CallInterface face() {
            return switch (action) {
                case RETENTION_RUN -> CallInterface.JOB;
                case IMAGE_IMPORT, IMAGE_BUILD, NETWORK_RULE_SET, ROLE_ASSIGN, ROLE_UNASSIGN -> CallInterface.ARM;
                default -> CallInterface.OCI;
            };
        }
    }
}
