package dev.purser.azure.activitylog;

import dev.purser.azure.activitylog.ActivityOperation.Scope;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Place;
import dev.purser.azure.record.TimeText;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.AuditEvent;
import dev.purser.event.Decision;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Target;
import dev.purser.event.json.JsonBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One record of the activity log, member by member in the order of the sample of exports (azure.md section 7). For one
 * thread.
 */
final class ActivityRecords {
    /** Which of an event's records. */
    enum Part {
        BEGIN,
        END,
        ALERT
    }

    static final String ADMINISTRATIVE = "Administrative";
    static final String ALERT = "Alert";

    private final Claims claims;
    private final Bodies bodies = new Bodies();
    private final TimeText times = new TimeText();
    private final boolean verbs;
    private final boolean status;
    private final boolean upper;

    ActivityRecords(AzureSettings settings, Claims claims) {
        this.claims = claims;
        verbs = settings.options().get("activity-category").equals("verb");
        status = settings.options().get("activity-result").equals("status");
        upper = settings.options().get("activity-case").equals("upper");
    }

    /** The resource that the event is about, as published. */
    static String resource(ActivityOperation operation, Target target, Place place) {
        String scope =
                operation.scope() == Scope.REGISTRY ? place.id() : place.id().substring(0, group(place.id()));
        if (operation.ofRegistry()) {
            return scope;
        }
        Optional<String> name = target == null ? Optional.empty() : target.name();
        return scope + operation.suffix() + name.map(text -> "/" + text).orElse("");
    }

    private static int group(String id) {
        return id.indexOf("/providers/");
    }

    void write(AuditEvent event, Target target, ActivityOperation operation, Place place, Part part, JsonBytes to) {
        Instant begin = ticks(event.started());
        Instant end = ticks(later(event.started(), event.duration()));
        String resource = resource(operation, target, place);
        to.open();
        to.text("time", times.of(part == Part.BEGIN ? begin : end));
        to.text("resourceId", upper ? resource.toUpperCase(Locale.ROOT) : resource);
        to.text("operationName", upper ? operation.name().toUpperCase(Locale.ROOT) : operation.name());
        to.text("category", category(operation, part));
        to.text("resultType", resultType(event, operation, part));
        to.text("resultSignature", signature(event.outcome(), part));
        to.number(
                "durationMs",
                part == Part.BEGIN ? 0 : Duration.between(begin, end).toMillis());
        Optional<String> address = event.client().trustedAddress();
        to.text(
                "callerIpAddress",
                address.isPresent() ? address : event.client().address());
        to.uuid("correlationId", event.id());
        identity(event, resource, operation, place.tenant(), to);
        to.text("level", level(event, part));
        to.text("location", "global");
        properties(event, operation, part, to);
        to.close();
    }

    private String category(ActivityOperation operation, Part part) {
        if (part == Part.ALERT) {
            return ALERT;
        }
        return verbs ? operation.verb() : ADMINISTRATIVE;
    }

    private String resultType(AuditEvent event, ActivityOperation operation, Part part) {
        return switch (part) {
            case BEGIN -> status ? "Started" : "Start";
            case ALERT -> operation.action() == Action.ALERT_FIRE ? "Activated" : "Resolved";
            case END -> {
                if (event.outcome().result() == Outcome.Result.FAILURE) {
                    yield status ? "Failed" : "Failure";
                }
                yield status ? "Succeeded" : "Success";
            }
        };
    }

    private static String signature(Outcome outcome, Part part) {
        return switch (part) {
            case BEGIN -> "Started.";
            case ALERT -> "Active";
            case END ->
                (outcome.result() == Outcome.Result.FAILURE ? "Failed." : "Succeeded.")
                        + outcome.status().map(StatusNames::of).orElse("");
        };
    }

