package dev.purser.http.purser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors of the list of events. A page that a cursor leads to is not recorded again, so a cursor is worth an entry in
 * the record: it is signed (HMAC-SHA-256) under a key of this process, bound to its caller, and leads nowhere but to the
 * rest of the list that was asked for, up to the events that there were then. Thread-safe.
 */
final class EventCursor {
    private static final int LONGEST = 8192;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SecretKeySpec key;

    EventCursor(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** What is inside, in the order in which it is written. */
    private record Inside(
            String caller,
            boolean newestFirst,
            long low,
            long high,
            List<String> actions,
            String kind,
            String outcome,
            String actor,
            String namespace,
            String repository,
            String from,
            String to) {}

    /** The text of a cursor that leads this caller to the rest of that list. */
    String write(String caller, EventList rest) {
        EventFilter filter = rest.filter();
        Inside inside = new Inside(
                caller,
                rest.newestFirst(),
                rest.low(),
                rest.high(),
                filter.actions().stream().map(Action::text).sorted().toList(),
                filter.kind().map(ActionKind::text).orElse(null),
                filter.outcome().map(Outcome.Result::text).orElse(null),
                filter.actor().orElse(null),
                filter.namespace().orElse(null),
                filter.repository().orElse(null),
                filter.from().map(Instant::toString).orElse(null),
                filter.to().map(Instant::toString).orElse(null));
        try {
            byte[] json = MAPPER.writeValueAsBytes(inside);
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return base64.encodeToString(json) + "." + base64.encodeToString(seal(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor is plain data", e);
        }
    }

    /**
     * The rest of the list that a cursor leads to.
     *
     * @throws dev.purser.event.PurserException with {@link ApiError#INVALID_CURSOR} if it was not handed to this caller
     *     by this process
     */
    EventList read(String caller, String cursor) {
        int dot = cursor.indexOf('.');
        if (dot > 0 && cursor.length() <= LONGEST) {
            try {
                byte[] json = Base64.getUrlDecoder().decode(cursor.substring(0, dot));
                byte[] seal = Base64.getUrlDecoder().decode(cursor.substring(dot + 1));
                if (MessageDigest.isEqual(seal, seal(json))) {
                    Inside inside = MAPPER.readValue(json, Inside.class);
                    if (inside.caller.equals(caller)) {
                        return list(inside);
                    }
                }
            } catch (IllegalArgumentException | java.io.IOException forged) {
                // Told below: a cursor of ours is well-formed.
            }
        }
        throw new dev.purser.event.PurserException(ApiError.INVALID_CURSOR);
    }

    private static EventList list(Inside inside) {
        Set<Action> actions = inside.actions.stream()
                .map(name -> Action.of(name).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
        EventFilter filter = new EventFilter(
                actions,
                Optional.ofNullable(inside.kind)
                        .map(text -> Arrays.stream(ActionKind.values())
                                .filter(kind -> kind.text().equals(text))
                                .findFirst()
                                .orElseThrow()),
                Optional.ofNullable(inside.outcome)
                        .map(text -> Arrays.stream(Outcome.Result.values())
                                .filter(result -> result.text().equals(text))
                                .findFirst()
                                .orElseThrow()),
                Optional.ofNullable(inside.actor),
                Optional.ofNullable(inside.namespace),
                Optional.ofNullable(inside.repository),
                Optional.ofNullable(inside.from).map(Instant::parse),
                Optional.ofNullable(inside.to).map(Instant::parse));
        return new EventList(filter, inside.newestFirst, inside.low, inside.high);
    }

    private byte[] seal(byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("purser event cursor".getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(json);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
