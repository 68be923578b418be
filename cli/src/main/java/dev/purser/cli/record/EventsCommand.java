package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows events of the record, or follows it. */
@Command(
        name = "events",
        description = {
            "Show who did what: the latest events, or those that a filter picks.",
            "Reading the record is itself recorded, once for each run of this command."
        },
        footer = {
            "  purser events",
            "  purser events --action image.push --action 'signature.*' --namespace team",
            "  purser events --outcome failure --from 2026-11-20T00:00:00Z -o json",
            "  purser events --follow"
        })
public final class EventsCommand extends ServerCommand {
    @ArgGroup(validate = false, heading = "%nFilters:%n")
    EventFilters filters = new EventFilters();

    @Option(
            names = {"-n", "--limit"},
            defaultValue = "50",
            paramLabel = "N",
            description = "At most so many events, the latest of them; 0 for all. Default: 50.")
    int limit;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing events as they are recorded, until interrupted.")
    boolean follow;

    @Option(names = "--after", paramLabel = "SEQUENCE", description = "Only events with a higher sequence number.")
    Optional<Long> after = Optional.empty();

    @Option(names = "--before", paramLabel = "SEQUENCE", description = "Only events with a lower sequence number.")
    Optional<Long> before = Optional.empty();

    @Override
    public Integer call() {
        EventPrinter printer = new EventPrinter(out(), json());
        if (follow) {
            return new EventTail(api(), filters.query(), printer).follow(after);
        }
        List<JsonNode> events = read();
        events.forEach(printer::print);
        printer.flush();
        return ExitCode.OK;
    }

    /** The latest that are wanted, oldest first. */
    private List<JsonNode> read() {
        Api api = api();
        Map<String, List<String>> query = new HashMap<>(filters.query());
        query.put("after", given(after.map(String::valueOf)));
        query.put("before", given(before.map(String::valueOf)));
        query.put("order", List.of("newest"));
        query.put("limit", List.of(String.valueOf(pageSize(limit == 0 ? Integer.MAX_VALUE : limit))));
        List<JsonNode> found = new ArrayList<>();
        JsonNode page = api.get("/purser/v1/events", query);
        while (true) {
            page.path("events").forEach(found::add);
            String next = page.path("next").textValue();
            int left = limit == 0 ? Integer.MAX_VALUE : limit - found.size();
            if (next == null || left <= 0) {
                return found.reversed();
            }
            page = api.get(
                    "/purser/v1/events",
                    Map.of("cursor", List.of(next), "limit", List.of(String.valueOf(pageSize(left)))));
        }
    }

    private static int pageSize(int wanted) {
        return Math.clamp(wanted, 1, 1000);
    }
}
