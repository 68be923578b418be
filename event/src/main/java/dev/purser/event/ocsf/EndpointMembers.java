package dev.purser.event.ocsf;

import dev.purser.event.AuditEvent;
import dev.purser.event.Client;
import dev.purser.event.Origin;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.TapeFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From where to where, and by which request: {@code src_endpoint}, {@code dst_endpoint}, {@code http_request}. */
final class EndpointMembers {
    private EndpointMembers() {}

    static void write(JsonBytes to, AuditEvent event) {
        Client client = event.client();
        Optional<String> source = client.trustedAddress().isPresent() ? client.trustedAddress() : client.address();
        to.open("src_endpoint");
        if (source.isPresent()) {
            address(to, source.get());
            if (client.address().isPresent() && !client.address().equals(source)) {
                to.open("proxy_endpoint");
                address(to, client.address().get());
                to.close();
            }
        } else {
            to.text("svc_name", ActorMembers.UNKNOWN);
        }
        to.close();
        Origin origin = event.origin();
        int mark = to.open("dst_endpoint");
        to.text("name", origin.registry());
        to.text("hostname", client.host());
        to.text("instance_uid", origin.node());
        to.closeOrDrop(mark);
        mark = to.open("http_request");
        to.text("http_method", event.call().method());
        if (event.call().path().isPresent()) {
            to.open("url");
            to.text("path", event.call().path());
            to.close();
        }
        to.text("user_agent", client.agent());
        to.text("uid", client.requestId());
        if (!client.proxies().isEmpty()) {
            to.openArray("x_forwarded_for");
            client.proxies().forEach(to::element);
            to.closeArray();
        }
        if (!event.action().readOnly()) {
            to.number("body_length", event.transfer().moved());
        }
        to.closeOrDrop(mark);
        if (event.outcome().status().isPresent()) {
            to.open("http_response");
            to.number("code", event.outcome().status().get());
            if (event.action().readOnly()) {
                to.number("body_length", event.transfer().moved());
            }
            to.close();
        }
    }

    private static void address(JsonBytes to, String text) {
        to.text(address(text) ? "ip" : "hostname", text);
    }

    /** True if the text has no characters but those of an IP address. */
    private static boolean address(String text) {
        boolean marks = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ':') {
                marks = true;
            } else if ((c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')) {
                return false;
            }
        }
        return marks;
    }

    static Client client(JsonTape tape, TapeFields fields) {
        int source = fields.object(0, "src_endpoint");
        int request = fields.object(0, "http_request");
        Optional<String> trusted = address(fields, source);
        Optional<String> peer = address(fields, fields.object(source, "proxy_endpoint"));
        List<String> proxies = new ArrayList<>();
        int list = fields.array(request, "x_forwarded_for");
        if (list >= 0) {
            for (int one = list + 1; one < tape.next(list); one = tape.next(one)) {
                proxies.add(tape.text(one));
            }
        }
        Client client = new Client(
                peer.isPresent() ? peer : trusted,
                trusted,
                proxies,
                fields.text(request, "user_agent"),
                fields.text(fields.object(0, "dst_endpoint"), "hostname"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fields.text(request, "uid"));
        return client.equals(Client.NONE) ? Client.NONE : client;
    }

    private static Optional<String> address(TapeFields fields, int endpoint) {
        Optional<String> ip = fields.text(endpoint, "ip");
        return ip.isPresent() ? ip : fields.text(endpoint, "hostname");
    }
}
