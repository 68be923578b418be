package dev.purser.azure.table;

import dev.purser.azure.activitylog.StatusNames;
import dev.purser.event.AuditEvent;
import dev.purser.event.json.JsonBytes;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.Moments;
import dev.purser.lake.record.ParsedRecord;
import dev.purser.lake.table.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code AzureActivity} says in other words than the exported record. */
final class ActivityCells {
    private static final String IDENTITY = "identity";
    private static final String AUTHORIZATION = "authorization";
    private static final String CLAIMS = "claims";

    /** The names for people that Azure's pages give; other operations go by their own name. Source: azure.md section 7. */
    private static final Map<String, String> DISPLAY = Map.of(
            "microsoft.containerregistry/registries/write", "Create or Update Container Registry",
            "microsoft.containerregistry/registries/delete", "Delete Container Registry",
            "microsoft.containerregistry/registries/listcredentials/action",
                    "List Container Registry Login Credentials",
            "microsoft.containerregistry/registries/importimage/action", "Import Image",
            "microsoft.authorization/roleassignments/write", "Create Role Assignment");

    private static final Map<String, String> STATUS = Map.of(
            "start", "Started",
            "accept", "Accepted",
            "success", "Succeeded",
            "failure", "Failed",
            "fail", "Failed",
            "activated", "Active");

    /** Claims that name a caller, the best first. */
    private static final List<String> NAMES = List.of(
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            "appid",
            "http://schemas.microsoft.com/identity/claims/objectidentifier",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier",
            "name");

    private ActivityCells() {}

    static Cell authorization() {
        return Cell.dynamic(IDENTITY, AUTHORIZATION);
    }

    static void operation(ParsedRecord record, RowSink to) {
        String name = name(record);
        to.text(name == null ? null : DISPLAY.getOrDefault(name.toLowerCase(Locale.ROOT), name));
    }

    /** The operation as published: exports have it in upper case, the authorization does not. */
    private static String name(ParsedRecord record) {
        return better(
                record.text(record.find("operationName")), record.text(record.find(IDENTITY, AUTHORIZATION, "action")));
    }

    /** The same text in its better case, where there is one. */
    private static String better(String text, String other) {
        return text != null && text.equalsIgnoreCase(other) ? other : text;
    }

    static void status(ParsedRecord record, RowSink to) {
        String word = record.text(record.find("resultType"));
        to.text(word == null ? null : STATUS.getOrDefault(word.toLowerCase(Locale.ROOT), word));
    }

    static void substatusValue(ParsedRecord record, RowSink to) {
        to.text(signature(record));
    }

    static void substatus(ParsedRecord record, RowSink to) {
        String name = signature(record);
        Optional<Integer> status = name == null ? Optional.empty() : StatusNames.read(name);
        to.text(status.isPresent() ? name + " (HTTP Status Code: " + status.get() + ")" : name);
    }

    /** {@code Created} of {@code Succeeded.Created}. */
    private static String signature(ParsedRecord record) {
        String text = record.text(record.find("resultSignature"));
        int dot = text == null ? -1 : text.indexOf('.');
        return dot < 0 || dot == text.length() - 1 ? null : text.substring(dot + 1);
    }

    static void caller(ParsedRecord record, RowSink to) {
        for (String claim : NAMES) {
            String name = record.text(record.find(IDENTITY, CLAIMS, claim));
            if (name != null && !name.isEmpty()) {
                to.text(name);
                return;
            }
        }
        to.none();
    }

    /** Older exports have the operation's verb for a category. */
    static void category(ParsedRecord record, RowSink to) {
        String category = record.text(record.find("category"));
        to.text(
                category == null
                        ? null
                        : switch (category.toLowerCase(Locale.ROOT)) {
                            case "write", "delete", "action" -> "Administrative";
                            default -> category;
                        });
    }

    static void submitted(ParsedRecord record, RowSink to) {
        if (record.event().isPresent()) {
            to.number(Moments.ticks(record.event().get().recorded()));
        } else {
            to.none();
        }
    }

    /** Exports leave it out; the event knows it. */
    static void request(ParsedRecord record, RowSink to) {
        if (record.event().isEmpty()) {
            to.none();
            return;
        }
        AuditEvent event = record.event().get();
        JsonBytes json = new JsonBytes(256);
        json.open();
        json.text("clientRequestId", event.client().requestId());
        json.text(
                "clientIpAddress",
                event.client().trustedAddress().or(() -> event.client().address()));
        json.text("method", event.call().method());
        json.text("uri", event.call().path());
        json.close();
        to.text(json.length() == 2 ? null : new String(json.array(), 0, json.length(), StandardCharsets.UTF_8));
    }

    static void level(ParsedRecord record, RowSink to) {
        String level = record.text(record.find("level"));
        to.text("Information".equalsIgnoreCase(level) ? "Informational" : level);
    }

    static void resource(ParsedRecord record, RowSink to) {
        to.text(id(record));
    }

    private static String id(ParsedRecord record) {
        return better(
                record.text(record.find("resourceId")), record.text(record.find(IDENTITY, AUTHORIZATION, "scope")));
    }

    static void resourceName(ParsedRecord record, RowSink to) {
        String id = id(record);
        to.text(id == null ? null : id.substring(id.lastIndexOf('/') + 1));
    }

    static void resourceGroup(ParsedRecord record, RowSink to) {
        to.text(behind(id(record), "/resourceGroups/"));
    }

    static void subscription(ParsedRecord record, RowSink to) {
        String subscription = behind(id(record), "/subscriptions/");
        to.text(subscription == null ? null : subscription.toLowerCase(Locale.ROOT));
    }

    /** The segment of a resource id behind {@code name}, in any case; null where there is none. */
    private static String behind(String id, String name) {
        if (id == null) {
            return null;
        }
        for (int at = 0; at + name.length() <= id.length(); at++) {
            if (id.regionMatches(true, at, name, 0, name.length())) {
                int end = id.indexOf('/', at + name.length());
                return id.substring(at + name.length(), end < 0 ? id.length() : end);
            }
        }
        return null;
    }

    static void provider(ParsedRecord record, RowSink to) {
        to.text(providerOf(record));
    }

    static void providerValue(ParsedRecord record, RowSink to) {
        String provider = providerOf(record);
        to.text(provider == null ? null : provider.toUpperCase(Locale.ROOT));
    }

    private static String providerOf(ParsedRecord record) {
        String name = name(record);
        int slash = name == null ? -1 : name.indexOf('/');
        return slash < 0 ? null : name.substring(0, slash);
    }
}
