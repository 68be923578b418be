package dev.purser.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.dialect.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The bytes of schema 1, pinned. The fixtures were written by hand, their hashes by another program; old journals hold
 * these bytes for ever, so none of them may be changed to make a test pass.
 */
class TestEventFixtures {
    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    @Test
    void aPullReadsAsWritten() {
        AuditEvent event = EventCodec.read(fixture("pull", PartName.ACTOR, PartName.CLIENT));
        assertThat(event.action()).isEqualTo(Action.IMAGE_PULL);
        assertThat(event.started()).isEqualTo(Instant.parse("2026-11-21T04:50:56.000000001Z"));
        assertThat(event.duration()).isEqualTo(Duration.ofNanos(1_250_000));
        assertThat(event.actor().name()).contains("alice");
        assertThat(event.client().trustedAddress()).contains("198.51.100.9");
        assertThat(event.targets()).singleElement().satisfies(target -> {
            assertThat(target.tag()).contains("3.20");
            assertThat(target.size()).contains(528L);
        });
        assertThat(event.erased()).isEmpty();
        assertThat(EventJson.read(bytes("pull.view.json")))
                .isEqualTo(new EventJson.Numbered(OptionalLong.of(41), event));
        assertThat(EventJson.write(OptionalLong.of(41), event)).isEqualTo(bytes("pull.view.json"));
    }