    private void identity(AuditEvent event, String resource, ActivityOperation operation, String tenant, JsonBytes to) {
        Actor actor = event.actor();
        to.open("identity");
        to.open("authorization");
        to.text("scope", resource);
        to.text("action", operation.name());
        Optional<Decision> decision = event.decision();
        if (decision.isPresent()) {
            to.open("evidence");
            to.text("role", decision.get().by());
            to.text("principalId", actor.id());
            to.text("principalType", Claims.principalType(actor.kind()));
            to.close();
        }
        to.close();
        to.open("claims");
        claims.write(actor, tenant, to);
        to.close();
        to.close();
    }

    private String level(AuditEvent event, Part part) {
        String plain = status ? "Informational" : "Information";
        if (part == Part.BEGIN) {
            return plain;
        }
        if (event.outcome().result() == Outcome.Result.FAILURE) {
            return "Error";
        }
        return switch (event.severity()) {
            case NORMAL -> plain;
            case WARNING -> "Warning";
            case CRITICAL -> "Critical";
        };
    }

    /** The severity of a level; empty for those that say nothing of it. */
    static Optional<Severity> severity(String level) {
        return switch (level == null ? "" : level.toLowerCase(Locale.ROOT)) {
            case "information", "informational" -> Optional.of(Severity.NORMAL);
            case "warning" -> Optional.of(Severity.WARNING);
            case "critical" -> Optional.of(Severity.CRITICAL);
            default -> Optional.empty();
        };
    }

    private void properties(AuditEvent event, ActivityOperation operation, Part part, JsonBytes to) {
        to.open("properties");
        if (part == Part.END) {
            event.outcome().status().ifPresent(code -> to.text("statusCode", StatusNames.of(code)));
        }
        if (part != Part.BEGIN) {
            to.text("serviceRequestId", event.call().requestId());
        }
        to.text("eventCategory", part == Part.ALERT ? ALERT : ADMINISTRATIVE);
        if (part != Part.END) {
            requestBody(event, operation, to);
        }
        if (part != Part.BEGIN) {
            Outcome outcome = event.outcome();
            if (outcome.errorCode().isPresent() || outcome.errorMessage().isPresent()) {
                to.text("statusMessage", bodies.error(outcome.errorCode(), outcome.errorMessage()));
            }
            if (!event.data().response().isEmpty()) {
                to.text("responseBody", bodies.text(List.of(), event.data().response()));
            }
        }
        to.close();
    }

    /** The body tells which part of the registry was changed, so it stands there even where nothing else is known. */
    private void requestBody(AuditEvent event, ActivityOperation operation, JsonBytes to) {
        if (operation.action() == Action.IMAGE_IMPORT && event.data().request().isEmpty()) {
            importBody(event, to);
            return;
        }
        Map<String, Object> request = event.data().request();
        if (!request.isEmpty() || part(operation)) {
            to.text("requestbody", bodies.text(operation.body(), request));
        }
    }

    private static boolean part(ActivityOperation operation) {
        return !operation.body().isEmpty() && operation.action() != Action.SETTINGS_SET;
    }

    private void importBody(AuditEvent event, JsonBytes to) {
        List<Object> tags = new ArrayList<>();
        for (Target target : event.targets()) {
            if (target.repository().isPresent()) {
                String tag = target.tag()
                        .map(text -> ":" + text)
                        .or(() -> target.digest().map(text -> "@" + text))
                        .orElse("");
                tags.add(target.repository().get() + tag);
            }
        }
        if (!tags.isEmpty()) {
            to.text("requestbody", bodies.text(List.of(), Map.of("targetTags", tags)));
        }
    }

    private static Instant ticks(Instant time) {
        long first = -62_167_219_200L;
        long last = 253_402_300_799L;
        long second = Math.clamp(time.getEpochSecond(), first, last);
        return Instant.ofEpochSecond(second, time.getNano() / 100 * 100L);
    }

    private static Instant later(Instant started, Duration duration) {
        try {
            return started.plus(duration);
        } catch (java.time.DateTimeException | ArithmeticException e) {
            return started;
        }
    }
}
