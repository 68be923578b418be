package dev.purser.event.cloudevents;

import dev.purser.event.AuditEvent;
import dev.purser.event.Target;
import dev.purser.event.dialect.EventJson;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes events as CloudEvents (JSON event format 1.0.2, section 3). For one thread. */
final class CloudEventWriter implements RecordWriter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** So many digits a sequence number is filled up to, so that numbers sort as texts do. */
    private static final int SEQUENCE_DIGITS = 19;

    private final String homeRegistry;
    private final String typePrefix;
    private final Optional<String> source;
    private String registry = "";
    private String registrySource = "";

    CloudEventWriter(Home home, String typePrefix, Optional<String> source) {
        homeRegistry = home.registry();
        this.typePrefix = typePrefix;
        this.source = source;
    }

    @Override
    public int write(AuditEvent event, RecordBuffer buffer) {
        JsonBytes to = buffer.bytes();
        to.open();
        to.text("specversion", "1.0");
        to.uuid("id", event.id());
        to.text("source", source.isPresent() ? source.get() : source(event));
        to.name("type");
        to.openText();
        to.part(typePrefix);
        to.part(event.action().text());
        to.closeText();
        subject(to, event.targets());
        to.instant("time", event.started());
        to.text("datacontenttype", "application/json");
        if (buffer.sequence() >= 0) {
            String digits = Long.toString(buffer.sequence());
            to.name("sequence");
            to.openText();
            to.part("0".repeat(SEQUENCE_DIGITS - digits.length()));
            to.part(digits);
            to.closeText();
        }
        to.name("data");
        EventJson.write(to, buffer.sequence() < 0 ? OptionalLong.empty() : OptionalLong.of(buffer.sequence()), event);
        to.close();
        buffer.end(Filing.NONE);
        return 1;
    }

    /** The registry as a reference without scheme (RFC 3986 section 4.2). */
    private String source(AuditEvent event) {
        String of = event.origin().registry().isPresent()
                        && !event.origin().registry().get().isEmpty()
                ? event.origin().registry().get()
                : homeRegistry;
        if (!of.equals(registry)) {
            registry = of;
            registrySource = "//" + escaped(of);
        }
        return registrySource;
    }

    /** What an authority may not hold as such, percent-encoded. */
    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xFF);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~:[]".indexOf(c) >= 0) {
                plain.append(c);
            } else {
                plain.append('%').append(HEX[c >> 4]).append(HEX[c & 0xF]);
            }
        }
        return plain.toString();
    }

    /** The first thing that was acted on, as clients write it; a subject may not be an empty text. */
    private static void subject(JsonBytes to, List<Target> targets) {
        if (targets.isEmpty()) {
            return;
        }
        Target target = targets.getFirst();
        Optional<String> name = target.repository().isPresent() ? target.repository() : target.name();
        if (name.isEmpty() || name.get().isEmpty()) {
            return;
        }
        to.name("subject");
        to.openText();
        to.part(name.get());
        if (target.tag().isPresent()) {
            to.part(":");
            to.part(target.tag().get());
        } else if (target.digest().isPresent()) {
            to.part("@");
            to.part(target.digest().get());
        }
        to.closeText();
    }
}
