package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.CallInterface;
import dev.purser.event.EventCodec;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.dialect.EventJson;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.tile.MerkleHasher;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;

/** The record, page by page: reading it is itself on the record, once for a list however many pages it has. */
final class EventsResource {
    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 100;

    private final Journal journal;
    private final EventCursor cursors = new EventCursor(new SecureRandom());

    EventsResource(Journal journal) {
        this.journal = journal;
    }

    List<Endpoint> endpoints() {
        Endpoint list = EventFilter.declare(Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/events", "ListEvents")
                        .does(Action.HISTORY_LOOKUP)
                        .summary("Lists events of the record by filter, page by page. Recorded once per list."))
                .query("after", "only events with a higher sequence number")
                .query("before", "only events with a lower sequence number")
                .query("order", "oldest (the default) or newest first")
                .query("limit", "events on a page, 1 to " + LARGEST_PAGE + "; " + USUAL_PAGE + " if not given")
                .query("cursor", "the next page: what the page before said in next; takes no filter beside limit")
                .answers(200, "events, and next where there is more; a page may be empty and still have a next one")
                .fails(ApiError.INVALID_PARAMETER, ApiError.INVALID_CURSOR)
                .handle(this::list);
        Endpoint one = Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/events/{sequence}", "GetEvent")
                .does(Action.HISTORY_LOOKUP)
                .summary("Gives one event by its sequence number, with its leaf as it is proven.")
                .answers(200, "the event, its leaf in base64, and the leaf's hash in the tree")
                .fails(ApiError.RESOURCE_UNKNOWN)
                .handle(this::one);
        return List.of(list, one);
    }

    private Answer list(Exchange exchange) {
        Params params = Params.of(exchange);
        int limit = (int) params.number("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
        Actor actor = exchange.recording().actor();
        String caller = actor.kind().text() + " " + actor.id().or(actor::name).orElse("");
        EventList list;
        if (params.text("cursor").isPresent()) {
            requireAlone(exchange);
            list = cursors.read(caller, params.text("cursor").get());
            exchange.protocolStep();
        } else {
            list = begin(exchange, params, limit);
        }
        EventList.Page page = list.page(journal, limit);
        JsonBytes to = new JsonBytes(4096);
        to.open();
        to.openArray("events");
        page.events().forEach(event -> EventJson.write(to, event.sequence(), event.event()));
        to.closeArray();
        page.rest().ifPresent(rest -> to.text("next", cursors.write(caller, rest)));
        if (page.unreadable() > 0) {
            to.number("unreadable", page.unreadable());
        }
        to.close();
        return Answer.bytes(200, JsonAnswers.HEADERS, to.copy(0));
    }

    private static void requireAlone(Exchange exchange) {
        for (String name : exchange.request().query().names()) {
            if (!name.equals("cursor") && !name.equals("limit")) {
                throw ApiError.INVALID_PARAMETER.at(name, "not beside a cursor, which holds the filters already");
            }
        }
    }

    private EventList begin(Exchange exchange, Params params, int limit) {
        EventFilter filter = EventFilter.read(params);
        boolean newest = switch (params.text("order").orElse("oldest")) {
            case "oldest" -> false;
            case "newest" -> true;
            default -> throw ApiError.INVALID_PARAMETER.at("order", "oldest or newest");
        };
        OptionalLong after = params.number("after", -1, Long.MAX_VALUE - 1);
        OptionalLong before = params.number("before", 0, Long.MAX_VALUE);
        filter.described().forEach(exchange.recording()::request);
        after.ifPresent(value -> exchange.recording().request("after", value));
        before.ifPresent(value -> exchange.recording().request("before", value));
        exchange.recording()
                .request("order", newest ? "newest" : "oldest")
                .request("limit", (long) limit)
                .target(Target.builder(TargetType.JOURNAL).name("events").build());
        long low = Math.max(journal.first(), after.orElse(-1) + 1);
        long high = Math.min(journal.size(), before.orElse(Long.MAX_VALUE));
        return new EventList(filter, newest, low, high).narrowed(journal);
    }

    private Answer one(Exchange exchange) {
        long sequence = Sequences.parse(exchange.variable("sequence"));
        exchange.recording()
                .target(Target.builder(TargetType.JOURNAL)
                        .name("events/" + sequence)
                        .build());
        JournalEntry entry = journal.read(sequence, 1).stream()
                .filter(found -> found.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> new PurserException(ApiError.RESOURCE_UNKNOWN));
        JsonBytes to = new JsonBytes(4096);
        to.open();
        to.name("event");
        EventJson.write(to, OptionalLong.of(sequence), EventCodec.read(entry.event()));
        to.text("leaf", Sequences.base64(entry.event().leaf()));
        to.text(
                "leafHash",
                Sequences.base64(new MerkleHasher().leaf(entry.event().leaf())));
        to.close();
        return Answer.bytes(200, JsonAnswers.HEADERS, to.copy(0));
    }
}