    @Test
    void anEventWithEveryGroupReadsAsWritten() {
        AuditEvent event =
                EventCodec.read(fixture("import", PartName.ACTOR, PartName.SUBJECT, PartName.DATA, PartName.RAW));
        assertThat(event.folding())
                .contains(
                        new Folding(3, Instant.parse("2026-11-21T04:00:00Z"), Instant.parse("2026-11-21T04:00:02.5Z")));
        assertThat(event.duration()).isEqualTo(Duration.ofNanos(-5));
        assertThat(event.targets())
                .extracting(Target::type)
                .containsExactly(TargetType.REGISTRY, TargetType.USER, TargetType.SETTING, TargetType.ROBOT);
        assertThat(event.targets().get(1).name()).contains("d\u0001ave \"x\" \\ é 😀");
        assertThat(event.targets().get(1).outcome()).contains(Outcome.failure(409, "USER_EXISTS", "exists"));
        assertThat(event.actor().session().orElseThrow().attributes()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(event.actor().groups()).containsExactly("admins", "ops");
        assertThat(event.data().request())
                .containsEntry("groups", List.of("a", 1L, 2.5, true, Map.of("deep", List.of())));
        assertThat(event.data().response()).containsEntry("code", Long.MIN_VALUE);
        assertThat(event.data().truncated()).isTrue();
        assertThat(event.source().raw()).contains("{\"eventName\":\"CreateUser\"}");
        assertThat(event.erased()).containsExactly(PartName.CLIENT);
    }

    @Test
    void sealingGivesTheFixturesBytes() {
        sealsAs("pull", PartName.ACTOR, PartName.CLIENT);
        sealsAs("import", PartName.ACTOR, PartName.SUBJECT, PartName.DATA, PartName.RAW);
    }

    private static void sealsAs(String name, PartName... parts) {
        SealedEvent fixture = fixture(name, parts);
        SealedEvent sealed = EventCodec.seal(EventCodec.read(fixture));
        assertThat(withoutHashes(sealed)).isEqualTo(withoutHashes(fixture));
        assertThat(sealed.parts()).extracting(PrivatePart::name).containsExactly(parts);
        for (int i = 0; i < parts.length; i++) {
            assertThat(sealed.parts().get(i).body())
                    .isEqualTo(fixture.parts().get(i).body());
            bound(sealed, sealed.parts().get(i));
            bound(fixture, fixture.parts().get(i));
        }
    }

    private static void bound(SealedEvent event, PrivatePart part) {
        assertThat(new String(event.leaf(), StandardCharsets.UTF_8))
                .contains("\"" + part.name().text() + "\":\"" + hash(part) + "\"");
    }

    private static String hash(PrivatePart part) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(part.salt());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest(part.body()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutHashes(SealedEvent sealed) {
        return new String(sealed.leaf(), StandardCharsets.UTF_8).replaceAll("\"[A-Za-z0-9_-]{43}\"", "\"\"");
    }

    @Test
    void anErasedPersonLeavesKindAndPlace() {
        AuditEvent event = EventCodec.read(fixture("import", PartName.DATA, PartName.RAW));
        assertThat(event.erased()).isEqualTo(Set.of(PartName.ACTOR, PartName.CLIENT, PartName.SUBJECT));
        assertThat(event.actor()).isEqualTo(Actor.builder(ActorKind.FEDERATED).build());
        assertThat(event.targets()).hasSize(4);
        assertThat(event.targets().get(1))
                .isEqualTo(Target.builder(TargetType.USER).build());
    }

    @Test
    void aRefusalSaysWhere() {
        String leaf = new String(bytes("pull.leaf.json"), StandardCharsets.UTF_8);
        refused(leaf.replace("\"schema\":1", "\"schema\":2"), "schema 1, not 2");
        refused(leaf.replace("image.pull\",\"sev", "image.pulled\",\"sev"), "an action of the catalogue");
        refused(leaf.replace("\"operation\"", "\"operations\""), "no member \"operations\"");
        refused(leaf.replace("\"severity\":\"normal\",", ""), "a member \"severity\"");
        refused(
                leaf.replace("\"severity\":\"normal\"", "\"severity\":\"normal\",\"severity\":\"normal\""),
                "Duplicate");
        refused(leaf.replace(".000000001Z", "Z"), "an instant of nine digits");
        refused(leaf.replace("2026-11-21T04:50:56.000000001Z", "2026-02-30T04:50:56.000000001Z"), "an instant");
        refused(leaf.replace("\"kind\":\"user\"", "\"kind\":\"user\",\"name\":\"alice\""), "private part");
        refused(leaf + " {}", "nothing after the end");
        refused(leaf.replace("0192a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b", "0192A1B2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"), "UUID");
        refused(leaf.replace("1250000", "1e3"), "a whole number");
    }

    private static void refused(String leaf, String expected) {
        SealedEvent whole = fixture("pull", PartName.ACTOR, PartName.CLIENT);
        SealedEvent broken = new SealedEvent(whole.id(), leaf.getBytes(StandardCharsets.UTF_8), whole.parts());
        assertThatThrownBy(() -> EventCodec.read(broken))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("leaf")
                .hasMessageContaining(expected);
    }

    @Test
    void aPartThatTheLeafDoesNotNameIsRefused() {
        SealedEvent whole = fixture("pull", PartName.ACTOR, PartName.CLIENT);
        List<PrivatePart> more =
                List.of(new PrivatePart(PartName.RAW, SALT, "{\"raw\":\"\"}".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> EventCodec.read(new SealedEvent(whole.id(), whole.leaf(), more)))
                .isInstanceOf(MalformedEventException.class);
        List<PrivatePart> twice = List.of(whole.parts().get(0), whole.parts().get(0));
        assertThatThrownBy(() -> EventCodec.read(new SealedEvent(whole.id(), whole.leaf(), twice)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        AuditEvent event = EventCodec.read(fixture("pull", PartName.ACTOR, PartName.CLIENT));
        List<Target> wide = Arrays.asList(new Target[100]);
        wide.replaceAll(
                none -> Target.builder(TargetType.IMAGE).name("x".repeat(1000)).build());
        assertThatThrownBy(() -> EventCodec.seal(event.withTargets(wide)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 65535");
        assertThat(EventCodec.read(EventCodec.seal(event))).isEqualTo(event);
    }

    private static SealedEvent fixture(String name, PartName... parts) {
        byte[] leaf = bytes(name + ".leaf.json");
        String text = new String(leaf, StandardCharsets.UTF_8);
        String id = text.substring(text.indexOf("\"id\":\"") + 6).substring(0, 36);
        return new SealedEvent(
                java.util.UUID.fromString(id),
                leaf,
                Arrays.stream(parts)
                        .map(part -> new PrivatePart(part, SALT, bytes(name + "." + part.text() + ".json")))
                        .toList());
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = TestEventFixtures.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
