package dev.purser.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.purser.event.dialect.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Judges what is written by the published schema, through a validator that is not ours. */
class TestEventSchema {
    private static final String ID = "https://purser.dev/schema/event-1.schema.json";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(java.util.Map.of(ID, text()))));
    private static final JsonSchema LEAF = FACTORY.getSchema(SchemaLocation.of(ID));
    private static final JsonSchema VIEW = FACTORY.getSchema(SchemaLocation.of(ID + "#view"));

    @Provide
    Arbitrary<AuditEvent> events() {
        return EventArbitraries.events();
    }

    @Property(tries = 80)
    void whatIsWrittenKeepsToTheSchema(@ForAll("events") AuditEvent event) {
        SealedEvent sealed = EventCodec.seal(event);
        holds(LEAF, sealed.leaf());
        holds(VIEW, EventJson.write(OptionalLong.of(7), event));
        for (PrivatePart part : sealed.parts()) {
            JsonSchema schema = FACTORY.getSchema(
                    SchemaLocation.of(ID + "#part-" + part.name().text()));
            holds(schema, part.body());
        }
    }

    private static void holds(JsonSchema schema, byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        assertThat(schema.validate(text, InputFormat.JSON)).as(text).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNone() {
        assertThat(LEAF.validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(VIEW.validate("{\"schema\":1}", InputFormat.JSON)).isNotEmpty();
        String leaf = resource("pull.leaf.json");
        assertThat(LEAF.validate(leaf, InputFormat.JSON)).isEmpty();
        assertThat(LEAF.validate(
                        leaf.replace("\"kind\":\"user\"", "\"kind\":\"user\",\"name\":\"a\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(LEAF.validate(leaf.replace("\"type\":\"image\"", "\"type\":\"user\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theSchemaNamesEveryConstant() {
        String schema = text();
        Stream<String> texts = Stream.of(
                        Arrays.stream(Severity.values()).map(Severity::text),
                        Arrays.stream(CallInterface.values()).map(CallInterface::text),
                        Arrays.stream(ActorKind.values()).map(ActorKind::text),
                        Arrays.stream(TargetType.values()).map(TargetType::text),
                        Arrays.stream(PartName.values()).map(PartName::text),
                        Arrays.stream(Credential.Kind.values()).map(Credential.Kind::text))
                .flatMap(one -> one);
        assertThat(texts).allSatisfy(text -> assertThat(schema).contains("\"" + text + "\""));
    }

    private static String text() {
        return resource("event-1.schema.json");
    }

    private static String resource(String name) {
        try (InputStream in = AuditEvent.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
