package dev.purser.cli.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the record as it grows (server-sent events). A connection that the server ends is made again behind the last
 * event that was seen, so that none is missed and none is shown twice.
 */
final class EventTail {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Api api;
    private final Map<String, List<String>> filters;
    private final EventPrinter printer;
    private Optional<String> last = Optional.empty();

    EventTail(Api api, Map<String, List<String>> filters, EventPrinter printer) {
        this.api = api;
        this.filters = filters;
        this.printer = printer;
    }

    /** Prints events until interrupted, or until the server is gone. */
    int follow(Optional<Long> after) {
        last = after.map(String::valueOf);
        while (!Thread.currentThread().isInterrupted()) {
            Map<String, List<String>> query = new HashMap<>(filters);
            query.put("after", last.map(List::of).orElse(List.of()));
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(api.stream("/purser/v1/events/stream", query), StandardCharsets.UTF_8))) {
                read(lines);
            } catch (IOException gone) {
                throw new CommandException(
                        ExitCode.UNREACHABLE,
                        "the server went away",
                        last.map(id -> "Go on with --after " + id + " when it is back.")
                                .orElse(""));
            }
        }
        return ExitCode.OK;
    }

    private void read(BufferedReader lines) throws IOException {
        Optional<String> id = last;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = Optional.of(line.substring(4));
            } else if (line.startsWith("data: ")) {
                printer.print(MAPPER.readTree(line.substring(6)));
                printer.flush();
            } else if (line.isEmpty()) {
                last = id;
            }
        }
    }
}
