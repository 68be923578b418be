package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.EventData;
import dev.purser.event.EventIds;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.identity.MintedId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures how many events a second one thread writes and reads. Run by hand; not a test. */
public final class MeasureCloudTrail {
    private static final String DIGEST = "sha256:98c8b060c21d9adbb6b8c41b916e95e6307102786973ab93a41e8b86d1fc6d3e";
    private static final String REPOSITORY = "team/backend/app";

    private MeasureCloudTrail() {}

    public static void main(String[] arguments) {
        Dialect dialect = TestCloudTrailDialect.open(Map.of());
        Map<String, List<AuditEvent>> sets = Map.of(
                "pulls",
                events(Action.IMAGE_PULL),
                "layers",
                events(Action.LAYER_PULL),
                "pushes",
                events(Action.IMAGE_PUSH));
        for (int round = 0; round < 8; round++) {
            sets.forEach((name, events) -> measure(name, dialect, events));
            measure("foreign", dialect, foreign(dialect));
        }
    }

    /** Events that came with leftovers. */
    private static List<AuditEvent> foreign(Dialect dialect) {
        List<AuditEvent> events = new ArrayList<>();
        RecordReader reader = dialect.reader(false).orElseThrow();
        DialectFixture.all(MeasureCloudTrail.class, "/dev/purser/aws/cloudtrail/foreign").stream()
                .filter(fixture -> fixture.name().startsWith("cross-account"))
                .forEach(fixture -> reader.read(fixture.records().getFirst(), events::add));
        return java.util.Collections.nCopies(1000, events.getFirst());
    }

    private static void measure(String name, Dialect dialect, List<AuditEvent> events) {
        int rounds = 100;
        RecordWriter writer = dialect.writer();
        RecordBuffer buffer = new RecordBuffer();
        long start = cpu();
        for (int i = 0; i < rounds; i++) {
            buffer.clear();
            for (AuditEvent event : events) {
                buffer.begin(1, event.id(), event.recorded());
                writer.write(event, buffer);
            }
        }
        long written = cpu() - start;
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < buffer.size(); i++) {
            records.add(buffer.copy(i));
        }
        RecordReader reader = dialect.reader(false).orElseThrow();
        long[] sum = new long[1];
        start = cpu();
        for (int i = 0; i < rounds; i++) {
            for (byte[] record : records) {
                reader.read(record, event -> sum[0] += event.id().hashCode());
            }
        }
        long read = cpu() - start;
        double count = (double) rounds * events.size();
        System.out.printf(
                "%s: %d bytes; written %.0f/s, read %.0f/s (%d)%n",
                name, records.getFirst().length, count / written * 1e9, count / read * 1e9, sum[0] & 1);
    }

    /** This thread's time on a processor in nanoseconds: whatever else the machine does is left out. */
    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<AuditEvent> events(Action action) {
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            actors.add(Actor.builder(i % 2 == 0 ? ActorKind.USER : ActorKind.ROBOT)
                    .id(MintedId.mint().toString())
                    .name("user" + i)
                    .presented(new Credential(Credential.Kind.ACCESS_TOKEN, Optional.of("token-" + i)))
                    .build());
        }
        Client client = Client.builder()
                .address("192.0.2.7")
                .trustedAddress("198.51.100.9")
                .agent("docker/29.1.0 go/go1.25.0 git-commit/abc kernel/6.1.0 os/linux arch/amd64")
                .host("registry.example:5000")
                .tlsVersion("TLSv1.3")
                .tlsCipher("TLS_AES_128_GCM_SHA256")
                .tlsKeyExchange("x25519")
                .build();
        Origin origin = Origin.builder()
                .account(TestCloudTrailDialect.HOME.account())
                .registry(TestCloudTrailDialect.HOME.registry())
                .location(TestCloudTrailDialect.HOME.location())
                .build();
        EventData data = action == Action.IMAGE_PUSH
                ? new EventData(Map.of(), Map.of(), Map.of(), Map.of(), Optional.of(manifest()), false)
                : EventData.NONE;
        Target.Builder target = Draft.named(
                Target.builder(action == Action.LAYER_PULL ? TargetType.LAYER : TargetType.IMAGE), REPOSITORY);
        target.digest(DIGEST).size(528L);
        if (action != Action.LAYER_PULL) {
            target.tag("v1.2.3").mediaType("application/vnd.oci.image.manifest.v1+json");
        }
        List<AuditEvent> events = new ArrayList<>();
        Instant time = Instant.parse("2026-11-21T08:00:00Z");
        for (int i = 0; i < 1000; i++) {
            Instant at = time.plusMillis(i * 20L);
            java.util.UUID id = EventIds.next(at);
            events.add(new AuditEvent(
                    id,
                    AuditEvent.SCHEMA,
                    action,
                    Severity.NORMAL,
                    CallInterface.OCI,
                    "GetManifest",
                    Optional.empty(),
                    at,
                    Duration.ofNanos(1_250_000),
                    at.plusNanos(1_250_000),
                    Outcome.success(200),
                    Optional.empty(),
                    actors.get(i % actors.size()),
                    client,
                    origin,
                    List.of(target.build()),
                    Transfer.NONE,
                    Call.builder()
                            .method("GET")
                            .path("/v2/team/backend/app/manifests/v1.2.3")
                            .requestId(id.toString())
                            .build(),
                    data,
                    Source.PURSER,
                    Set.of()));
        }
        return events;
    }

    private static String manifest() {
        StringBuilder text = new StringBuilder(
                "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\",\n   \"layers\": [");
        for (int i = 0; i < 6; i++) {
            text.append(
                            "\n      {\n         \"mediaType\": \"application/vnd.oci.image.layer.v1.tar+gzip\",\n         \"size\": 43252507,\n         \"digest\": \"")
                    .append(DIGEST)
                    .append("\"\n      },");
        }
        return text.append("\n   ]\n}").toString();
    }
}
