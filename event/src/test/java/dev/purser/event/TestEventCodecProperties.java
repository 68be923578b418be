package dev.purser.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.dialect.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every event and of any bytes at all. */
class TestEventCodecProperties {
    @Provide
    Arbitrary<AuditEvent> events() {
        return EventArbitraries.events();
    }

    @Property(tries = 300)
    void whatWasSealedReadsAsItWas(@ForAll("events") AuditEvent event) {
        assertThat(EventCodec.read(EventCodec.seal(event))).isEqualTo(event);
    }

    @Property(tries = 300)
    void theWholeViewReadsAsItWas(@ForAll("events") AuditEvent event, @ForAll long sequence) {
        OptionalLong place = sequence % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(sequence);
        assertThat(EventJson.read(EventJson.write(place, event))).isEqualTo(new EventJson.Numbered(place, event));
    }

    @Property(tries = 100)
    void anErasedPartReadsAsUnknownAndIsNamed(@ForAll("events") AuditEvent event) {
        SealedEvent sealed = EventCodec.seal(event);
        for (PrivatePart gone : sealed.parts()) {
            List<PrivatePart> left = new ArrayList<>(sealed.parts());
            left.remove(gone);
            AuditEvent read = EventCodec.read(new SealedEvent(sealed.id(), sealed.leaf(), left));
            assertThat(read.erased()).contains(gone.name());
            assertThat(read.targets()).hasSameSizeAs(event.targets());
            assertThat(read.actor().kind()).isEqualTo(event.actor().kind());
            assertThat(EventCodec.read(EventCodec.seal(read))).isEqualTo(read);
        }
    }

    @Property(tries = 100)
    void theLeafIsTheSameEachTimeButForTheSalts(@ForAll("events") AuditEvent event) {
        assertThat(withoutParts(EventCodec.seal(event))).isEqualTo(withoutParts(EventCodec.seal(event)));
    }

    private static String withoutParts(SealedEvent sealed) {
        String leaf = new String(sealed.leaf(), StandardCharsets.UTF_8);
        int parts = leaf.lastIndexOf(",\"parts\":{");
        return parts < 0 ? leaf : leaf.substring(0, parts);
    }

    @Property(tries = 1000)
    void anyBytesAreAnEventOrMalformed(@ForAll byte[] bytes) {
        if (bytes.length > 0) {
            readOrRefuse(new SealedEvent(EventIds.next(java.time.Instant.EPOCH), bytes, List.of()));
        }
    }

    @Property(tries = 500)
    void anEventWithAByteChangedIsAnEventOrMalformed(
            @ForAll("events") AuditEvent event, @ForAll("places") int place, @ForAll byte to) {
        SealedEvent sealed = EventCodec.seal(event);
        byte[] leaf = sealed.leaf().clone();
        leaf[place % leaf.length] = to;
        readOrRefuse(new SealedEvent(sealed.id(), leaf, sealed.parts()));
        for (PrivatePart part : sealed.parts()) {
            byte[] body = part.body().clone();
            body[place % body.length] = to;
            readOrRefuse(new SealedEvent(
                    sealed.id(), sealed.leaf(), List.of(new PrivatePart(part.name(), part.salt(), body))));
        }
        byte[] whole = EventJson.write(OptionalLong.of(place), event);
        whole[place % whole.length] = to;
        try {
            assertThat(EventJson.read(whole).event()).isNotNull();
        } catch (MalformedEventException refused) {
            assertThat(refused).hasMessageStartingWith("event");
        }
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1 << 20);
    }

    private static void readOrRefuse(SealedEvent sealed) {
        try {
            assertThat(EventCodec.read(sealed).erased()).isSubsetOf(Set.of(PartName.values()));
        } catch (MalformedEventException refused) {
            assertThat(refused.getMessage()).containsAnyOf("leaf", "part ");
        }
    }
}
