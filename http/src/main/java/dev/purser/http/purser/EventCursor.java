package dev.purser.http.purser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.http.CursorSeal;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cursors of the list of events. A cursor is sealed by this process, bound to its caller, and leads nowhere but to the rest
 * of the list that was asked for, up to the events that there were then. Thread-safe.
 */
final class EventCursor {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CursorSeal seal;

    EventCursor(SecureRandom random) {
        seal = new CursorSeal(random, "purser event cursor");
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
            return seal.seal(MAPPER.writeValueAsBytes(inside));
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
        return seal.open(cursor)
                .map(EventCursor::inside)
                .filter(inside -> inside.caller.equals(caller))
                .map(EventCursor::list)
                .orElseThrow(() -> new PurserException(ApiError.INVALID_CURSOR));
    }

    private static Inside inside(byte[] json) {
        try {
            return MAPPER.readValue(json, Inside.class);
        } catch (IOException e) {
            throw new IllegalStateException("a cursor of ours is well-formed", e);
        }
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
}
