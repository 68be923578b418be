package dev.purser.aws.trail.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.json.JsonCall;
import dev.purser.aws.trail.DigestKey;
import dev.purser.aws.trail.DigestKeys;
import dev.purser.aws.trail.TrailError;
import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The public keys that digests are checked with. */
final class KeyCalls {
    private final DigestKeys keys;
    private final Clock clock;

    KeyCalls(DigestKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(CloudTrailApi.OPERATION
                .named("ListPublicKeys")
                .does(Action.ROUTE_SETTINGS_GET)
                .needs(Permission.LOG_READ)
                .summary("Lists the keys that may have signed digests in a stretch of time.")
                .member("StartTime", "seconds since 1970; now if not given")
                .member("EndTime", "seconds since 1970; now if not given")
                .member("NextToken", "passed over: it takes one page")
                .answers(200, "PublicKeyList with Value (PKCS #1), ValidityStartTime, ValidityEndTime and Fingerprint")
                .fails(TrailError.TIME_RANGE_INVALID)
                .handle(this::list));
    }

    private Answer list(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        Instant now = clock.instant();
        Instant to = call.time("EndTime").orElse(now);
        Instant from = call.time("StartTime").orElse(to.isBefore(now) ? to : now);
        if (from.isAfter(to)) {
            throw TrailError.TIME_RANGE_INVALID.because("Start time must be before end time.");
        }
        ObjectNode answer = JsonAnswer.object();
        ArrayNode list = answer.putArray("PublicKeyList");
        for (DigestKey key : keys.valid(from, to)) {
            list.addObject()
                    .put("Value", key.publicKey())
                    .put("ValidityStartTime", JsonAnswer.time(key.validFrom()))
                    .put("ValidityEndTime", JsonAnswer.time(key.validTo()))
                    .put("Fingerprint", key.fingerprint());
        }
        return JsonAnswer.of(answer);
    }
}
