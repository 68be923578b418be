package dev.purser.event.cef;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Client;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Writes events as CEF lines; keys and their lengths are those of the producer dictionary, version 0.1. */
final class CefWriter implements RecordWriter {
    private static final int LONG_TEXT = 1023;

    private final String device;
    private final Map<Outcome.Result, Map<Action, String>> heads = new EnumMap<>(Outcome.Result.class);

    CefWriter(String vendor, String product, String version) {
        JsonBytes to = new JsonBytes(64);
        to.raw("CEF:0|");
        CefLine line = new CefLine(to);
        line.header(vendor);
        line.header(product);
        line.header(version);
        device = new String(to.copy(0), StandardCharsets.UTF_8);
    }

    @Override
    public int write(AuditEvent event, RecordBuffer buffer) {
        JsonBytes to = buffer.bytes();
        Outcome.Result result = event.outcome().result();
        to.json(heads.computeIfAbsent(result, any -> new EnumMap<>(Action.class))
                .computeIfAbsent(event.action(), action -> head(action, result)));
        to.raw(
                switch (event.severity()) {
                    case NORMAL -> "3|";
                    case WARNING -> "6|";
                    case CRITICAL -> "9|";
                });
        CefLine line = new CefLine(to);
        what(line, event);
        who(line, event);
        target(line, event);
        custom(line, event, buffer.sequence());
        buffer.end(Filing.NONE);
        return 1;
    }

    /** The catalogue tells what was done; of what was not done, that. */
    private String head(Action action, Outcome.Result result) {
        JsonBytes to = new JsonBytes(128);
        to.json(device);
        CefLine line = new CefLine(to);
        line.header(action.text());
        line.header(
                switch (result) {
                    case SUCCESS -> action.description();
                    case FAILURE -> action.text() + " failed";
                    case PENDING -> action.text() + " is under way";
                });
        return new String(to.copy(0), StandardCharsets.UTF_8);
    }

    private static void what(CefLine line, AuditEvent event) {
        Outcome outcome = event.outcome();
        line.number("rt", event.recorded().toEpochMilli());
        line.number("start", event.started().toEpochMilli());
        line.text("externalId", event.id().toString(), 40);
        line.text("cat", event.action().kind().text(), LONG_TEXT);
        line.text("act", event.action().text(), 63);
        line.text("outcome", outcome.result().text(), 63);
        line.text("reason", outcome.errorCode(), LONG_TEXT);
        line.text("msg", outcome.errorMessage(), LONG_TEXT);
        line.text("app", event.face().text(), 31);
        line.text("requestMethod", event.call().method(), LONG_TEXT);
        line.text("request", event.call().path(), LONG_TEXT);
        line.text("requestClientApplication", event.client().agent(), LONG_TEXT);
        if (event.folding().isPresent()) {
            line.number("cnt", event.folding().get().count());
        }
        line.number(event.action().readOnly() ? "out" : "in", event.transfer().moved());
    }

    private static void who(CefLine line, AuditEvent event) {
        Client client = event.client();
        Optional<String> address = client.trustedAddress().isPresent() ? client.trustedAddress() : client.address();
        if (address.isPresent()) {
            String text = address.get();
            if (text.indexOf(':') >= 0) {
                line.text("c6a2", text, LONG_TEXT);
                line.label("c6a2", "Source IPv6 Address");
            } else if (ofNumbers(text)) {
                line.text("src", text, LONG_TEXT);
            } else {
                line.text("shost", address, LONG_TEXT);
            }
        }
        line.text("suid", event.actor().id(), LONG_TEXT);
        line.text("suser", event.actor().name(), LONG_TEXT);
        line.text("spriv", event.actor().kind().text(), LONG_TEXT);
        line.text("dhost", client.host(), LONG_TEXT);
        line.text("dvchost", event.origin().registry(), 100);
        line.text("deviceExternalId", event.origin().node(), 255);
    }

    private static boolean ofNumbers(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    private static void target(CefLine line, AuditEvent event) {
        if (event.targets().isEmpty()) {
            return;
        }
        Target target = event.targets().getFirst();
        Optional<String> name = target.repository().isPresent() ? target.repository() : target.name();
        if (name.isPresent() && target.tag().isPresent()) {
            line.text("fname", name.get() + ":" + target.tag().get(), LONG_TEXT);
        } else {
            line.text("fname", name, LONG_TEXT);
        }
        line.text("fileType", target.type().text(), LONG_TEXT);
        line.text("fileHash", target.digest(), 255);
        line.text("oldFileHash", target.previousDigest(), 255);
        line.number("fsize", target.size());
    }

    private static void custom(CefLine line, AuditEvent event, long sequence) {
        line.custom("cs1", "requestId", event.call().requestId());
        line.custom("cs2", "operationId", event.call().operationId());
        line.custom("cs3", "account", event.origin().account());
        line.custom("cs4", "location", event.origin().location());
        line.custom("cs5", "operation", Optional.of(event.operation()));
        line.custom(
                "cs6",
                "credential",
                event.actor().presented().map(one -> one.kind().text()));
        if (event.outcome().status().isPresent()) {
            line.number("cn1", event.outcome().status().get());
            line.label("cn1", "httpStatus");
        }
        if (sequence >= 0) {
            line.number("cn2", sequence);
            line.label("cn2", "sequence");
        }
        if (event.targets().size() > 1) {
            line.number("cn3", event.targets().size());
            line.label("cn3", "targets");
        }
    }
}
